/**
 * The report for people: each problem with its place, the lines around it, and what was probably meant.
 *
 * A document's source is read again here, since most documents have no problem and need none.
 */
import { resolve } from "node:path";
import { readTextFile } from "@rfckit/checkout";
import type { FileReport, Problem, Report } from "@rfckit/lint";
import { createPaint, harmless, type Paint, type Style } from "../simulate/paint.ts";
import { type Run, wrapRuns } from "../simulate/wrap.ts";
import { SEVERITY_STYLES, writeFrame } from "../write-frame.ts";
import { shownPath } from "./shown-path.ts";
import type { ReportJob } from "./write-report.ts";

export function* writePretty(job: ReportJob & { readonly all: Report }): Generator<string> {
  const { report, all, io, root, request } = job;
  const toTerminal = request.output === undefined && io.stdout.isTerminal;
  const paint = createPaint(request.output === undefined && io.stdout.color);
  const { color, columns } = io.stdout;
  const style: PrettyStyle = { paint, isLinked: toTerminal && color, isWrapped: toTerminal, columns };
  for (const file of report.files) {
    if (file.problems.length === 0) continue;
    const shown = shownPath(root, file.path, io.cwd);
    const source = job.typed ?? readSource(resolve(root, file.path));
    const lines = source?.replace(/^\ufeff/u, "").split(/\r\n?|\n/u) ?? null;
    yield writeFile(file, shown, lines, style, !request.fix && !request.isStdin);
  }
  yield writeSummary(job, all, style);
}

interface PrettyStyle {
  readonly paint: Paint;
  /** Whether the rules' names lead to their pages. */
  readonly isLinked: boolean;
  /** Whether messages are broken into lines; for whatever reads a pipe each is one line. */
  readonly isWrapped: boolean;
  readonly columns: number;
}

function readSource(path: string): string | null {
  const read = readTextFile(path);
  return read.ok ? read.text : null;
}

function writeFile(
  file: FileReport,
  shown: string,
  lines: readonly string[] | null,
  style: PrettyStyle,
  canBeFixed: boolean,
): string {
  const { paint } = style;
  const name = harmless(shown);
  const parts = file.problems.map((problem) => {
    const { line, column, severity, message, suggestion, fixable } = problem;
    const place = paint(`${name}:${line}:${column}`, "bold");
    const head = `${place} ${paint(severity, SEVERITY_STYLES[severity], "bold")} ${ruleName(problem, style)}`;
    const frame = lines === null ? [] : writeFrame(problem, lines, style);
    const meant =
      suggestion === undefined || message.includes(suggestion) ? [] : [`  = meant: ${harmless(suggestion)}`];
    const fix = fixable && canBeFixed ? [paint("  = `--fix` puts it right", "green")] : [];
    return `${[head, ...writeMessage(message, style), ...frame, ...meant, ...fix].join("\n")}\n`;
  });
  return `${parts.join("\n")}\n`;
}

function writeMessage(message: string, { isWrapped, columns }: PrettyStyle): string[] {
  const text = harmless(message);
  const lines = isWrapped ? wrapRuns([plain(text)], columns - INDENT.length, (each) => each) : [text];
  return lines.map((line) => INDENT + line);
}

const INDENT = "  ";

/** A terminal that knows no links shows the name alone. */
function ruleName({ rule, url }: Problem, { paint, isLinked }: PrettyStyle): string {
  const name = paint(rule, "dim");
  return isLinked ? `\u001b]8;;${url}\u001b\\${name}\u001b]8;;\u001b\\` : name;
}

function writeSummary({ known, request, fixes }: ReportJob, all: Report, style: PrettyStyle): string {
  const { isWrapped, columns, paint } = style;
  const lines: Run[][] = [];
  if (fixes.problems > 0)
    lines.push([
      plain(`${count(fixes.problems, "problem")} put right in ${count(fixes.documents, "document")}.`),
    ]);
  lines.push(countAll(all, !request.fix && !request.isStdin));
  lines.push(...known.map((line) => [plain(line)]));
  const room = isWrapped ? columns : Number.MAX_VALUE;
  return `${lines.flatMap((runs) => wrapRuns(runs, room, paint)).join("\n")}\n`;
}

function countAll({ errors, warnings, infos, files }: Report, canBeFixed: boolean): Run[] {
  if (files.length === 0) return [{ text: "There was no document to lint.", styles: ["yellow", "bold"] }];
  const counts = [count(errors, "error"), count(warnings, "warning"), count(infos, "note")].filter(
    (_, index) => [errors, warnings, infos][index] !== 0,
  );
  const style: Style = errors > 0 ? "red" : warnings > 0 ? "yellow" : "green";
  const found = counts.length === 0 ? "no problems" : counts.join(", ");
  const told: Run = { text: `${count(files.length, "document")}: ${found}.`, styles: [style, "bold"] };
  const fixable = files.flatMap((file) => file.problems).filter((problem) => problem.fixable).length;
  if (!canBeFixed || fixable === 0) return [told];
  return [told, plain(` ${fixable} can be put right by \`rfc lint --fix\`.`)];
}

function plain(text: string): Run {
  return { text, styles: [] };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
