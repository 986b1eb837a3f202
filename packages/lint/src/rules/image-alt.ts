/**
 * # `image-alt`
 *
 * A picture has no text alternative: who can't see it doesn't know what it shows. In HTML an empty `alt=""` says that a
 * picture is mere decoration.
 *
 * Bad, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch
 *
 * ![](https://example.org/pass.png)
 *
 * # Open questions
 *
 * <img src="https://example.org/road.png"> Who clears the road up to it?
 * ```
 *
 * ```text
 * 7:1 warning The picture has no text alternative. Say in its brackets what it shows: "![what it shows](…)".
 * 11:1 warning The picture has no text alternative. Say in an attribute "alt" what it shows.
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch
 *
 * ![The tunnel on a map](https://example.org/pass.png)
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import { placeOf } from "../document.ts";
import { elementsOf } from "../html-elements.ts";
import type { Finding } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const imageAlt = {
  id: "image-alt",
  severity: "warning",
  says: "an image without a text alternative",
  fixable: false,
  aboutSections: false,
  check,
} as const satisfies Rule;

function check({ document: { parts, text } }: RuleInput): Finding[] {
  const found: Finding[] = [];
  for (const node of parts.images) {
    if (/\S/u.test(node.alt ?? "")) continue;
    const better = node.type === "image" ? "![what it shows](…)" : "![what it shows][…]";
    const message = `The picture has no text alternative. Say in its brackets what it shows: "${better}".`;
    found.push({ place: placeOf(node), message });
  }
  for (const node of parts.html) {
    if (!/<img[\s/>]/iu.test(node.value)) continue;
    for (const { tag, attributes, place } of elementsOf(node, text)) {
      if (tag !== "img" || attributes.has("alt") || attributes.get("aria-hidden") === "true") continue;
      const message = 'The picture has no text alternative. Say in an attribute "alt" what it shows.';
      found.push({ place, message });
    }
  }
  return found;
}
