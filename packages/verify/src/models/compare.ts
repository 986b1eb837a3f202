/**
 * Compares what the core and the second opinion say of one history, wherever either could have changed its mind.
 */
import { call, type History, settingsOf } from "./random-history.ts";
import { type Opinion, secondOpinion } from "./second-opinion.ts";
import { tellCore } from "./tell-core.ts";

/** `secondOpinion`, or one that is wrong on purpose. */
export type Model = typeof secondOpinion;

export interface Disagreement {
  /** In which of its answers, and what each side says. */
  readonly what: string;
  readonly at: number;
}

export interface Comparison {
  readonly comparisons: number;
  readonly disagreement: Disagreement | null;
}

/** Stops at the first disagreement. */
export function compare(history: History, model: Model = secondOpinion): Comparison {
  const opinionAt = model(settingsOf(history), history.facts);
  let comparisons = 0;
  for (const { at, opinion } of tellCore(history)) {
    comparisons += 1;
    const what = differ(opinion, opinionAt(at));
    if (what !== null) return { comparisons, disagreement: { what, at } };
  }
  return { comparisons, disagreement: null };
}

type Answer = string | number | null;

/** What is compared, in this order. A number is an instant. Signatures are sets: who signed, not in which order. */
const ANSWERS: readonly (readonly [string, (opinion: NonNullable<Opinion>) => Answer])[] = [
  ["the motion", ({ motion }) => motion],
  ["its disposition", ({ disposition }) => disposition],
  ["its mover", ({ mover }) => writePeople([mover])],
  ["the instant at which it ended", ({ endedAt }) => endedAt],
  ["the instant of the decision", ({ decided }) => decided?.at ?? null],
  ["the ground of the decision", ({ decided }) => decided?.why ?? null],
  ["the running period's end", ({ periodEnds }) => periodEnds],
  ["who has signed", ({ signed }) => writePeople(signed)],
  ["who has signed the present text", ({ signedThisText }) => writePeople(signedThisText)],
  ["the open objections", ({ open }) => open.map(({ name, by }) => `${name} by ${call(by)}`).join(", ")],
];

function differ(core: Opinion, model: Opinion): string | null {
  if (core === null || model === null) {
    return core === model ? null : `the motion: ${say(core?.motion ?? null, model?.motion ?? null)}`;
  }
  for (const [what, answer] of ANSWERS) {
    const ofCore = answer(core);
    const ofModel = answer(model);
    if (ofCore !== ofModel) return `${what}: ${say(ofCore, ofModel)}`;
  }
  return null;
}

function say(core: Answer, model: Answer): string {
  return `the core says ${write(core)}, the second opinion ${write(model)}`;
}

function write(answer: Answer): string {
  if (answer === null || answer === "") return "none";
  return typeof answer === "number" ? new Date(answer).toISOString() : answer;
}

function writePeople(ids: readonly number[]): string {
  return [...ids].sort().map(call).join(" ");
}
