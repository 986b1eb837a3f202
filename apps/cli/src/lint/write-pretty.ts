/**
 * The report for people: each problem with its place, the lines around it, and what was probably meant.
 *
 * A document's source is read again here, since most documents have no problem and need none.
 */
import { resolve } from "node:path";
import { readTextFile } from "@rfckit/checkout";
import type { FileReport, Problem, Report, Severity } from "@rfckit/lint";
import { createPaint, harmless, type Paint, type Style } from "../simulate/paint.ts";
import { textWidth } from "../simulate/text-width.ts";
import { shownPath } from "./shown-path.ts";
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
    const frame = lines === null ? [] : writeFrame(problem, lines, style);
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

/** So many lines of a place that spans several are shown. */
const MOST_LINES = 4;
const FEWEST_COLUMNS = 40;

/** The line before the place, and the place's lines with what is meant underlined. */
function writeFrame(problem: Problem, lines: readonly string[], { paint, columns }: PrettyStyle): string[] {
  const last = Math.min(problem.endLine, problem.line + MOST_LINES - 1, lines.length);
  const width = String(last).length;
  const room = Math.max(columns, FEWEST_COLUMNS) - width - 5;
  const frame: string[] = [];
  const gutter = (number: string): string => paint(`  ${number.padStart(width)} │ `, "dim");
  const before = lines[problem.line - 2];
  if (before !== undefined && before.trim() !== "" && problem.line <= lines.length)
    frame.push(`${gutter(String(problem.line - 1))}${paint(cut(before, 0, room), "dim")}`);
  for (let line = problem.line; line <= last; line += 1) {
    const text = lines[line - 1] ?? "";
    const from = line === problem.line ? problem.column - 1 : text.length - text.trimStart().length;
    const to = line === problem.endLine ? problem.endColumn - 1 : text.trimEnd().length;
    // A long line is shown from where its problem is in sight.
    const shift =
      textWidth(harmless(text.slice(0, to))) > room ? Math.max(0, from - Math.floor(room / 3)) : 0;
    frame.push(`${gutter(String(line))}${cut(text, shift, room)}`);
    const indent = textWidth(harmless(text.slice(shift, from))) + (shift > 0 ? 1 : 0);
    const length = Math.max(1, Math.min(textWidth(harmless(text.slice(from, to))), room - indent));
    frame.push(`${gutter("")}${" ".repeat(indent)}${paint("~".repeat(length), STYLES[problem.severity])}`);
  }
  if (problem.endLine > last && last < lines.length) frame.push(`${gutter("")}${paint("…", "dim")}`);
  return frame;
}

function cut(text: string, shift: number, room: number): string {
  const shown = harmless(text.slice(shift, shift + room * 2));
  const begun = shift > 0 ? `…${shown}` : shown;
  if (textWidth(begun) <= room) return begun;
  let end = begun.length;
  while (end > 0 && textWidth(begun.slice(0, end)) > room - 1) end -= 1;
  return `${begun.slice(0, end)}…`;
}

function writeSummary(all: Report, known: readonly string[], fixed: boolean, { paint }: PrettyStyle): string {
  const { errors, warnings, infos, files } = all;
  const counts = [count(errors, "error"), count(warnings, "warning"), count(infos, "note")].filter(
    (_, index) => [errors, warnings, infos][index] !== 0,
  );
  const documents = count(files.length, "document");
  const style: Style = errors > 0 ? "red" : warnings > 0 ? "yellow" : "green";
  const found = counts.length === 0 ? "no problems" : counts.join(", ");
  const fixable = files.flatMap((file) => file.problems).filter((problem) => problem.fixable).length;
  const hint = fixable > 0 && !fixed ? ` ${fixable} can be put right by \`rfc lint --fix\`.` : "";
  const lines = [`${paint(`${documents}: ${found}.`, style, "bold")}${hint}`, ...known];
  return `${lines.join("\n")}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
