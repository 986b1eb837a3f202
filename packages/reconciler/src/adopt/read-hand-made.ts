/**
 * Finds the motion that people run by hand on a pull request, and reads what they did about it: who moved, who signed by
 * a deed of their own, whose boxes others had ticked, which objections are open.
 */
import {
  type Instant,
  isStakeholder,
  type Person,
  type Roster,
  type Source,
  stakeholdersOf,
} from "@rfckit/core";
import type { Comment, Snapshot } from "../ports/snapshot.ts";
import { cutReason, ownVersions, type WrittenCommand } from "../read/read-commands.ts";
import {
  type HandMadeObjection,
  type HandMadeSignOff,
  readObjections,
  readSignOffs,
} from "./hand-made-deeds.ts";
import { type HandMadeText, readHandMadeBoxes, readHandMadeText } from "./hand-made-motion.ts";

/** A motion made by hand, as far as the thread tells. */
export interface HandMade extends HandMadeText {
  readonly source: Source;
  /** The comment's author. Whether they may move, the roster tells. */
  readonly mover: Person;
  readonly movedAt: Instant;
  readonly signOffs: readonly HandMadeSignOff[];
  readonly objections: readonly HandMadeObjection[];
  /** Of the roster: their boxes are ticked, but not by themselves. */
  readonly toSignAgain: readonly Person[];
  /** Of the roster: the list has no box for them. */
  readonly withoutBox: readonly Person[];
  /** Logins in the list that the configuration doesn't know as stakeholders here. */
  readonly strangers: readonly string[];
}

/** The newest one there is, or `null`. Machines make none, and what others wrote into a comment makes none either (D27, D29). */
export function readHandMade(
  snapshot: Snapshot,
  roster: Roster,
  written: readonly WrittenCommand[],
): HandMade | null {
  let newest: Found | null = null;
  for (const comment of snapshot.comments) {
    const found = findMotion(comment);
    if (found !== null && found.movedAt >= (newest?.movedAt ?? 0)) newest = found;
  }
  return newest === null ? null : readDeeds(newest, roster, written);
}

interface Found extends HandMadeText {
  readonly comment: Comment;
  readonly mover: Person;
  readonly movedAt: Instant;
}

function findMotion(comment: Comment): Found | null {
  const { author } = comment;
  if (comment.kind !== "comment" || author === null || author.kind === "bot" || comment.viaApp) return null;
  const mover = { id: author.id, login: author.login };
  let found = null as Found | null;
  for (const { at, body } of ownVersions(comment)) {
    const text = readHandMadeText(body);
    // Who takes the heading out again takes the motion back; another disposition is another motion.
    const same = found !== null && found.disposition === text?.disposition;
    found = text === null ? null : { ...text, comment, mover, movedAt: same ? (found?.movedAt ?? at) : at };
  }
  return found;
}

function readDeeds(found: Found, roster: Roster, written: readonly WrittenCommand[]): HandMade {
  const { comment, mover, movedAt, disposition, reason } = found;
  const people = stakeholdersOf(roster);
  const loginsOf = (user: number) => people.filter(({ id }) => id === user).map(({ login }) => login);
  const onRoster = ({ by }: { readonly by: Person }) => isStakeholder(roster, by.id);
  const signOffs = readSignOffs(comment, written, movedAt, loginsOf).filter(
    (signOff) => onRoster(signOff) && signOff.by.id !== mover.id,
  );
  const boxes = readHandMadeBoxes(comment.body);
  const boxesOf = ({ login }: Person) => boxes.filter((box) => sameLogin(box.login, login));
  const signed = new Set([mover.id, ...signOffs.map(({ by }) => by.id)]);
  return {
    disposition,
    reason: cutReason(reason),
    source: { kind: comment.kind, id: comment.id, url: comment.url },
    mover,
    movedAt,
    signOffs,
    objections: readObjections(written, movedAt).filter(onRoster),
    toSignAgain: people.filter(
      (person) => !signed.has(person.id) && boxesOf(person).some(({ checked }) => checked),
    ),
    withoutBox: people.filter((person) => boxesOf(person).length === 0),
    strangers: [...new Set(boxes.map(({ login }) => login))].filter(
      (login) => !people.some((person) => sameLogin(person.login, login)),
    ),
  };
}

function sameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
