/**
 * Taking over a motion that people run by hand: whether it can be, the entry that does it, and what came of it.
 *
 * It happens within an ordinary pass, after its look and before anything is applied. So it is in the ledger first, the
 * checklist carries it as a receipt, and a crash at any step leaves nothing half done: the next pass goes on, and asking
 * once more changes nothing.
 */
import {
  type AdoptedEntry,
  countMotions,
  type Entry,
  type Instant,
  type Person,
  type Refusal,
  refuseAdoption,
  type Standing,
} from "@rfckit/core";
import type { Look } from "../look.ts";
import { readAllCommands } from "../read/read-commands.ts";
import { motionContext } from "../read/read-facts.ts";
import { type HandMade, readHandMade } from "./read-hand-made.ts";

/** Who wants it taken over, and what they were shown. */
export interface AdoptionWish {
  /** `null` is the operator. */
  readonly by: Person | null;
  /** The comment that they agreed to; `null` for whichever it is. */
  readonly comment: number | null;
}

export type Adoption =
  | { readonly kind: "adopted"; readonly read: HandMade; readonly motion: number }
  /** It was before, and nothing changed. */
  | { readonly kind: "already"; readonly read: HandMade; readonly at: Instant; readonly onTable: boolean }
  /** No comment is headed so. */
  | { readonly kind: "none" }
  /** Another comment is headed so by now than the one that they were shown. */
  | { readonly kind: "another"; readonly read: HandMade }
  /** It ended by hand, or another motion was made and ended since. */
  | {
      readonly kind: "over";
      readonly read: HandMade;
      readonly because: "reopened" | "moved-since";
      readonly at: Instant;
    }
  | { readonly kind: "refused"; readonly read: HandMade; readonly refusal: Refusal }
  /** The bot is paused here, and would say nothing (D34). */
  | { readonly kind: "paused"; readonly read: HandMade }
  /** Somebody else is working on this pull request. */
  | { readonly kind: "busy" };

export interface Adopting {
  readonly adoption: Adoption;
  /** What enters the ledger for it. */
  readonly entries: readonly Entry[];
}

/** Decides it, from what was just looked at. */
export function adoptMotion(
  wish: AdoptionWish,
  look: Look,
  standing: Standing,
  ledger: readonly Entry[],
): Adopting {
  const { snapshot, circumstances, mentions } = look;
  const read = readHandMade(snapshot, circumstances.roster, readAllCommands(snapshot, mentions));
  if (read === null) return { adoption: { kind: "none" }, entries: [] };
  if (wish.comment !== null && wish.comment !== read.source.id)
    return { adoption: { kind: "another", read }, entries: [] };
  const entry = entryFor(wish, read, look);
  const before = ledger.find(({ key }) => key === entry.key);
  if (before !== undefined) {
    const onTable = standing.motion?.source.id === read.source.id && standing.motion.adopted !== undefined;
    return { adoption: { kind: "already", read, at: before.at, onTable }, entries: [] };
  }
  if (standing.pausedSince !== null) return { adoption: { kind: "paused", read }, entries: [] };
  const over = overSince(read, look, standing);
  if (over !== null) return { adoption: { kind: "over", read, ...over }, entries: [] };
  const refusal = refuseAdoption(standing, entry);
  if (refusal !== null) return { adoption: { kind: "refused", read, refusal }, entries: [] };
  const motion = countMotions(standing) + 1;
  return { adoption: { kind: "adopted", read, motion }, entries: [entry] };
}

function entryFor({ by }: AdoptionWish, read: HandMade, look: Look): AdoptedEntry {
  const { source, mover, movedAt, disposition, reason, signOffs, objections, toSignAgain } = read;
  return {
    kind: "adopted",
    key: `adopted/${source.kind}/${source.id}/${disposition}`,
    at: look.snapshot.now,
    by,
    source,
    mover,
    movedAt,
    disposition,
    reason,
    context: motionContext(look.circumstances, look.missingSections),
    signOffs,
    objections,
    toSignAgain,
  };
}

/** What was closed and opened again takes a new motion (D10), and so does what was moved, and ended, by command since. */
function overSince(
  read: HandMade,
  { snapshot }: Look,
  standing: Standing,
): { readonly because: "reopened" | "moved-since"; readonly at: Instant } | null {
  const last = standing.ended.at(-1);
  if (last !== undefined && last.at >= read.movedAt) return { because: "moved-since", at: last.at };
  const reopened = snapshot.timeline.findLast(
    ({ at, what }) => what.kind === "reopened" && at >= read.movedAt,
  );
  return reopened === undefined ? null : { because: "reopened", at: reopened.at };
}
