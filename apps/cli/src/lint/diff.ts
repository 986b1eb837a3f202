/** A change as a patch, which `git apply` and `patch` take; on a terminal, one to look at. */
import { sep } from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { Output } from "../io.ts";
import { createPaint, harmless } from "../simulate/paint.ts";

export function writeDiff(
  path: string,
  before: string,
  after: string,
  { isTerminal, color }: Pick<Output, "isTerminal" | "color">,
): string {
  const name = sep === "/" ? path : path.replaceAll(sep, "/");
  const lines = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, "", "", {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  }).split("\n");
  for (const index of [0, 1]) lines[index] = endName(lines[index] ?? "");
  if (!color && !isTerminal) return lines.join("\n");
  const paint = createPaint(color);
  return lines.map((line) => paint(harmless(line.replace(/\r$/u, "")), ...styleOf(line))).join("\n");
}

/**
 * A name with a blank ends in a tab, as git writes it, or `patch` reads it to the blank only. One with anything stranger in
 * it stands between quotation marks already.
 */
function endName(line: string): string {
  return line.slice(4).includes(" ") && !line.endsWith('"') ? `${line}\t` : line;
}

function styleOf(line: string): ("bold" | "green" | "red" | "cyan")[] {
  if (line.startsWith("+++") || line.startsWith("---")) return ["bold"];
  if (line.startsWith("@@")) return ["cyan"];
  return line.startsWith("+") ? ["green"] : line.startsWith("-") ? ["red"] : [];
}
