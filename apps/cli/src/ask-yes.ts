/** A question that is answered with yes or no, to somebody who sits at a terminal. Nobody else is asked anything. */
import type { Io } from "./io.ts";

/** Whether somebody can be asked: they type, and they see the question. */
export function canAsk({ stdin, stderr }: Pick<Io, "stdin" | "stderr">): boolean {
  return stdin.isTTY === true && stderr.isTerminal;
}

/** Asks once. Whatever isn't a yes is a no, an end of the input too. */
export async function askYes(
  question: string,
  { stdin, stderr }: Pick<Io, "stdin" | "stderr">,
): Promise<boolean> {
  await stderr.write(`${question} [y/N] `);
  let typed = "";
  for await (const piece of stdin) {
    typed += piece;
    if (/[\r\n]/u.test(typed)) break;
  }
  return /^\s*y(?:es)?\s*$/iu.test(typed.split(/[\r\n]/u)[0] ?? "");
}
