/**
 * A comment's Markdown for a terminal: headings, lists, boxes, quotes and code, wrapped to a width.
 *
 * It is no Markdown parser. Comments in a simulation are short and plain, and what it doesn't know it shows as
 * it was written.
 */
import { readInline } from "./inline-runs.ts";
import { harmless, type Paint } from "./paint.ts";
import { type Run, wrapRuns } from "./wrap.ts";

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/u;
const HEADING = /^ {0,3}(?<marks>#{1,6}) +(?<title>.*?)(?: +#+)?$/u;
const ITEM = /^(?<indent> *)(?<mark>[-*+]|\d{1,9}[.)]) +(?:\[(?<box>[ xX])\] +)?(?<text>.*)$/u;
const QUOTE = /^ {0,3}> ?(?<text>.*)$/u;
const DEEPEST_QUOTE = 5;
const TAG = /<\/?(?:details|summary|sub|sup|kbd|br|p|b|i|em|strong)(?: [^<>]*)?\/?>/giu;

/**
 * The lines of a comment, each at most `width` columns wide where its words allow. Headings keep their `#`,
 * unless `headings` is `bare`.
 */
export function renderComment(
  body: string,
  width: number,
  paint: Paint,
  headings: "marked" | "bare" = "marked",
): string[] {
  const lines: string[] = [];
  let fenced = false;
  for (const raw of body.split(/\r\n|\n|\r/u)) {
    const line = harmless(raw);
    if (FENCE.test(line)) fenced = !fenced;
    else if (fenced) lines.push(paint(`  ${line}`, "cyan"));
    else if (line.trim() === "") lines.push("");
    else {
      const text = line.replaceAll(TAG, "");
      lines.push(
        ...renderQuoted(headings === "bare" ? text.replace(HEADING, "**$<title>**") : text, width, paint),
      );
    }
  }
  return lines;
}

/** A line with the bars of the quotes that it stands in; deeper than anybody quotes, `>` is just a character. */
function renderQuoted(line: string, width: number, paint: Paint): string[] {
  let rest = line;
  let depth = 0;
  for (let quote = QUOTE.exec(rest); quote !== null && depth < DEEPEST_QUOTE; quote = QUOTE.exec(rest)) {
    rest = quote.groups?.["text"] ?? "";
    depth += 1;
  }
  if (depth === 0) return rest.trim() === "" ? [] : renderLine(rest, width, paint);
  const bars = `${paint("▏", "dim")} `.repeat(depth);
  return renderLine(rest, width - 2 * depth, paint).map((each) => bars + each);
}

function renderLine(line: string, width: number, paint: Paint): string[] {
  const heading = HEADING.exec(line)?.groups;
  if (heading !== undefined) {
    const marks: Run = { text: `${heading["marks"]} `, styles: ["dim"] };
    return wrapRuns([marks, ...embolden(readInline(heading["title"] ?? ""))], width, paint);
  }
  const item = ITEM.exec(line)?.groups;
  if (item !== undefined) {
    const indent = item["indent"] ?? "";
    const mark = markOf(item["mark"] ?? "-", item["box"]);
    const rest = wrapRuns(readInline(item["text"] ?? ""), width - indent.length - mark.length - 1, paint);
    const signed = item["box"]?.toLowerCase() === "x";
    return rest.map((each, index) =>
      index === 0
        ? `${indent}${paint(mark, signed ? "green" : "dim")} ${each}`
        : `${indent}${" ".repeat(mark.length + 1)}${each}`,
    );
  }
  return wrapRuns(readInline(line.trimEnd()), width, paint);
}

function markOf(mark: string, box: string | undefined): string {
  if (box !== undefined) return box === " " ? "☐" : "☑";
  return /^\d/u.test(mark) ? mark : "•";
}

function embolden(runs: readonly Run[]): Run[] {
  return runs.map((run) => ({ ...run, styles: [...run.styles.filter((style) => style !== "bold"), "bold"] }));
}
