/**
 * What a motion went through, for the record: each sign-off that there was, also those that were withdrawn, and each period
 * with how it ended. A standing has only what counts in the end.
 */
import {
  BEGINNING,
  type EndedMotion,
  type Entry,
  type Instant,
  type Motion,
  type Period,
  type SignOff,
  type Standing,
} from "@rfckit/core";
import { isLost, type JudgedRecord } from "../judged-record.ts";

export interface RecordedSignOff extends SignOff {
  readonly withdrawnAt: Instant | null;
}

export interface RecordedPeriod extends Period {
  readonly endedBy: "decision" | "abort" | "end of the motion" | null;
}

export interface MotionHistory {
  /** As it was in the end, or is now. */
  readonly motion: Motion;
  readonly ended: EndedMotion | null;
  readonly signOffs: readonly RecordedSignOff[];
  readonly periods: readonly RecordedPeriod[];
}

interface Telling {
  readonly signOffs: RecordedSignOff[];
  readonly periods: RecordedPeriod[];
}

export function readHistories(record: JudgedRecord): MotionHistory[] {
  const tellings = new Map<number, Telling>();
  let standing: Standing = BEGINNING;
  for (const entry of record.entries) {
    const next = record.decide(standing, entry);
    note(tellings, standing, next, entry);
    standing = next;
  }
  const all = [
    ...standing.ended.map((ended) => ({ motion: ended.motion, ended })),
    ...(standing.motion === null ? [] : [{ motion: standing.motion, ended: null }]),
  ];
  return all
    .filter(({ motion }) => !isLost(motion))
    .map((each) => ({ ...each, ...(tellings.get(each.motion.number) ?? { signOffs: [], periods: [] }) }));
}

function note(tellings: Map<number, Telling>, before: Standing, after: Standing, entry: Entry): void {
  const ended = after.ended.length > before.ended.length ? after.ended.at(-1)?.motion : undefined;
  const motion = after.motion ?? ended;
  if (motion === undefined) return;
  const telling = tellings.get(motion.number) ?? { signOffs: [], periods: [] };
  tellings.set(motion.number, telling);
  noteSignOffs(telling.signOffs, motion, entry.at);
  notePeriods(telling.periods, motion, ended !== undefined);
}

function noteSignOffs(told: RecordedSignOff[], motion: Motion, at: Instant): void {
  for (const [index, signOff] of told.entries()) {
    const stands = motion.signOffs.some(({ by }) => by.id === signOff.by.id);
    if (!stands && signOff.withdrawnAt === null) told[index] = { ...signOff, withdrawnAt: at };
  }
  for (const signOff of motion.signOffs) {
    const known = told.some(
      (each) => each.by.id === signOff.by.id && each.at === signOff.at && each.how === signOff.how,
    );
    if (!known) told.push({ ...signOff, withdrawnAt: null });
  }
}

function notePeriods(told: RecordedPeriod[], motion: Motion, hasEnded: boolean): void {
  const { lastPeriod, period, decision } = motion;
  if (lastPeriod === null) return;
  const runs = period !== null && decision === null && !hasEnded;
  const endedBy = runs
    ? null
    : decision !== null
      ? "decision"
      : hasEnded && period !== null
        ? "end of the motion"
        : "abort";
  const place = told.findIndex(({ number }) => number === lastPeriod.number);
  // A period that a lapsed decision resumes runs on.
  const entry = { ...(period ?? lastPeriod), endedBy } as const;
  if (place < 0) told.push(entry);
  else told[place] = entry;
}
