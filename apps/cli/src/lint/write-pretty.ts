/**
 * The report for people: each problem with its place, the lines around it, and what was probably meant.
 *
 * A document's source is read again here, since most documents have no problem and need none.
 */
import { resolve } from "node:path";
import { readTextFile } from "@rfckit/checkout";
import type { FileReport, Problem, Report, Severity } from "@rfckit/lint";
import { createPaint, harmless, type Paint, type Style } from "../simulate/paint.ts";
import type { BaselineCounts } from "./baseline.ts";
import { shownPath } from "./shown-path.ts";
import { writeFrame } from "./source-frame.ts";
import type { ReportJob } from "./write-report.ts";

export function* writePretty(job: ReportJob & { readonly all: Report }): Generator<string> {
  const { report, all, io, root, request } = job;
  const toTerminal = request.output === undefined && io.stdout.isTerminal;
  const paint = createPaint(request.output === undefined && io.stdout.color);
  const style: PrettyStyle = { paint, isLinked: toTerminal && io.stdout.color, columns: io.stdout.columns };
  for (const file of report.files) {
    if (file.problems.length === 0) continue;
    const shown = shownPath(root, file.path, io.cwd);
    const source = file.path === "<stdin>" ? null : readTextFile(resolve(root, file.path));
    const lines = source?.ok === true ? source.text.replace(/^\ufeff/u, "").split(/\r\n?|\n/u) : null;
    yield writeFile(file, shown, lines, style);
  }
  yield writeSummary(all, job.known, request.fix, style);
}

interface PrettyStyle {
  readonly paint: Paint;
  /** Whether the rules' names lead to their pages. */
  readonly isLinked: boolean;
  readonly columns: number;
}

const STYLES: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", info: "blue" };

function writeFile(
  file: FileReport,
  shown: string,
  lines: readonly string[] | null,
  style: PrettyStyle,
): string {
  const { paint } = style;
  const name = harmless(shown);
  const parts = file.problems.map((problem) => {
    const { line, column, severity, message, suggestion, fixable } = problem;
    const place = paint(`${name}:${line}:${column}`, "bold");
    const head = `${place} ${paint(severity, STYLES[severity], "bold")} ${ruleName(problem, style)}`;
    const frame = lines === null ? [] : writeFrame(problem, lines, { ...style, color: STYLES[severity] });
    const meant =
      suggestion === undefined || message.includes(suggestion) ? [] : [`  = meant: ${harmless(suggestion)}`];
    const fix = fixable ? [paint("  = `--fix` puts it right", "green")] : [];
    return `${[head, `  ${harmless(message)}`, ...frame, ...meant, ...fix].join("\n")}\n`;
  });
  return `${parts.join("\n")}\n`;
}

/** A terminal that knows no links shows the name alone. */
function ruleName({ rule, url }: Problem, { paint, isLinked }: PrettyStyle): string {
  const name = paint(rule, "dim");
  return isLinked ? `\u001b]8;;${url}\u001b\\${name}\u001b]8;;\u001b\\` : name;
}

function writeSummary(
  all: Report,
  known: BaselineCounts | null,
  fixed: boolean,
  { paint }: PrettyStyle,
): string {
  const { errors, warnings, infos, files } = all;
  const counts = [count(errors, "error"), count(warnings, "warning"), count(infos, "note")].filter(
    (_, index) => [errors, warnings, infos][index] !== 0,
  );
  const documents = count(files.length, "document");
  const style: Style = errors > 0 ? "red" : warnings > 0 ? "yellow" : "green";
  const found = counts.length === 0 ? "no problems" : counts.join(", ");
  const fixable = files.flatMap((file) => file.problems).filter((problem) => problem.fixable).length;
  const hint = fixable > 0 && !fixed ? ` ${fixable} can be put right by \`rfc lint --fix\`.` : "";
  const lines = [`${paint(`${documents}: ${found}.`, style, "bold")}${hint}`];
  if (known !== null && known.kept > 0)
    lines.push(
      `${count(known.kept, "problem")} of the baseline ${known.kept === 1 ? "is" : "are"} not shown.`,
    );
  if (known !== null && known.gone > 0)
    lines.push(
      `${count(known.gone, "problem")} of the baseline ${known.gone === 1 ? "is" : "are"} gone. Run \`rfc lint --update-baseline\` to keep it so.`,
    );
  return `${lines.join("\n")}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
