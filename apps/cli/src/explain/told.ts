/** What an explanation is told from. */
import {
  BEGINNING,
  decide,
  type Explanation,
  type Sentence,
  type Standing,
  type Step,
  type Voice,
} from "@rfckit/core";
import type { Reading } from "@rfckit/reader";
import type { LedgerRow } from "@rfckit/reconciler";
import type { Moment } from "./explain-at.ts";
import { PROCESS_RULES } from "./process-rules.generated.ts";

export interface Told {
  readonly reading: Reading;
  readonly moment: Moment;
  readonly explanation: Explanation;
  /** Whether it is about a moment that is over. */
  readonly isPast: boolean;
}

/** The rules that some sentences follow from, each once, in their order. */
export function rulesIn(
  sentences: readonly Sentence[],
): { readonly number: string; readonly text: string; readonly link: string }[] {
  const numbers = [...new Set(sentences.flatMap(({ rules }) => rules))];
  const place = (number: string) => (number.startsWith("R") ? 0 : 1000) + Number(number.slice(1));
  return numbers
    .sort((one, other) => place(one) - place(other))
    .map((number) => ({
      number,
      text: PROCESS_RULES[number] ?? "",
      link: `docs/process.md#${number.toLowerCase()}`,
    }));
}

/** A rule's first sentence: the rest is a click away. */
export function firstSentence(text: string): string {
  return /^.*?\.(?= |$)/u.exec(text)?.[0] ?? text;
}

/**
 * The final comment periods of the motion that is told of, but for the last one: of those the standing has no more than
 * their number.
 */
export function earlierPeriods({ standing }: Moment, rows: readonly LedgerRow[], voice: Voice): Sentence[] {
  const motion = standing.motion ?? standing.ended.at(-1)?.motion;
  const last = motion?.lastPeriod?.number ?? 0;
  const facts: Sentence[] = [];
  let before: Standing = BEGINNING;
  for (const { entry } of rows) {
    before = decide(before, entry);
    if (entry.kind !== "period-opened" || entry.motion !== motion?.number) continue;
    const period = before.motion?.period;
    if (period == null || period.number >= last) continue;
    const which = period.number === 1 ? "The final comment period" : `Final comment period ${period.number}`;
    const text = `${which} began, to end on ${voice.time(period.endsAt)}.`;
    facts.push({ text, at: entry.at, rules: ["R9", "R10", "D17"], url: entry.url });
  }
  return facts;
}

/** What the bot does at its next look; `null` where nothing is due. */
export function sayStep(step: Step | null): Sentence | null {
  switch (step?.kind) {
    case undefined:
      return null;
    case "open-period":
      return { text: "The bot announces the final comment period at its next look.", rules: ["R9", "D17"] };
    case "decide":
      return step.because === "period-ended"
        ? { text: "The final comment period has run out: the bot decides at its next look.", rules: ["R12"] }
        : { text: "Every group has signed: the bot decides at its next look.", rules: ["R13"] };
    case "carry-out":
      return { text: "The bot carries the decision out at its next look.", rules: ["R12", "D20"] };
    case "lapse-objection":
      return { text: "An objection that nobody seconded lapses at the bot's next look.", rules: ["D26"] };
  }
}
