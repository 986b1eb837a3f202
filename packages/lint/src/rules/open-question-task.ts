/**
 * # `open-question-task`
 *
 * Under *Open questions* of a full RFC a box isn't ticked: a question that was to be settled before the RFC is accepted
 * may still be open. In a draft they are as they should be.
 *
 * Bad, as a full RFC:
 *
 * ```md
 * # Summary
 *
 * A tunnel keeps the two valleys in touch all year.
 *
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal
 *
 * Two miles, straight through.
 *
 * # Rationale and alternatives
 *
 * A gallery over the old road would cost half as much, and stand for ten years.
 *
 * # Open questions
 *
 * - [x] Who builds it?
 * - [ ] Who clears the road up to it?
 * ```
 *
 * ```text
 * 20:1 info The question "Who clears the road up to it?" is still open. Settle it and tick its box, or say why it can wait.
 * ```
 *
 * Good, as a full RFC:
 *
 * ```md
 * # Summary
 *
 * A tunnel keeps the two valleys in touch all year.
 *
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal
 *
 * - [ ] A map is still to be drawn.
 *
 * # Rationale and alternatives
 *
 * A gallery over the old road would cost half as much, and stand for ten years.
 *
 * # Open questions
 *
 * - [x] Who builds it?
 * ```
 */
import { toString as toText } from "mdast-util-to-string";
import { placeOf } from "../document.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";
import { linesOf } from "../sections.ts";

export const openQuestionTask = {
  id: "open-question-task",
  severity: "info",
  says: "unticked tasks under *Open questions* of a full RFC",
  fixable: false,
  aboutSections: true,
  check,
} as const satisfies Rule;

/** How templates call the section, whatever comes before it. */
const QUESTIONS = /\bquestions?\b/iu;

function check({ document, stage, shape, found }: RuleInput): Finding[] {
  if (stage !== "full" || document.parts.tasks.length === 0) return [];
  const sections = shape.sections.flatMap(({ name }) => {
    const section = QUESTIONS.test(name) ? found.get(name) : undefined;
    return section === undefined ? [] : [linesOf(section, document, found)];
  });
  return document.parts.tasks.flatMap((task) => {
    const place = placeOf(task);
    const isQuestion = sections.some(({ first, last }) => place.line >= first && place.line <= last);
    if (task.checked === true || !isQuestion) return [];
    const [paragraph] = task.children;
    const question = paragraph === undefined ? "" : toText(paragraph).replaceAll(/\s+/gu, " ").trim();
    const message = `The question ${quote(question)} is still open. Settle it and tick its box, or say why it can wait.`;
    return [{ place: { ...place, endLine: place.line, endColumn: place.column + 1 }, message }];
  });
}
