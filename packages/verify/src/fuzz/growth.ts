/**
 * The scanner's time grows with the comment's length and not with its square: each hostile piece is repeated, and then
 * repeated eight times as often.
 *
 * Only what takes long at all is judged, and by the best of several runs, so that other work on the machine can't fail it.
 */
import { scan } from "@rfckit/commands";
import type { Failure } from "../proof.ts";
import { writeInput } from "./shrink.ts";
import { TOKENS } from "./tokens.ts";

const SMALL = 8192;
const TIMES = 8;
/** Linear time grows by 8, quadratic time by 64. */
const MOST_GROWTH = 24;
/** Below this, in ms, the large text is quick enough, however it grows. */
const QUICK = 40;
const END = "\n\n@rfcbot status\n";

const PAIRS: readonly string[] = [
  "`a\n",
  "*a_",
  "[](",
  "<a b='\"",
  "- a\n  - b\n",
  "@rfcbot concern [a](b) `c\n",
  "> > ",
];

export function judgeGrowth(): Failure | null {
  for (const piece of [...TOKENS, ...PAIRS]) {
    if (piece.length > 100) continue;
    const large = fill(piece, TIMES * SMALL);
    if (measure(large, QUICK) <= QUICK) continue;
    const small = measure(fill(piece, SMALL), 0);
    if (measure(large, MOST_GROWTH * small) <= MOST_GROWTH * small) continue;
    const what = "fuzz/scanner: the time grows faster than the comment, from 8 to 64 KiB (invariant 20)";
    return { what, history: `${writeInput(piece)}, repeated` };
  }
  return null;
}

function fill(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size) + END;
}

/** The best of a few runs, in ms; no further ones once it is good enough. */
function measure(text: string, enough: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5 && best > enough; run += 1) {
    const started = performance.now();
    scan(text);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}
