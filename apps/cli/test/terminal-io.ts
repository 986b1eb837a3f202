/** A terminal as wide as a test wants it, or a pipe with colours: what `rfc` writes there is kept. */
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";

export interface Screen {
  readonly columns?: number;
  readonly isTerminal?: boolean;
  readonly color?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs `rfc` in a folder, in front of a screen. */
export async function runOnScreen(
  args: readonly string[],
  cwd: string,
  { columns = 80, isTerminal = true, color = false, env = {} }: Screen = {},
) {
  const { io, out, err } = captureIo("", cwd);
  const stdout = { ...io.stdout, columns, isTerminal, color };
  const status = await runProgram(args, { ...io, stdout, env });
  return { status, out: out(), err: err() };
}

/** What is between the first and the last line of each frame, as columns: `[the line, what is underlined]`. */
export function readFrames(out: string): (readonly [string, string])[] {
  const lines = out.split("\n");
  return lines.flatMap((line, index) => {
    const marks = /^ +│ (?<indent> *)(?<marks>~+)$/u.exec(line)?.groups;
    const source = /^ +\d+ │ (?<text>.*)$/u.exec(lines[index - 1] ?? "")?.groups?.["text"];
    if (marks === undefined || source === undefined) return [];
    const from = marks["indent"]?.length ?? 0;
    return [[source, columnsOf(source, from, from + (marks["marks"]?.length ?? 0))] as const];
  });
}

function columnsOf(text: string, from: number, to: number): string {
  return [...text.matchAll(CHARACTER)]
    .map(([each]) => each)
    .filter((_, index, all) => {
      const at = screenWidth(all.slice(0, index).join(""));
      return at >= from && at < to;
    })
    .join("");
}

/** Of the characters that these tests use, told apart from the code under test. */
export function screenWidth(text: string): number {
  return [...text.matchAll(CHARACTER)].reduce(
    (sum, { groups }) => sum + (groups?.["wide"] === undefined ? 1 : 2),
    0,
  );
}

const CHARACTER = /(?<wide>👩‍🔬|🇫🇷|❤️|😀|[\u3000-\u9fff])|e\u0301|./gsu;
