/**
 * # `template-hint`
 *
 * The template's guiding text was left in. It is found as a whole, however it was wrapped, quoted or cased, with a few
 * words changed, and also where the template has another text by now. In a draft it is a warning; inside an HTML comment,
 * where no reader sees it, an information. What a template marks as meant to stay is no hint.
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
 * > Say why this design, and no other. For each serious alternative, and for
 * > doing nothing, give the best case that its supporters could have made, and what
 * > decided against it. What does the chosen design make worse?
 *
 * A gallery over the old road would cost half as much, and stand for ten years.
 *
 * # Open questions
 *
 * <!-- List what is still undecided: what this discussion should settle before the RFC is accepted, -->
 * <!-- and what may be left to the implementation. Write "None." if nothing is. -->
 *
 * None.
 * ```
 *
 * ```text
 * 15:3 error This is the template's guiding text. Write your own in its place, or take it out.
 * 23:6 info This is the template's guiding text, left in a comment. Take it out.
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
 * Two miles, straight through.
 *
 * # Rationale and alternatives
 *
 * Why this design and no other? A gallery over the old road would cost half as much, and stand for ten years.
 *
 * # Open questions
 *
 * None.
 * ```
 */
import type { Document } from "../document.ts";
import { createHintFinder, type HintFinder } from "../find-hints.ts";
import type { Finding } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";
import type { Shapes } from "../templates.ts";

export const templateHint = {
  id: "template-hint",
  severity: "error",
  says: "the template's guiding text was left in (draft: warning; inside an HTML comment: info)",
  fixable: false,
  aboutSections: true,
  check,
} as const satisfies Rule;

function check({ document, shapes, stage, wanted }: RuleInput): Finding[] {
  const found = finderFor(shapes, wanted.earlierHints).find(document.text);
  return found.flatMap(({ place, offset }): Finding[] => {
    const where = whereIs(offset, document);
    if (where === "code") return [];
    if (where === "comment") {
      const message = "This is the template's guiding text, left in a comment. Take it out.";
      return [{ place, message, severity: "info" }];
    }
    const message = "This is the template's guiding text. Write your own in its place, or take it out.";
    return [{ place, message, ...(stage === "draft" ? { severity: "warning" } : {}) }];
  });
}

/** One run lints hundreds of documents with the same templates. */
const finders = new WeakMap<Shapes, { readonly earlier: readonly string[]; readonly finder: HintFinder }>();

function finderFor(shapes: Shapes, earlier: readonly string[]): HintFinder {
  const before = finders.get(shapes);
  if (before?.earlier === earlier) return before.finder;
  const now = [shapes.draft, shapes.full].flatMap(({ sections, hints }) => [
    ...hints,
    ...sections.flatMap((section) => section.hints),
  ]);
  const finder = createHintFinder([...now, ...earlier]);
  finders.set(shapes, { earlier, finder });
  return finder;
}

/** Whether a hint stands where readers see it, in a comment, or in code that shows it on purpose. */
function whereIs(offset: number, { tree, text, parts }: Document): "text" | "comment" | "code" {
  for (const { position, value } of parts.html) {
    const start = position?.start.offset ?? 0;
    if (offset < start || offset >= (position?.end.offset ?? 0)) continue;
    const open = value.lastIndexOf("<!--", offset - start);
    const close = value.lastIndexOf("-->", offset - start);
    if (open > close) return "comment";
  }
  const inCode = parts.code.some(
    ({ position }) => offset >= (position?.start.offset ?? 0) && offset < (position?.end.offset ?? 0),
  );
  const front = tree.children[0];
  const inFront = front?.type === "yaml" && offset < (front.position?.end.offset ?? 0);
  return inCode || inFront || offset >= text.length ? "code" : "text";
}
