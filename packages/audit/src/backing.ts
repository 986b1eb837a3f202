/**
 * What GitHub says of one fact: it shows it, it denies it, or it can't tell any more.
 */
import { type Instant, MINUTE, type Person, type Source } from "@rfckit/core";
import type { Comment } from "@rfckit/reconciler";
import { writeMoment } from "@rfckit/reconciler/record";
import type { Evidence } from "./evidence.ts";
import type { FindingKind } from "./report.ts";

export interface Backing {
  readonly github: "shows" | "denies" | "untold";
  readonly reason: string;
  /** What it looks like, where GitHub doesn't simply show it. */
  readonly kind: FindingKind | null;
  /** When GitHub says that it happened; `null` where it doesn't say. */
  readonly at: Instant | null;
}

export function shows(reason: string, at: Instant): Backing {
  return { github: "shows", reason, kind: null, at };
}

export function denies(kind: FindingKind, reason: string): Backing {
  return { github: "denies", reason, kind, at: null };
}

export function untold(kind: FindingKind, reason: string): Backing {
  return { github: "untold", reason, kind, at: null };
}

export function findComment(evidence: Evidence, kind: Comment["kind"], id: number): Comment | undefined {
  return evidence.snapshot.comments.find((comment) => comment.kind === kind && comment.id === id);
}

export function hasRedaction(comment: Comment): boolean {
  return comment.revisions.some(({ body }) => body === null);
}

/** What a record says of a comment that GitHub doesn't show. */
export interface MissingComment {
  readonly key: string;
  readonly by: Person;
  readonly at: Instant;
  readonly source: Source;
  /** Whether it was written as it is, and not edited so. */
  readonly isFirst: boolean;
  readonly motion: number;
}

/**
 * A comment that GitHub doesn't show: deleted, or never there. Mostly nobody can tell, since GitHub keeps nothing of it. But
 * its number has to fit in between those of its time, and a bot that looked after it was written has a receipt of it.
 */
export function backMissing(evidence: Evidence, missing: MissingComment): Backing {
  const { by, source } = missing;
  const who = evidence.name(by);
  if (evidence.isGone(by.id)) {
    return untold("account-gone", `GitHub shows no such comment, and no longer knows ${who}.`);
  }
  if (source.kind === "review") {
    return denies(
      "unbacked",
      `GitHub shows no such review by ${who}, and a submitted review can't be deleted.`,
    );
  }
  if (!fitsIn(evidence, missing)) {
    return denies(
      "unbacked",
      `GitHub shows no such comment by ${who}, and no comment of that time can have had that number.`,
    );
  }
  const late = versionWithout(evidence, missing);
  if (late !== null) {
    return denies(
      "unbacked",
      `GitHub shows no such comment by ${who}, and the checklist that the bot wrote later, on ${writeMoment(late)}, didn't know of it.`,
    );
  }
  return untold(
    "comment-missing",
    `GitHub shows no such comment by ${who}: it was deleted, or it never stood there.`,
  );
}

/** Comments are numbered as they are written. */
function fitsIn({ snapshot }: Evidence, { source, at, isFirst }: MissingComment): boolean {
  if (source.kind !== "comment") return true;
  return !snapshot.comments.some(
    ({ kind, id, createdAt }) =>
      kind === "comment" &&
      ((createdAt > at + MINUTE && id < source.id) || (isFirst && createdAt < at - MINUTE && id > source.id)),
  );
}

/** When the bot wrote a version of that motion's checklist after it, and without it; `null` where it never did. */
function versionWithout({ checklists }: Evidence, { key, at, motion }: MissingComment): Instant | null {
  const versions = checklists
    .filter((checklist) => checklist.motion === motion)
    .flatMap((checklist) => checklist.versions)
    .filter(({ isBots, receipts }) => isBots && receipts?.entries != null && receipts.sealed !== false);
  const without = versions.find(
    (version) =>
      version.at > at + 2 * MINUTE && !version.receipts?.entries?.some((entry) => entry.key === key),
  );
  return without?.at ?? null;
}
