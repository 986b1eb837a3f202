/** What `rfc lint` was asked to do. */
import { UsageError } from "../usage-error.ts";

export const FORMATS = ["pretty", "json", "sarif", "github", "junit", "checkstyle"] as const;
export type Format = (typeof FORMATS)[number];

export interface LintRequest {
  /** Files, folders and patterns; empty: the RFC directory. */
  readonly paths: readonly string[];
  readonly isStdin: boolean;
  readonly stdinFilename: string | undefined;
  readonly stage: "draft" | "full" | undefined;
  readonly config: string | undefined;
  readonly format: Format;
  readonly output: string | undefined;
  readonly fix: boolean;
  readonly dryRun: boolean;
  /** `null`: since the default branch; `undefined`: everything. */
  readonly changed: string | null | undefined;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly maxWarnings: number;
  readonly quiet: boolean;
  readonly cache: boolean;
  readonly watch: boolean;
  readonly parser: "fast" | "reference";
}

/** Set in the environment of a process that lints one document and may be stopped. */
export const MAY_BE_STOPPED = "RFCKIT_LINT_MAY_BE_STOPPED";

/** Where a baseline is kept if none is named. */
export const USUAL_BASELINE = ".github/rfc-lint-baseline.json";

export function readRequest(
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): LintRequest {
  const text = (name: string) => (typeof options[name] === "string" ? options[name] : undefined);
  const flag = (name: string) => options[name] === true;
  const isStdin = paths.includes("-");
  const updateBaseline = flag("updateBaseline");
  const request: LintRequest = {
    paths: paths.filter((path) => path !== "-"),
    isStdin,
    stdinFilename: text("stdinFilename"),
    stage: text("stage") as LintRequest["stage"],
    config: text("config"),
    format: (text("format") ?? "pretty") as Format,
    output: text("output"),
    fix: flag("fix"),
    dryRun: flag("dryRun"),
    changed: options["changed"] === undefined ? undefined : (text("changed") ?? null),
    baseline: text("baseline") ?? (updateBaseline ? USUAL_BASELINE : undefined),
    updateBaseline,
    maxWarnings: readCount(text("maxWarnings")),
    quiet: flag("quiet"),
    cache: options["cache"] !== false,
    watch: flag("watch"),
    parser: (text("parser") ?? "fast") as LintRequest["parser"],
  };
  refuseWhatDoesNotGoTogether(request);
  return request;
}

function readCount(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new UsageError(
    `--max-warnings is "${text}", and must be a whole number such as 0. See \`rfc help lint\`.`,
  );
}

function refuseWhatDoesNotGoTogether(request: LintRequest): void {
  const { isStdin, paths, fix, dryRun, watch, changed, stdinFilename, updateBaseline, output, format } =
    request;
  const refuse = (words: string): never => {
    throw new UsageError(`${words} See \`rfc help lint\`.`);
  };
  if (paths.includes(""))
    refuse("a path is empty. Name a file, a folder or a pattern, or nothing for all RFCs.");
  if (isStdin && paths.length > 0)
    refuse("`-` reads standard input and stands alone. Leave the other paths out.");
  if (isStdin && watch) refuse("--watch watches files, and `-` is none. Name the file.");
  if (isStdin && fix && !dryRun)
    refuse("--fix can't write to standard input. Name the file, or add --dry-run.");
  if (isStdin && changed !== undefined)
    refuse("--changed is about files, and `-` is none. Leave one of them out.");
  if (!isStdin && stdinFilename !== undefined)
    refuse("--stdin-filename goes with `-` only. Add `-`, or name the file.");
  if (dryRun && !fix) refuse("--dry-run goes with --fix only. Add --fix.");
  if (dryRun && (output !== undefined || format !== "pretty"))
    refuse("--dry-run prints a patch. Leave out --format and --output, and redirect it.");
  if (watch && (fix || updateBaseline || output !== undefined))
    refuse("--watch only looks. Leave out --fix, --update-baseline and --output.");
  if (updateBaseline && fix) refuse("--update-baseline and --fix don't go together. Fix first.");
  if (updateBaseline && (output !== undefined || format !== "pretty"))
    refuse("--update-baseline writes the baseline and no report. Leave out --format and --output.");
}
