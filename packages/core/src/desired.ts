/**
 * How the pull request should look, given its standing: labels, checklists, notices, replies and reactions.
 *
 * It is a description and no list of things to do: what is there already is found by comparing (`plan`).
 */
import type { Source } from "./entry.ts";
import type { Instant } from "./instant.ts";
import { labelsFor } from "./labels.ts";
import { timelyNotices } from "./next-step.ts";
import { about, type Notice } from "./notice.ts";
import type { Answer, Standing } from "./standing.ts";

export interface Desired {
  readonly labels: readonly string[];
  readonly checklists: readonly DesiredChecklist[];
  /** Not posted yet, in the order in which they came up. */
  readonly notices: readonly Notice[];
  /** Not posted yet: one for each comment version with something to answer (D30). */
  readonly replies: readonly DesiredReply[];
  readonly reactions: readonly DesiredReaction[];
}

export interface DesiredChecklist {
  readonly about: string;
  readonly motion: number;
  /** Posted where it is missing: the one of the motion on the table (D31). */
  readonly required: boolean;
  /** Folded away as outdated: those before the newest (D31). */
  readonly outdated: boolean;
}

export interface DesiredReply {
  readonly about: string;
  readonly source: Source;
  readonly answers: readonly Answer[];
}

export interface DesiredReaction {
  readonly source: Source;
  readonly content: "+1" | "-1";
}

export function desired(standing: Standing, now: Instant): Desired {
  if (standing.pausedSince !== null) return desiredWhilePaused(standing);
  const pending = standing.motion?.number ?? null;
  const newest = pending ?? standing.ended.at(-1)?.motion.number ?? 0;
  const numbers = standing.ended.map(({ motion }) => motion.number);
  if (pending !== null) numbers.push(pending);
  return {
    labels: labelsFor(standing),
    checklists: numbers.map((motion) => ({
      about: about.checklist(motion),
      motion,
      required: motion === pending,
      outdated: motion !== newest,
    })),
    notices: [...standing.notices, ...timelyNotices(standing, now)].filter(
      (notice) => standing.posted[notice.about] === undefined,
    ),
    replies: repliesOf(standing).filter((reply) => standing.posted[reply.about] === undefined),
    reactions: reactionsOf(standing.answers),
  };
}

/** Paused, the bot says so once on a pull request where somebody commands it, and writes nothing else (D34). */
function desiredWhilePaused(standing: Standing): Desired {
  const named = about.paused();
  const say = standing.pausedAnswer !== null && standing.posted[named] === undefined;
  const notice: Notice = { kind: "paused", about: named, motion: 0, at: standing.pausedSince ?? 0 };
  return { labels: [], checklists: [], notices: say ? [notice] : [], replies: [], reactions: [] };
}

function repliesOf(standing: Standing): DesiredReply[] {
  const replies = new Map<string, { about: string; source: Source; answers: Answer[] }>();
  for (const answer of standing.answers) {
    const { source, version, outcome } = answer;
    const worded = outcome.kind === "answered" || (outcome.kind === "refused" && !outcome.silent);
    if (!worded) continue;
    const named = about.reply(source.kind, source.id, version);
    const reply = replies.get(named) ?? { about: named, source, answers: [] };
    reply.answers.push(answer);
    replies.set(named, reply);
  }
  return [...replies.values()];
}

/** 👍 where a command took effect or was answered, 👎 where one was refused; both may stand (D30). */
function reactionsOf(answers: readonly Answer[]): DesiredReaction[] {
  const reactions = new Map<string, DesiredReaction>();
  for (const { source, outcome } of answers) {
    const content = outcome.kind === "refused" ? "-1" : "+1";
    reactions.set(`${source.kind} ${source.id} ${content}`, { source, content });
  }
  return [...reactions.values()];
}
