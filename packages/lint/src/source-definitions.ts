/**
 * Link definitions in lines that the block parser left over: it takes them in without a trace of where they stood.
 */
import type { Definition } from "mdast";

const DEFINITION = /^ {0,3}\[((?:[^[\]\\]|\\.)+)\]:[ \t]*(.*)$/u;

/** The definitions in some consecutive lines, of which the first is line `first`. A target may stand on the next line. */
export function readDefinitions(lines: readonly string[], first: number): Definition[] {
  return lines.flatMap((line, index) => {
    const [, label, rest] = DEFINITION.exec(line) ?? [];
    if (label === undefined || rest === undefined) return [];
    const target = rest === "" ? (lines[index + 1] ?? "").trim() : rest;
    return [
      {
        type: "definition",
        identifier: label.replaceAll(/\s+/gu, " ").trim().toLowerCase(),
        label,
        url: readTarget(target),
        position: {
          start: { line: first + index, column: line.length - line.trimStart().length + 1 },
          end: { line: first + index, column: line.trimEnd().length + 1 },
        },
      },
    ];
  });
}

/** A link's target without its title and angle brackets. */
function readTarget(text: string): string {
  if (text.startsWith("<")) return text.slice(1, text.indexOf(">") === -1 ? undefined : text.indexOf(">"));
  return text.split(/[ \t]/u, 1)[0] ?? "";
}
