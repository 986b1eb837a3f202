/**
 * # `link-relative`
 *
 * A link leads to a file that is not in the repository. What a pull request adds counts as there. Addresses with a
 * scheme such as `https:` are not followed.
 *
 * Bad, as a draft, beside `accepted/pass-map.png`:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year, as [the toll office says](../toll.md).
 *
 * # Proposal sketch
 *
 * ![The tunnel on a map](pass-mpa.png)
 *
 * # Open questions
 *
 * Who clears the road up to it? It is on [the map](pass-map.png).
 * ```
 *
 * ```text
 * 3:49 error There is no "toll.md" in the repository. Put the link right, or take it out.
 * 7:1 error There is no "accepted/pass-mpa.png" in the repository. Did you mean "pass-map.png"?
 * ```
 *
 * Good, as a draft, beside `accepted/toll.md` and `accepted/pass-map.png`:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year, as [the toll office says](toll.md).
 *
 * # Proposal sketch
 *
 * ![The tunnel on a map](pass-map.png)
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import { countEdits, nearest } from "@rfckit/core";
import { folderOf, nameOf } from "../assets.ts";
import { createGuessBudget } from "../guess-budget.ts";
import type { LinkUse } from "../link-uses.ts";
import { type Finding, quote } from "../problem.ts";
import type { LinksInput, Rule } from "../rule.ts";

export const linkRelative = {
  id: "link-relative",
  severity: "error",
  says: "the target is not in the repository",
  fixable: false,
  aboutSections: false,
  checkLinks,
} as const satisfies Rule;

function checkLinks({ links, files }: LinksInput): Finding[] {
  const mayGuess = createGuessBudget();
  return links.flatMap((link) => {
    const { target, place } = link;
    if (target.kind !== "file") return [];
    if (target.path === null) {
      const message = `The link ${quote(link.url)} leads out of the repository. Give the whole address, with "https://".`;
      return [{ place, message }];
    }
    if (target.path === "" || files.kindOf(target.path) !== null) return [];
    const names = files.namesIn(folderOf(target.path));
    const near = mayGuess(nameOf(target.path), names.length) ? nearestFile(target.path, link, names) : null;
    const missing = `There is no ${quote(target.path)} in the repository.`;
    if (near === null) return [{ place, message: `${missing} Put the link right, or take it out.` }];
    return [{ place, message: `${missing} Did you mean ${quote(near)}?`, suggestion: near }];
  });
}

/** Among more files in one folder nobody finds the one that was meant, and looking in each of many documents takes long. */
const MOST_NAMES = 2000;

/** The address that was probably meant: of a file of nearly the same name in the same folder. */
function nearestFile(path: string, { url }: LinkUse, names: readonly string[]): string | null {
  if (names.length > MOST_NAMES) return null;
  const wanted = nameOf(path).toLowerCase();
  const name = nearest(wanted, names, (each) => each.toLowerCase());
  if (name === null || !isLike(stemOf(wanted), stemOf(name.toLowerCase()))) return null;
  const [written = ""] = url.split(/[?#]/u, 1);
  return `${written.slice(0, written.lastIndexOf("/") + 1)}${name}${url.slice(written.length)}`;
}

/** Of short names half of the letters may differ, and they are still not the same: `x.md` is not meant as `fm.md`. */
function isLike(one: string, other: string): boolean {
  const length = Math.max(one.length, other.length);
  return countEdits(one, other, length) * 2 < length;
}

function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/u, "");
}
