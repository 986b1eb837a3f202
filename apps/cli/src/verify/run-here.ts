/**
 * One part, run in this process for the one that started it: what it says are lines of JSON.
 */
import type { Finding, Part } from "@rfckit/verify";
import type { Io } from "../io.ts";

/** Set for a process that runs one part for another: when it has to stop, in ms since 1970, or `usual`. */
export const UNTIL = "RFC_VERIFY_UNTIL";

export type Line = { readonly progress: string } | { readonly finding: Finding };

/** How often progress is told at most, in ms. */
const PATIENCE = 200;

/** What a part gets at least, in ms. */
const LEAST = 100;

export function speaksToParent(env: Io["env"]): boolean {
  return env[UNTIL] !== undefined;
}

export async function runHere(part: Part, { seed }: { readonly seed: number }, io: Io): Promise<number> {
  const until = Number(io.env[UNTIL]);
  // However long it took to start, a little is done.
  const atLeast = Date.now() + LEAST;
  let told = 0;
  const say = (line: Line) => io.stdout.write(`${JSON.stringify(line)}\n`);
  const progress = (how: string): void => {
    if (Date.now() - told < PATIENCE) return;
    told = Date.now();
    say({ progress: how }).catch(() => {});
  };
  const finding = await part.run({
    seed,
    until: Number.isNaN(until) ? null : Math.max(until, atLeast),
    progress,
  });
  await say({ finding });
  return 0;
}
