/**
 * How long the command scanner takes for 64 KiB of hostile text, in ms and against splitting the same text into
 * lines, the least that any scanner does. It fails where one takes 10 ms or more.
 */
import { scan } from "../packages/commands/src/index.ts";
import { HOSTILE, SIZE } from "../packages/commands/test/hostile-comments.ts";

const LIMIT = 10;
const RUNS = 60;

function best(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

let slow = 0;
for (const [name, make] of HOSTILE) {
  const text = make(SIZE);
  const floor = best(() => text.split(/\r\n|\n|\r/));
  const taken = best(() => scan(text));
  if (taken >= LIMIT) slow += 1;
  const ratio = (taken / floor).toFixed(0).padStart(5);
  console.log(`${taken.toFixed(2).padStart(7)} ms ${ratio} × splitting lines  ${name}`);
}
console.log(slow === 0 ? `All under ${LIMIT} ms.` : `${slow} at ${LIMIT} ms or more.`);
process.exitCode = slow === 0 ? 0 : 1;
