/**
 * The roster and the period's length are frozen with the motion, and the configuration of then may be gone. What the bot
 * itself wrote then is still there: the checklist's boxes, and the end that the announcement names.
 */
import {
  changeThatMatters,
  MINUTE,
  type Motion,
  openPeriod,
  type PeriodOpenedEntry,
  SECOND,
  stakeholdersOf,
} from "@rfckit/core";
import { parseBoxes, writeInstant, writeMoment } from "@rfckit/reconciler/record";
import { findComment } from "./backing.ts";
import type { Evidence } from "./evidence.ts";
import { find } from "./finding.ts";
import { isLost } from "./judged-record.ts";
import type { Replay } from "./replay.ts";
import type { Finding } from "./report.ts";

export function checkSettings({ periods, end }: Replay, evidence: Evidence): Finding[] {
  const motions = [...end.ended.map(({ motion }) => motion), ...(end.motion === null ? [] : [end.motion])];
  return [
    ...motions.filter((motion) => !isLost(motion)).flatMap((motion) => checkRoster(motion, evidence)),
    ...periods.flatMap(({ entry, before }) => {
      const { motion } = before;
      if (motion === null || motion.number !== entry.motion) return [];
      return checkAnnouncedEnd(entry, motion, changeThatMatters(before, motion), evidence);
    }),
  ];
}

/** Every version that the bot wrote of a motion's checklist has a box for each member of each of the recorded groups. */
function checkRoster(motion: Motion, evidence: Evidence): Finding[] {
  const boxes = motion.roster.groups.reduce((sum, { members }) => sum + members.length, 0);
  const known = new Set(
    stakeholdersOf(motion.roster).flatMap(({ id, login }) =>
      [login, ...evidence.loginsOf(id)].map((each) => each.toLowerCase()),
    ),
  );
  const versions = evidence.checklists
    .filter((checklist) => checklist.motion === motion.number)
    .flatMap(({ versions, comment }) => versions.map((version) => ({ ...version, url: comment.url })));
  for (const { isBots, body, at, url } of versions) {
    if (!isBots || body === null) continue;
    const shown = parseBoxes(body);
    // Who was renamed twice may stand there under a name that nobody knows any more: only the count is sure.
    if (shown.length === boxes || shown.length === 0) continue;
    const strangers = shown.map(({ login }) => login).filter((login) => !known.has(login.toLowerCase()));
    const who = strangers.length === 0 ? "" : ` It lists ${[...new Set(strangers)].join(", ")} besides.`;
    const text = `The record of motion ${motion.number} has ${boxes} places on its roster, and the bot's checklist of ${writeMoment(at)} had ${shown.length} boxes.${who}`;
    return [find("roster-altered", "contradicted", text, { at, url })];
  }
  return [];
}

/**
 * The announcement as the bot first wrote it names an end that is a whole period away, as long as the record's policy says.
 * GitHub may take it a moment after its text was made: then the bot mends it, and one of its versions is right.
 */
function checkAnnouncedEnd(
  entry: PeriodOpenedEntry,
  motion: Motion,
  changedAt: number | null,
  evidence: Evidence,
): Finding[] {
  const comment = findComment(evidence, "comment", entry.id);
  if (comment === undefined) return [];
  const { endsAt } = openPeriod(1, comment.createdAt, motion, entry.url, changedAt);
  const own = comment.revisions
    .filter(({ by }) => by?.id === evidence.snapshot.bot.id)
    .map(({ body }) => body);
  const bodies = comment.revisions.length === 0 ? [comment.body] : own;
  const named = bodies.filter((body) => body !== null);
  if (named.length < bodies.length || named.some((body) => namesAbout(body, endsAt))) return [];
  const text = `By the record's settings the period announced on ${writeMoment(comment.createdAt)} ended on ${writeInstant(endsAt)}, which the announcement doesn't name.`;
  const more = { at: comment.createdAt, url: comment.url, about: entry.key };
  return [find("settings-altered", "contradicted", text, more)];
}

/** A period that ended before the announcement was mended names an end that is some seconds early. */
function namesAbout(body: string, endsAt: number): boolean {
  for (let early = 0; early <= MINUTE; early += SECOND) {
    if (body.includes(writeInstant(endsAt - early))) return true;
  }
  return false;
}
