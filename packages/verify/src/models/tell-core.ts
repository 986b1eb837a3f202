/**
 * Plays a history through the real core, with a bot that is prompt, and tells in the second opinion's terms how it stands.
 */
import { DAY, type EndedMotion, type Motion, openObjections, presentText, type Standing } from "@rfckit/core";
import { PromptBot } from "./prompt-bot.ts";
import type { History } from "./random-history.ts";
import type { Opinion } from "./second-opinion.ts";

export interface Telling {
  readonly at: number;
  readonly opinion: Opinion;
}

/** After the last fact it goes on so long, for what is due then. */
const AFTERWARDS = 60 * DAY;

/** Tells how things stand after all facts of each instant, and after whatever fell due in between. */
export function tellCore({ groups, admins, unusual, facts }: History): Telling[] {
  const bot = new PromptBot(groups, admins, unusual);
  const tellings: Telling[] = [];
  const tell = (at: number) => tellings.push({ at, opinion: tellStanding(bot.standing) });
  const end = (facts.at(-1)?.at ?? 0) + AFTERWARDS;
  facts.forEach((fact, index) => {
    bot.see(fact);
    const next = facts[index + 1]?.at ?? end;
    if (next === fact.at) return;
    bot.act(fact.at);
    tell(fact.at);
    for (let due = bot.due(fact.at); due !== null && due < next; due = bot.due(due)) {
      if (bot.act(due)) tell(due);
    }
  });
  if (facts.length > 0) tell(end);
  return tellings;
}

function tellStanding(standing: Standing): Opinion {
  const { motion, ended } = standing;
  if (motion !== null) return tellPending(motion, presentText(standing));
  const last = ended.at(-1);
  return last === undefined ? null : tellEnded(last);
}

function tellPending(motion: Motion, text: string | null): Opinion {
  const { signOffs, decision, period } = motion;
  return {
    ...tellMotion(motion),
    motion: "pending",
    signedThisText: signOffs.filter((signOff) => signOff.text === text).map(({ by }) => by.id),
    periodEnds: decision === null && period !== null ? period.endsAt : null,
    endedAt: null,
  };
}

function tellEnded({ motion, end, at }: EndedMotion): Opinion {
  const how = end.kind === "merged-by-hand" ? "merged by hand" : end.kind;
  return { ...tellMotion(motion), motion: how, signedThisText: [], periodEnds: null, endedAt: at };
}

function tellMotion({ disposition, mover, signOffs, objections, decision }: Motion) {
  const why = decision?.because === "every-group" ? "short-cut" : "end of period";
  return {
    disposition,
    mover: mover.id,
    signed: signOffs.map(({ by }) => by.id),
    open: openObjections(objections).map(({ name, by }) => ({ name, by: by.id })),
    decided: decision === null ? null : ({ at: decision.at, why } as const),
  };
}
