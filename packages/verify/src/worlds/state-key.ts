/**
 * The key of a state: all that can still make a difference, and nothing else.
 *
 * Instants are told from now, people up to symmetry, the two full texts up to a swap. What has ended, what was
 * answered and what was announced is history: `keepFuture` drops it from the standing itself, so that a state is
 * as small as its key.
 */
import {
  about,
  DAY,
  type Instant,
  LONGEST_EXTENSION,
  type Motion,
  type Objection,
  type Standing,
  type TextDigest,
} from "@rfckit/core";
import { canonical, type Symmetry } from "./symmetry.ts";
import { circumstancesOf, type Node, type World } from "./world.ts";

/** Changes of a motion count only where they come near their limit. */
const CHANGES_THAT_MATTER = 95;

export function keyOf(node: Node, world: World, symmetry: Symmetry): string {
  const present = node.standing.text?.digest ?? "first";
  const plain = present === "second" ? null : keyWith(node, world, symmetry, DIGESTS);
  const swapped = present === "first" ? null : keyWith(node, world, symmetry, SWAPPED);
  if (plain === null) return swapped ?? "";
  return swapped === null || plain < swapped ? plain : swapped;
}

const DIGESTS: Readonly<Record<string, number>> = { first: 1, second: 2, partial: 3, foreign: 4 };
const SWAPPED: Readonly<Record<string, number>> = { first: 2, second: 1, partial: 3, foreign: 4 };
const NO_TEXT = 5;

function codeOf(text: TextDigest, digests: Readonly<Record<string, number>>): number {
  return text === null ? NO_TEXT : (digests[text] ?? 0);
}

function keyWith(
  node: Node,
  world: World,
  symmetry: Symmetry,
  digests: Readonly<Record<string, number>>,
): string {
  const { standing } = node;
  const { motion } = standing;
  const people = world.cast.people.map((person) => {
    let code = 0;
    let objected = 0;
    if (motion !== null) {
      const signOff = motion.signOffs.find(({ by }) => by.id === person.id);
      if (signOff !== undefined) code = codeOf(signOff.text, digests);
      if (motion.mover.id === person.id) code += 8;
      objected = objectionsOf(motion.objections, person.id, motion, node);
    }
    const carried = standing.carried.merge?.filter(({ by }) => by.id === person.id).length ?? 0;
    const carriedClose = standing.carried.close?.filter(({ by }) => by.id === person.id).length ?? 0;
    return internCode(((carried * 3 + carriedClose) * 16_384 + objected) * 16 + code);
  });
  return canonical(symmetry, people, node.widened || wasWidened(motion, world)) + rest(node, world, digests);
}

const interned = new Map<number, number>();

/** A small number for each code, for it becomes one character of the key. */
function internCode(code: number): number {
  const before = interned.get(code);
  if (before !== undefined) return before;
  interned.set(code, interned.size);
  return interned.size - 1;
}

function wasWidened(motion: Motion | null, world: World): boolean {
  return motion?.roster === world.cast.widened;
}

/** The open objections of one person, each by its age and whether it was seconded, where that matters. */
function objectionsOf(objections: readonly Objection[], user: number, motion: Motion, node: Node): number {
  const codes: number[] = [];
  for (const objection of objections) {
    if (objection.by.id !== user || objection.resolution !== null) continue;
    let code = 1;
    if (motion.policy.objection.secondAfter !== null) {
      const warned = node.standing.posted[about.objectionWarned(motion.number, objection.number)];
      const age = Math.min(ageOf(objection.at, node.now), 10);
      const warnedFor = warned === undefined ? 0 : 1 + Math.min(ageOf(warned.at, node.now), 8);
      code = objection.seconds.length > 0 ? 2 : 3 + age * 10 + warnedFor;
    }
    codes.push(code);
  }
  codes.sort((one, other) => one - other);
  return codes.reduce((sum, code) => sum * 128 + code, 0);
}

function ageOf(at: Instant, now: Instant): number {
  return Math.floor((now - at) / DAY);
}

function rest(node: Node, world: World, digests: Readonly<Record<string, number>>): string {
  const { standing, now } = node;
  const { motion, text } = standing;
  const last = standing.ended.at(-1)?.end.kind;
  const parts: (string | number)[] = [
    `${standing.state[0]}${standing.draft ? "d" : ""}${codeOf(text?.digest ?? null, digests)}`,
    `${node.hindered ? "h" : ""}${node.widened ? "w" : ""}${standing.pausedSince === null ? "" : "p"}`,
    standing.reopened || last === undefined ? "" : last,
    // Off the days' grid only in the moment before a deadline.
    `${offGrid(now) ? "m" : ""}${node.late ? "l" : ""}`,
  ];
  // A text that can be objected to for longer than a whole period (D16).
  const { length, changeGrace } = world.policy.fcp;
  if (changeGrace > length && text !== null) parts.push(tellWait(text.at + changeGrace - length, now, 0));
  if (motion === null) return parts.join("|");
  const { period, decision } = motion;
  parts.push(
    `${motion.disposition}${motion.at === now ? "n" : ""}${wasWidened(motion, world) ? "w" : ""}`,
    Math.max(0, motion.changes - CHANGES_THAT_MATTER),
  );
  if (motion.policy.objection.secondAfter !== null) parts.push(tellWait(motion.noLapseBefore, now));
  if (period !== null) {
    parts.push(
      `p${tellWait(period.endsAt, now)},${tellWait(period.firstEnd, now, LONGEST_EXTENSION + DAY)}`,
      `${tellWait(period.shortCutFrom, now)}${period.startedAt === now ? "n" : ""}`,
    );
  }
  if (decision !== null) {
    const { hindrance } = decision;
    const same = hindrance?.circumstances === circumstancesOf(node);
    parts.push(`d${codeOf(decision.text, digests)}`);
    if (hindrance !== null) parts.push(same ? Math.min(ageOf(hindrance.at, now), 1) : "again");
  }
  return parts.join("|");
}

/** An instant from now, in days; what is over by a day or more (or by `most`) is over. */
function tellWait(instant: Instant, now: Instant, most: number = DAY): string {
  const wait = Math.max(instant - now, -most);
  const days = Math.round(wait / DAY);
  const beside = wait - days * DAY;
  return beside === 0 ? `${days}` : `${days}${beside < 0 ? "-" : "+"}`;
}

export function offGrid(now: Instant): boolean {
  return now % DAY !== GRID;
}

/** The time of day at which everything happens. */
const GRID = (9 * DAY) / 24;

/** The standing without its history: what is left decides alike (which a test holds against whole histories). */
export function keepFuture(standing: Standing): Standing {
  const { motion } = standing;
  const last = standing.ended.at(-1);
  const open = motion?.objections.filter(({ resolution }) => resolution === null) ?? [];
  const posted: Record<string, Standing["posted"][string]> = {};
  if (motion !== null) {
    for (const [index, { number }] of open.entries()) {
      const warned = standing.posted[about.objectionWarned(motion.number, number)];
      if (warned !== undefined) posted[about.objectionWarned(1, index + 1)] = warned;
    }
  }
  return {
    ...standing,
    motion:
      motion === null
        ? null
        : {
            ...motion,
            number: 1,
            objections: open.map((objection, index) => ({ ...objection, number: index + 1 })),
            approvedBefore: [],
            asked: [],
            presentRoster: null,
          },
    ended: last === undefined ? [] : [last],
    approvals: [],
    answers: [],
    notices: [],
    posted,
    strangers: {},
    pausedAnswer: null,
  };
}
