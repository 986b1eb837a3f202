/** A change as a patch, which `git apply` and `patch` take; on a terminal, one to look at. */
import { sep } from "node:path";
import { createTwoFilesPatch } from "diff";
import type { Output } from "../io.ts";
import { createPaint, harmless } from "../simulate/paint.ts";

export function writeDiff(
  path: string,
  before: string,
  after: string,
  { isTerminal, color }: Pick<Output, "isTerminal" | "color">,
): string {
  const name = sep === "/" ? path : path.replaceAll(sep, "/");
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, "", "", { context: 3 });
  const lines = patch.split("\n").filter((line) => !line.startsWith("====="));
  if (!color && !isTerminal) return lines.join("\n");
  const paint = createPaint(color);
  return lines.map((line) => paint(harmless(line.replace(/\r$/u, "")), ...styleOf(line))).join("\n");
}

function styleOf(line: string): ("bold" | "green" | "red" | "cyan")[] {
  if (line.startsWith("+++") || line.startsWith("---")) return ["bold"];
  if (line.startsWith("@@")) return ["cyan"];
  return line.startsWith("+") ? ["green"] : line.startsWith("-") ? ["red"] : [];
}
