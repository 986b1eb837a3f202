/**
 * `--format github`: workflow commands, which GitHub Actions shows as remarks beside the lines. Of each severity it shows the
 * first ten of a step; all of them stand in its log.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
import type { Place, Severity } from "../problem.ts";
import type { Report } from "./report.ts";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

/** A line for each problem; nothing where there is none. */
export function writeGithub({ files }: Report): string {
  return files
    .flatMap(({ path, problems }) =>
      problems.map((problem) => writeAnnotation({ ...problem, path, title: problem.rule })),
    )
    .join("");
}

/** One remark beside a line. */
export interface Annotation extends Place {
  readonly severity: Severity;
  /** From the repository's root. */
  readonly path: string;
  readonly title: string;
  readonly message: string;
}

/** The title comes last: GitHub takes the white space off the end of the last property, and a rule's name has none. */
export function writeAnnotation({ severity, path, title, message, ...place }: Annotation): string {
  const properties = Object.entries({ file: path, ...placeOf(place), title })
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(",");
  return `::${COMMANDS[severity]} ${properties}::${escapeData(message)}\n`;
}

/** The end of a place is exclusive, that of a remark isn't, and only one within a line has columns. */
function placeOf({ line, column, endLine, endColumn }: Place) {
  const lastLine = Math.max(line, endColumn > 1 ? endLine : endLine - 1);
  if (endLine !== line) return { line, endLine: lastLine };
  return { line, endLine: lastLine, col: column, endColumn: Math.max(column, endColumn - 1) };
}

/** What GitHub itself escapes, in `@actions/core`: a name or a message can't begin a command of its own. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
