/**
 * # `repeated-word`
 *
 * A word stands twice in a row: "the the". It is off by default, since a few languages and styles repeat words on
 * purpose; "that that" and "had had" are let through.
 *
 * Bad, as a draft, with the rule on:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the
 * the pass for five months a year.
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, *straight* straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * 4:1 warning The word "the" stands here twice in a row. Take one of them out.
 * ```
 *
 * Good, as a draft, with the rule on:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year. He had had enough of it.
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, `through through`.
 *
 * # Open questions
 *
 * Who clears the road up to it? It is 10 10ths of a mile.
 * ```
 */
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";
import { type RunningText, readRunningText } from "../running-text.ts";

export const repeatedWord = {
  id: "repeated-word",
  severity: "off",
  says: '"the the"',
  fixable: false,
  aboutSections: false,
  check,
} as const satisfies Rule;

const MEANT = new Set(["that", "had", "is", "bye", "tut", "no", "very", "really"]);

function check({ document: { parts, text } }: RuleInput): Finding[] {
  return parts.phrasings.flatMap((block) => {
    const running = readRunningText(block, text, true);
    return running === null ? [] : repetitionsIn(running);
  });
}

function repetitionsIn({ masked, pointAt }: RunningText): Finding[] {
  // A word, and the blanks up to the same word again. `> ` may stand between them where a quotation's line ends. It stands
  // here because V8 takes a millisecond to read it, and few want this rule.
  const twice =
    /(?<![\p{L}\p{N}_'’-])(\p{L}{2,})([^\S\n]*\n?[^\S\n]*(?:>[^\S\n]*)*)(?<=\s)(\1)(?![\p{L}\p{N}_'’-])/giu;
  return [...masked.matchAll(twice)].flatMap((match) => {
    const [, word = "", between = ""] = match;
    if (MEANT.has(word.toLowerCase())) return [];
    const { line, column } = pointAt(match.index + word.length + between.length);
    const place = { line, column, endLine: line, endColumn: column + word.length };
    return [{ place, message: `The word ${quote(word)} stands here twice in a row. Take one of them out.` }];
  });
}
