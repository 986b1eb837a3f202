/** A change as a patch, which `git apply` and `patch` take. */
import { sep } from "node:path";
import { createTwoFilesPatch } from "diff";
import { createPaint } from "../simulate/paint.ts";

export function writeDiff(path: string, before: string, after: string, color: boolean): string {
  const name = sep === "/" ? path : path.replaceAll(sep, "/");
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, "", "", { context: 3 });
  const lines = patch.split("\n").filter((line) => !line.startsWith("====="));
  if (!color) return lines.join("\n");
  const paint = createPaint(true);
  return lines.map((line) => paint(line, ...styleOf(line))).join("\n");
}

function styleOf(line: string): ("bold" | "green" | "red" | "cyan")[] {
  if (line.startsWith("+++") || line.startsWith("---")) return ["bold"];
  if (line.startsWith("@@")) return ["cyan"];
  return line.startsWith("+") ? ["green"] : line.startsWith("-") ? ["red"] : [];
}
