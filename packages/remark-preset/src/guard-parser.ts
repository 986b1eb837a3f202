/**
 * Keeps remark's parser from what would stall it: 64 KiB of `*a_` take it 48 s, and whoever opens them in an editor waits.
 *
 * An RFC's text that might be such a one is parsed by a thread of its own first, and is not parsed at all where that takes longer
 * than the configuration's `lint.time-limit`. remark has nothing to go on with then, so it is always an error, and the
 * file is not written.
 */
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { locateRoot } from "@rfckit/checkout";
import { findSlowText, rulePage, sayTooSlow } from "@rfckit/lint";
import type { Processor } from "unified";
import type { VFile } from "vfile";
import { SOURCE } from "./say.ts";
import { FINE, LIMIT, LOADING, READY, STATE, type Trial } from "./trial.ts";

/** So long a thread may take to load and to read the configuration, in ms. */
const PATIENCE = 10_000;

export function guardParser(processor: Processor): void {
  const { parser } = processor;
  if (parser === undefined) return;
  processor.parser = (text, file) => {
    const line = findSlowText(text, "reference");
    if (line !== null && !isFine(text, file)) refuse(file, line);
    return parser(text, file);
  };
}

function refuse(file: VFile, line: number): never {
  const { message, place } = sayTooSlow(line);
  const point = { line: place.line, column: place.column };
  const said = file.message(message, {
    place: { start: point, end: point },
    ruleId: "time-limit",
    source: SOURCE,
  });
  said.fatal = true;
  said.url = rulePage("time-limit");
  throw said;
}

/** Parsing can't be waited for in any other way than by waiting, and so neither can this. */
function isFine(text: string, file: VFile): boolean {
  const shared = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const location = file.path === undefined ? null : resolve(file.cwd, file.path);
  const trial: Trial = { text, location, root: locateRoot(file.cwd, location ?? undefined), shared };
  // The file's own ending: the sources run as they are.
  const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const thread = new Worker(new URL(`./parse-trial.${ending}`, import.meta.url), { workerData: trial });
  // Where it can't even load, its time is up as well.
  thread.on("error", () => {});
  Atomics.wait(shared, STATE, LOADING, PATIENCE);
  if (Atomics.load(shared, STATE) === READY) Atomics.wait(shared, STATE, READY, Atomics.load(shared, LIMIT));
  void thread.terminate();
  return Atomics.load(shared, STATE) === FINE;
}
