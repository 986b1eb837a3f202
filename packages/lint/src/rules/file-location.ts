/**
 * # `file-location`
 *
 * An RFC lies outside the RFC directory (`rfcs.directory` of the configuration, `accepted/` if it says nothing). There
 * nobody looks for it, and the bot takes no motions about it (R1).
 *
 * Bad, as a draft in `docs/pass-tunnel.md`:
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
 * 1:1 error The RFC is in "docs". Move it to "accepted/pass-tunnel.md".
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
import { folderOf, nameOf } from "../assets.ts";
import { type Finding, quote } from "../problem.ts";
import type { Rule, RuleInput } from "../rule.ts";

export const fileLocation = {
  id: "file-location",
  severity: "error",
  says: "an RFC outside the RFC directory",
  fixable: false,
  aboutSections: false,
  check,
} as const satisfies Rule;

const WHOLE_FILE = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function check({ path, wanted: { directory } }: RuleInput): Finding[] {
  if (directory === null || directory === "" || path.startsWith(`${directory}/`)) return [];
  const better = `${directory}/${nameOf(path)}`;
  const folder = folderOf(path);
  const where = folder === "" ? "at the repository's root" : `in ${quote(folder)}`;
  const message = `The RFC is ${where}. Move it to ${quote(better)}.`;
  return [{ place: WHOLE_FILE, message, suggestion: better }];
}
