/**
 * # `link-shorthand`
 *
 * `org/repo#123` stands as an address. GitHub knows that shorthand in running text only; as the address of a link it
 * leads to a file that isn't there. `--fix` writes the whole address: GitHub leads from an issue's to the pull
 * request's where the number is one.
 *
 * Bad, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year: see [the council's report](council/roads#12).
 *
 * # Proposal sketch
 *
 * A tunnel, as in [another valley's][valley].
 *
 * [valley]: council/roads#/7
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * 3:50 error "council/roads#12" is no address. Write "https://github.com/council/roads/issues/12".
 * 9:1 error "council/roads#/7" is no address. Write "https://github.com/council/roads/issues/7".
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year: see council/roads#12.
 *
 * # Proposal sketch
 *
 * A tunnel, as in [another valley's](https://github.com/council/roads/issues/7).
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import { replaceUrl } from "../edit-url.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const linkShorthand = {
  id: "link-shorthand",
  severity: "error",
  says: "`org/repo#123` used as a URL",
  fixable: true,
  aboutSections: false,
  check,
} as const satisfies Rule;

function check({ document, links }: RuleInput): Finding[] {
  return links.flatMap((link) => {
    if (link.target.kind !== "shorthand") return [];
    const { repository, number } = link.target;
    const better = `https://github.com/${repository}/issues/${number}`;
    const message = `${quote(link.url)} is no address. Write ${quote(better)}.`;
    return [{ place: link.place, message, suggestion: better, ...replaceUrl(document, link, better) }];
  });
}
