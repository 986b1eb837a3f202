/** An explanation for a reader: fact by fact, each with the rules that gave it its effect and where it is written. */
import type { Sentence } from "@rfckit/core";
import { sayInstant } from "../say-instant.ts";
import { harmless, type Paint } from "../simulate/paint.ts";
import { type Run, wrapRuns } from "../simulate/wrap.ts";
import { firstSentence, rulesIn, sayStep, type Told } from "./told.ts";

export interface ExplanationLayout {
  readonly width: number;
  readonly paint: Paint;
}

export function explanationLines(
  { reading, moment, explanation, isPast }: Told,
  { width, paint }: ExplanationLayout,
): string[] {
  const { owner, name } = reading.snapshot.repository;
  const { pull, key } = reading.snapshot;
  const wrap = (runs: readonly Run[], first: string, hang: string) =>
    wrapRuns(runs, width - hang.length, paint).map((line, index) => (index === 0 ? first : hang) + line);
  const sentence = ({ text, rules }: Sentence): Run[] => [
    { text: harmless(text), styles: [] },
    ...(rules.length === 0
      ? []
      : [
          { text: " ", styles: [] },
          { text: `[${rules.join(" ")}]`, styles: ["dim" as const] },
        ]),
  ];
  const step = sayStep(moment.step);
  const due = step === null ? [] : [step];
  const cited = rulesIn([explanation.phase, ...explanation.facts, ...explanation.awaited, ...due]);
  return [
    ...wrap(
      [
        { text: `${owner}/${name}#${key.number} `, styles: ["bold"] },
        { text: harmless(pull.title), styles: [] },
      ],
      "",
      "",
    ),
    paint(pull.url, "dim"),
    paint(`As of ${sayInstant(moment.at)}${isPast ? ", by what had happened until then" : ""}.`, "dim"),
    "",
    ...wrap(sentence(explanation.phase), "", ""),
    "",
    paint("How it came to this", "bold"),
    ...(explanation.facts.length === 0 ? ["  Nothing has been moved yet."] : []),
    ...explanation.facts.flatMap((fact) => [
      `  ${paint(fact.at === undefined ? "Meanwhile" : sayInstant(fact.at), "cyan")}`,
      ...wrap(sentence(fact), "    ", "    "),
      ...(fact.url === undefined ? [] : [paint(`    ${fact.url}`, "dim")]),
    ]),
    "",
    paint("What has to happen next", "bold"),
    ...[...due, ...explanation.awaited].flatMap((each) => [
      ...wrap(sentence(each), "  • ", "    "),
      ...(each.url === undefined ? [] : [paint(`    ${each.url}`, "dim")]),
    ]),
    "",
    paint("The rules", "bold"),
    ...cited.flatMap(({ number, text, link }) =>
      wrap(
        [
          { text: `${number} `, styles: ["bold"] },
          { text: firstSentence(text), styles: [] },
          { text: ` (${link})`, styles: ["dim"] },
        ],
        "  ",
        "    ",
      ),
    ),
  ];
}
