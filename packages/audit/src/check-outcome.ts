/**
 * Whether GitHub shows the end that the record tells, and whether what the bot's account merged or closed was decided on:
 * that very head, that very difference, and not before its time.
 */
import { type EndedMotion, MINUTE, type Motion, type Standing } from "@rfckit/core";
import type { TimelineEvent } from "@rfckit/reconciler";
import { aboutOf, digestText, writeMoment } from "@rfckit/reconciler/record";
import type { Evidence } from "./evidence.ts";
import { find } from "./finding.ts";
import type { Finding } from "./report.ts";

export function checkOutcome(evidence: Evidence, standing: Standing): Finding[] {
  const { timeline, bot } = evidence.snapshot;
  const merges = timeline.filter(({ what }) => what.kind === "merged");
  const own = timeline.filter(({ what, actor }) => actor?.id === bot.id && isEnd(what.kind));
  // GitHub closes what it merges, and says both.
  const closings = own.filter(
    ({ what, at }) => what.kind === "merged" || !merges.some((merge) => merge.at === at),
  );
  return [
    ...closings.flatMap((event) => checkCarriedOut(event, evidence, standing)),
    ...checkShown(evidence, standing),
  ];
}

function isEnd(kind: TimelineEvent["what"]["kind"]): boolean {
  return kind === "merged" || kind === "closed";
}

/** What the bot's account did, by the motion that it can have carried out with it. */
function checkCarriedOut(event: TimelineEvent, evidence: Evidence, standing: Standing): Finding[] {
  const { at, what } = event;
  const merged = what.kind === "merged";
  const more = { at, url: evidence.snapshot.pull.url };
  const did = `The bot's account ${merged ? "merged" : "closed"} the pull request on ${writeMoment(at)}`;
  const motion = motionAt(at, standing);
  const decision = motion?.decision ?? null;
  if (motion === null || decision === null || (motion.disposition === "merge") !== merged) {
    return [isRecordLost(motion, standing, evidence) ? sayLost(did, more) : sayUndecided(did, motion, more)];
  }
  if (decision.at > at) {
    const text = `${did}, before the decision that the record has of ${writeMoment(decision.at)}.`;
    return [find("merged-too-early", "contradicted", text, more)];
  }
  return merged ? checkMerged(did, motion, decision, evidence, more) : [];
}

/** Where the checklist is gone, an old backup of the ledger is all that is left, and a decision may have been in neither. */
function isRecordLost(
  motion: Motion | null,
  standing: Standing,
  { checklists, snapshot }: Evidence,
): boolean {
  if (motion === null) {
    const known = standing.ended.length + (standing.motion === null ? 0 : 1);
    const spokenOf = snapshot.comments.map(
      (comment) => /^m(\d+)\//.exec(aboutOf(comment, snapshot.bot.id) ?? "")?.[1],
    );
    return spokenOf.some((number) => Number(number ?? 0) > known);
  }
  return !checklists.some(
    (checklist) => checklist.motion === motion.number && checklist.own?.receipts != null,
  );
}

function sayLost(did: string, more: More): Finding {
  const text = `${did}. The ledger has no decision to do so, and the checklist that would have its receipt is gone.`;
  return find("merged-without-decision", "open", text, more);
}

type More = { readonly at: number; readonly url: string };

function sayUndecided(did: string, motion: Motion | null, more: More): Finding {
  if (motion?.period != null && motion.period.endsAt > more.at) {
    const text = `${did}, while the final comment period ran that was to end on ${writeMoment(motion.period.endsAt)}, and without any decision.`;
    return find("merged-too-early", "contradicted", text, more);
  }
  return find(
    "merged-without-decision",
    "contradicted",
    `${did}, and no record has a decision to do so.`,
    more,
  );
}

function checkMerged(
  did: string,
  motion: Motion,
  decision: NonNullable<Motion["decision"]>,
  { snapshot }: Evidence,
  more: More,
): Finding[] {
  const { pull } = snapshot;
  const number = `motion ${motion.number}`;
  if (pull.head !== decision.head) {
    const text = `${did} at ${pull.head.slice(0, 10)}, but ${number} was decided for ${decision.head.slice(0, 10)}.`;
    return [find("other-head-merged", "contradicted", text, more)];
  }
  if (pull.filesComplete && digestText(pull.files) !== decision.text) {
    const text = `${did}. What it changes is not what ${number} was decided for, though its head is the same.`;
    return [find("other-text-merged", "contradicted", text, more)];
  }
  return [];
}

/** The motion that was on the table then, or that ended in that moment. */
function motionAt(at: number, { motion, ended }: Standing): Motion | null {
  const carried = ended.find((each) => each.motion.at <= at && Math.abs(each.at - at) <= MINUTE);
  if (carried !== undefined) return carried.motion;
  return motion !== null && motion.at <= at ? motion : null;
}

/** What the record says has become of the pull request is what GitHub shows. */
function checkShown({ snapshot }: Evidence, { ended, motion, reopened }: Standing): Finding[] {
  const last = ended.at(-1);
  if (last === undefined || motion !== null || reopened) return [];
  const { pull, timeline } = snapshot;
  const wanted =
    last.end.kind === "accepted" || last.end.kind === "merged-by-hand" ? "merged" : closedBy(last);
  if (wanted === null || pull.state === wanted) return [];
  if (timeline.some(({ what, at }) => what.kind === "reopened" && at >= last.at)) return [];
  const text = `By the record it was ${wanted} on ${writeMoment(last.at)}; GitHub shows it ${pull.state}.`;
  return [find("other-outcome", "contradicted", text, { at: last.at, url: pull.url })];
}

function closedBy({ end }: EndedMotion): "closed" | null {
  return end.kind === "rejected" || end.kind === "withdrawn" ? "closed" : null;
}
