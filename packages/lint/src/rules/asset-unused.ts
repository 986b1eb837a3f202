/**
 * # `asset-unused`
 *
 * A file was added beside the RFCs, and none of them shows it or links to it. What a picture was made from may lie
 * beside it under the same name, such as `pass-map.dot` beside `pass-map.png`.
 *
 * Bad, as a draft, beside `accepted/pass-map.png`:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * accepted/pass-map.png:1:1 warning No RFC shows the file "pass-map.png" or links to it. Show it, or take it away.
 * ```
 *
 * Good, as a draft, beside `accepted/pass-map.dot` and `accepted/pass-map.png`:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
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
import { type AssetsInput, isPicture, nameOf, stemOf } from "../assets.ts";
import { quote } from "../problem.ts";
import type { Rule } from "../rule.ts";

export const assetUnused = {
  id: "asset-unused",
  severity: "warning",
  says: "an added asset that no RFC shows",
  fixable: false,
  aboutSections: false,
  checkAssets,
} as const satisfies Rule;

const WHOLE_FILE = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function checkAssets({ judged, assets, shown }: AssetsInput) {
  if (shown === null) return [];
  const pictures = new Map<string, string[]>();
  for (const path of assets.filter(isPicture))
    pictures.set(stemOf(path), [...(pictures.get(stemOf(path)) ?? []), path]);
  const isSource = (path: string) =>
    (pictures.get(stemOf(path)) ?? []).some(
      // A picture is another's source only where that other one is shown, or the two would excuse each other.
      (picture) => picture !== path && (!isPicture(path) || shown.has(picture)),
    );
  return judged
    .filter((path) => !shown.has(path) && !isSource(path))
    .map((path) => {
      const message = `No RFC shows the file ${quote(nameOf(path))} or links to it. Show it, or take it away.`;
      return { path, finding: { place: WHOLE_FILE, message } };
    });
}
