/**
 * What a problem is known by from one run to the next, though lines have moved: its rule and its message, and the how many-th
 * of that kind it is in its file.
 *
 * The place has no part in it, and neither have the numbers of lines that some messages name.
 */
import type { Problem } from "../problem.ts";

/** One for each problem, in their order; no two are the same. */
export function fingerprintAll(problems: readonly Problem[]): string[] {
  const seen = new Map<string, number>();
  return problems.map(({ rule, message }) => {
    const print = hash(`${rule}\n${message.replaceAll(/\blines? \d+/g, "line")}`);
    const count = (seen.get(print) ?? 0) + 1;
    seen.set(print, count);
    return `${print}:${count}`;
  });
}

/** FNV-1a of 64 bits, over UTF-16 units: it has to tell apart, not to keep a secret. */
function hash(text: string): string {
  let state = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    state = BigInt.asUintN(64, (state ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return state.toString(16).padStart(16, "0");
}
