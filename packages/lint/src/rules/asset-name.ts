/**
 * # `asset-name`
 *
 * A picture or another file beside an RFC isn't named after it. The name of the RFC's file and a hyphen begin the names of
 * its assets (`<stem>-*`, or `<stem>.*`), or that of the folder that they are in: so everybody sees what belongs
 * together, and no two RFCs use one name.
 *
 * Bad, as a draft, beside `accepted/map.png`:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch
 *
 * ![The tunnel on a map](map.png)
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * accepted/map.png:1:1 warning The file "map.png" is not named after an RFC. Name it "pass-map.png".
 * ```
 *
 * Good, as a draft, beside `accepted/pass-map.png`:
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
import { type AssetsInput, folderOf, nameOf, stemOf } from "../assets.ts";
import { quote } from "../problem.ts";
import type { Rule } from "../rule.ts";
import { toKebab } from "./file-name.ts";

export const assetName = {
  id: "asset-name",
  severity: "warning",
  says: "an asset is not named `<stem>-*`",
  fixable: false,
  aboutSections: false,
  checkAssets,
} as const satisfies Rule;

const WHOLE_FILE = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function checkAssets({ judged, documents, shown }: AssetsInput) {
  const stems = new Map<string, Set<string>>();
  for (const path of documents) {
    const folder = folderOf(path);
    const own = stems.get(folder) ?? new Set<string>();
    // Where the document's own name is wrong, that is told by itself, and its assets may have the right one.
    stems.set(folder, own.add(stemOf(nameOf(path))).add(stemOf(toKebab(nameOf(path)) ?? "")));
  }
  return judged
    .filter((path) => !isNamedAfterOne(path, stems))
    .map((path) => {
      const owner = shown?.get(path);
      const name = quote(nameOf(path));
      const better = owner === undefined ? undefined : `${stemOf(nameOf(owner))}-${nameOf(path)}`;
      const advice =
        better === undefined
          ? "Begin its name with that of the RFC's file and a hyphen."
          : `Name it ${quote(better)}.`;
      const message = `The file ${name} is not named after an RFC. ${advice}`;
      const suggestion = better === undefined ? {} : { suggestion: better };
      return { path, finding: { place: WHOLE_FILE, message, ...suggestion } };
    });
}

/** By its own name beside the RFC, or by that of a folder beside the RFC that it is in. */
function isNamedAfterOne(path: string, stems: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  for (let at = path; at !== ""; at = folderOf(at)) {
    const own = stems.get(folderOf(at));
    if (own !== undefined && beginningsOf(nameOf(at)).some((beginning) => own.has(beginning))) return true;
  }
  return false;
}

/** A name, and what stands before each hyphen and dot of it. */
function beginningsOf(name: string): string[] {
  return [name, ...[...name.matchAll(/[-.]/gu)].map(({ index }) => name.slice(0, index))].filter(
    (each) => each !== "",
  );
}
