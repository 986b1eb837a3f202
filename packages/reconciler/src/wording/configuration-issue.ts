/**
 * The one issue that the bot opens about a broken configuration: what is wrong where, and what holds meanwhile.
 *
 * The problems' messages quote what stands in the file in code spans, so that they notify nobody.
 */
import type { Problem } from "@rfckit/config";
import { inlineQuote } from "./quote.ts";

/** Problems listed one by one; the rest is counted. */
const MOST_PROBLEMS = 50;

export interface BrokenConfiguration {
  readonly path: string;
  readonly defaultBranch: string;
  /** Empty where the file is gone. */
  readonly problems: readonly Problem[];
  /** The blob of the version that stays in force; `null` where there never was a valid one. */
  readonly inForce: string | null;
}

export const ISSUE_TITLE = "The RFC bot's configuration is broken";

export function renderBroken({ path, defaultBranch, problems, inForce }: BrokenConfiguration): string {
  const file = `\`${path}\` on ${inlineQuote(defaultBranch)}`;
  const what =
    problems.length === 0
      ? `${file} is gone, or is no text that can be read. Please put it back.`
      : `${file} has ${count(problems.length)}. Please mend ${problems.length === 1 ? "it" : "them"}:\n\n${listProblems(problems)}`;
  return [
    what,
    sayInForce(inForce),
    `On a pull request that changes the file the check \`rfc config\` shows whether all is well, before it is merged. This issue is kept up to date, and closed once the file is mended.`,
  ].join("\n\n");
}

export function renderMended({
  path,
  defaultBranch,
}: Pick<BrokenConfiguration, "path" | "defaultBranch">): string {
  return `\`${path}\` on ${inlineQuote(defaultBranch)} is mended, and in force. Should it break again, this issue is opened again.`;
}

/** One line for each problem: its place, and what is to be done about it. */
export function listProblems(problems: readonly Problem[]): string {
  const lines = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ line, column, message }) => `- Line ${line}, column ${column}: ${message}`);
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`- and ${more} more`);
  return lines.join("\n");
}

function sayInForce(inForce: string | null): string {
  return inForce === null
    ? "Until then no motion can be made: there never was a version without problems."
    : `Until then the newest version without problems stays in force; \`git show ${inForce.slice(0, 12)}\` shows it.`;
}

function count(problems: number): string {
  return problems === 1 ? "a problem" : `${problems} problems`;
}
