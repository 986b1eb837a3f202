/**
 * What the check runs say: a title of a few words, a summary in Markdown, a remark beside each line that has a problem.
 *
 * Nobody is mentioned here, and what is quoted from a file stands in code spans.
 */
import type { Problem as ConfigurationProblem } from "@rfckit/config";
import {
  awaitedGroups,
  enumerate,
  openObjections,
  type Person,
  presentText,
  type Standing,
  whatIsAwaited,
} from "@rfckit/core";
import type { LintResult, Problem, Severity } from "@rfckit/lint";
import type { Annotation, CheckRun } from "../ports/snapshot.ts";
import { listProblems } from "./configuration-issue.ts";
import { cut, inlineQuote, oneLine } from "./quote.ts";
import { writeInstant } from "./time.ts";
import { speakMarkdown } from "./voice.ts";

export type CheckText = Omit<CheckRun, "name" | "digest">;

/** Remarks beside lines; further problems are only counted. */
const MOST_ANNOTATIONS = 200;
const MOST_MESSAGE = 2000;
const MOST_TITLE = 120;

export interface LintedDocuments {
  readonly stage: "draft" | "full";
  readonly results: readonly LintResult[];
  /** How many documents weren't looked at, since there are too many. */
  readonly left: number;
}

const LEVELS: Readonly<Record<Severity, Annotation["level"]>> = {
  error: "failure",
  warning: "warning",
  info: "notice",
};

export function sayLint({ stage, results, left }: LintedDocuments): CheckText {
  const problems = results.flatMap((result) => result.problems);
  const has = (severity: Severity) => problems.some((problem) => problem.severity === severity);
  const held =
    stage === "full"
      ? "The pull request is ready for review, so its text is held to the template of a full RFC."
      : "The pull request is a draft, so its text is held to the template of a draft.";
  const lines = results.map((result) => {
    const rest = result.cutOff ? "; it is too long, and only its beginning was looked at" : "";
    return `- ${inlineQuote(result.path, 300)}: ${countProblems(result.problems).toLowerCase()}${rest}`;
  });
  const more = left > 0 ? [`- and ${left} more, which weren't looked at`] : [];
  const unsaid = problems.length - MOST_ANNOTATIONS;
  const first = unsaid > 0 ? [`The first ${MOST_ANNOTATIONS} are shown beside their lines.`] : [];
  const nothing = results.length === 0;
  return {
    conclusion: has("error") ? "failure" : has("warning") || nothing ? "neutral" : "success",
    title: nothing ? "Nothing to lint" : countProblems(problems),
    summary: [held, [...lines, ...more].join("\n"), ...first].filter((part) => part !== "").join("\n\n"),
    annotations: results
      .flatMap(({ path, problems }) => problems.map((problem) => lintRemark(path, problem)))
      .slice(0, MOST_ANNOTATIONS),
  };
}

function lintRemark(path: string, problem: Problem): Annotation {
  const message = `${cut(problem.message, MOST_MESSAGE)}\n\nSee ${problem.url}`;
  return { path, ...placeOf(problem), level: LEVELS[problem.severity], title: problem.rule, message };
}

/** The end of a place is exclusive, that of a remark isn't, and only one within a line has columns. */
function placeOf(place: Pick<Problem, "line" | "column" | "endLine" | "endColumn">) {
  const startLine = Math.max(1, place.line);
  const lastLine = place.endColumn > 1 ? place.endLine : place.endLine - 1;
  const endLine = Math.max(startLine, lastLine);
  if (place.line < 1 || endLine !== startLine || place.endLine !== place.line) return { startLine, endLine };
  const startColumn = Math.max(1, place.column);
  return { startLine, endLine, startColumn, endColumn: Math.max(startColumn, place.endColumn - 1) };
}

/** "2 errors, 1 warning". */
function countProblems(problems: readonly { readonly severity: Severity }[]): string {
  const counted = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    const noun = severity === "info" ? "note" : severity;
    return count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"}`];
  });
  return counted.length === 0 ? "No problems" : counted.join(", ");
}

/** What a pull request would make of the configuration. */
export type ConfigurationFinding =
  | { readonly kind: "gone" }
  | { readonly kind: "no-text" }
  | { readonly kind: "too-many-names"; readonly names: number; readonly most: number }
  | { readonly kind: "read"; readonly path: string; readonly problems: readonly ConfigurationProblem[] };

export function sayConfiguration(finding: ConfigurationFinding): CheckText {
  switch (finding.kind) {
    case "gone":
      return {
        conclusion: "neutral",
        title: "The configuration would be gone",
        summary:
          "Without the file the newest version on the default branch that had no problems stays in force.",
        annotations: [],
      };
    case "no-text":
      return {
        conclusion: "failure",
        title: "The configuration is no text",
        summary: "The file has to be text in YAML 1.2.",
        annotations: [],
      };
    case "too-many-names":
      return {
        conclusion: "neutral",
        title: "Too many names to look up",
        summary: `The file is well-formed. It names ${finding.names} people and teams, and no more than ${finding.most} are looked up before it is merged.`,
        annotations: [],
      };
    case "read":
      return finding.problems.length === 0 ? FINE : sayProblems(finding.path, finding.problems);
  }
}

const FINE: CheckText = {
  conclusion: "success",
  title: "No problems",
  summary: "The configuration can be used as it is, and GitHub knows everybody whom it names.",
  annotations: [],
};

function sayProblems(path: string, problems: readonly ConfigurationProblem[]): CheckText {
  return {
    conclusion: "failure",
    title: problems.length === 1 ? "1 problem" : `${problems.length} problems`,
    summary: `Merged as it is, this version would have no effect, and the one that is in force now would stay so.\n\n${listProblems(problems)}`,
    annotations: problems.slice(0, MOST_ANNOTATIONS).map((problem) => ({
      path,
      ...placeOf(problem),
      level: "failure",
      title: cut(problem.path === "" ? "configuration" : problem.path, MOST_TITLE),
      message: cut(problem.message, MOST_MESSAGE),
    })),
  };
}

/** Who is awaited. `name` is how somebody is called today. */
export function sayAwaited(standing: Standing, name: (person: Person) => string): CheckText {
  const lines = whatIsAwaited(standing, speakMarkdown(name)).map(({ text }) => `- ${text}`);
  const decided = standing.motion !== null && standing.motion.decision !== null;
  return {
    conclusion: decided && !isBlocked(standing) ? "success" : "neutral",
    title: cut(oneLine(awaitedTitle(standing)), MOST_TITLE),
    summary: cut(lines.join("\n"), 60_000),
    annotations: [],
  };
}

function isBlocked({ motion }: Standing): boolean {
  return motion !== null && openObjections(motion.objections).length > 0;
}

function awaitedTitle(standing: Standing): string {
  const { motion } = standing;
  if (motion === null) return "No motion is on the table";
  const open = openObjections(motion.objections).length;
  if (open > 0) return open === 1 ? "Blocked by an objection" : `Blocked by ${open} objections`;
  if (motion.decision !== null) return `Decided: to ${motion.disposition}`;
  const groups = awaitedGroups(motion, presentText(standing));
  const awaited = groups.length === 0 ? "" : `; ${enumerate(groups, "and", 5)} may still sign off`;
  if (motion.period !== null) {
    return `In its final comment period until ${writeInstant(motion.period.endsAt)}${awaited}`;
  }
  return groups.length === 0 ? `Motion to ${motion.disposition}` : `Awaits ${enumerate(groups, "or", 5)}`;
}
