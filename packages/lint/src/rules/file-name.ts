/**
 * # `file-name`
 *
 * The file's name is not in kebab case, or doesn't end in `.md`: lower-case words and numbers with hyphens between them.
 * The name is part of every link to the RFC, and of the names of its assets.
 *
 * Bad, as a draft in `accepted/Pass_Tunnel.md`:
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
 * 1:1 error The file's name is "Pass_Tunnel.md". Name it "pass-tunnel.md": lower-case words with hyphens between them.
 * ```
 *
 * Good, as a draft in `accepted/pass-tunnel.md`:
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
 */
import { nameOf } from "../assets.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const fileName = {
  id: "file-name",
  severity: "error",
  says: "not kebab-case `.md`",
  fixable: false,
  aboutSections: false,
  check,
} as const satisfies Rule;

const WHOLE_FILE = { line: 1, column: 1, endLine: 1, endColumn: 1 };
const KEBAB = /^[a-z\d]+(?:-[a-z\d]+)*\.md$/u;

function check({ path }: RuleInput): Finding[] {
  const name = nameOf(path);
  if (name === "" || KEBAB.test(name)) return [];
  const better = toKebab(name);
  const found = `The file's name is ${quote(name)}.`;
  const expected = "lower-case words with hyphens between them";
  const message =
    better === null
      ? `${found} Give it one of ${expected}, ending in ".md".`
      : `${found} Name it ${quote(better)}: ${expected}.`;
  return [{ place: WHOLE_FILE, message, ...(better === null ? {} : { suggestion: better }) }];
}

/** The nearest name in kebab case; `null` where nothing of the name can be kept. */
export function toKebab(name: string): string | null {
  const stem = name.replace(/\.(?:md|markdown|mdown|mkd|txt)$/iu, "");
  const words = stem
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1-$2")
    .toLowerCase()
    .match(/[a-z\d]+/gu);
  return words === null ? null : `${words.join("-")}.md`;
}
