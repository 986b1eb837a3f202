/**
 * A rule's page for a terminal: paragraphs wrapped to its width, examples in a colour of their own.
 *
 * It knows the Markdown that the rules' head comments use, and no more.
 */
import type { Output } from "../io.ts";
import { readInline } from "../simulate/inline-runs.ts";
import { createPaint, type Paint, type Style } from "../simulate/paint.ts";
import { type Run, wrapRuns } from "../simulate/wrap.ts";

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100;
const ITEM = /^- /u;

export function renderPage(page: string, { color, columns }: Pick<Output, "color" | "columns">): string {
  const paint = createPaint(color);
  const width = Math.min(columns, WIDEST);
  const blocks: string[][] = [];
  let example: Style = "green";
  for (const block of splitBlocks(page.trimEnd().split("\n"))) {
    const [first = ""] = block;
    if (first.startsWith("```")) blocks.push(renderCode(block, first === "```md" ? example : "dim", paint));
    else {
      if (/^(?:Bad|Good)\b/u.test(first)) example = first.startsWith("Bad") ? "red" : "green";
      blocks.push(renderProse(block, width, paint));
    }
  }
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** What blank lines part, but for those in code. */
function splitBlocks(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  let isCode = false;
  for (const line of lines) {
    if (line === "" && !isCode) {
      if (block.length > 0) blocks.push(block);
      block = [];
      continue;
    }
    if (line.startsWith("```")) isCode = !isCode;
    block.push(line);
  }
  return block.length > 0 ? [...blocks, block] : blocks;
}

function renderCode(block: readonly string[], style: Style, paint: Paint): string[] {
  return block.slice(1, -1).map((line) => (line === "" ? "" : `  ${paint(line, style)}`));
}

function renderProse(block: readonly string[], width: number, paint: Paint): string[] {
  const [first = ""] = block;
  if (first.startsWith("# ")) return [paint(first.slice(2).replaceAll("`", ""), "bold", "underline")];
  const items: string[] = [];
  for (const line of block) {
    if (items.length === 0 || ITEM.test(line)) items.push(line);
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return items.flatMap((item) => {
    const runs: Run[] = readInline(item.replace(ITEM, ""));
    if (!ITEM.test(item)) return wrapRuns(runs, width, paint);
    return wrapRuns(runs, width - 2, paint).map((line, index) => `${index === 0 ? "•" : " "} ${line}`);
  });
}
