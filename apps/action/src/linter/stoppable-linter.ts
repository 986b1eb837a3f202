/**
 * A linter that no text holds up: one that might stall the parser is parsed in a thread of its own, which is ended when its
 * time is up. Then the linter says that the document was cut off (`time-limit`).
 */
import type { Worker } from "node:worker_threads";
import { type Duration, SECOND } from "@rfckit/core";
import { findSlowText, MOST_CHARACTERS } from "@rfckit/lint";
import type { Linter } from "@rfckit/reconciler";
import { type Done, type Job, runJob } from "./linter-job.ts";

/** All slow texts of a run together get no more: then none is tried any longer. */
const LONGEST_IN_ALL: Duration = 30 * SECOND;

export interface StoppableLinterOptions {
  /** How long one text may take, in ms. */
  readonly limit: Duration;
  /** Starts a thread that runs `serveLinter`. */
  readonly openThread: () => Worker;
}

export interface StoppableLinter extends Linter {
  /** Ends the thread, where there is one. */
  close(): Promise<void>;
}

/** Opens one in which a text may take so many ms. */
export type OpenLinter = (limit: Duration) => StoppableLinter;

export function createStoppableLinter({ limit, openThread }: StoppableLinterOptions): StoppableLinter {
  let thread: Worker | null = null;
  let spent: Duration = 0;

  const drop = async (): Promise<void> => {
    const dropped = thread;
    thread = null;
    await dropped?.terminate();
  };

  /** What the thread makes of it; `null` where its time was up, or it failed. */
  const runApart = async (job: Job): Promise<Done | null> => {
    if (spent >= LONGEST_IN_ALL) return null;
    thread ??= openThread();
    const worker = thread;
    const began = performance.now();
    const done = await new Promise<Done | null>((resolve) => {
      const timer = setTimeout(() => resolve(null), limit);
      const end = (result: Done | null): void => {
        clearTimeout(timer);
        worker.removeAllListeners();
        resolve(result);
      };
      worker.once("message", (message: Done) => end(message));
      worker.once("error", () => end(null));
      worker.once("exit", () => end(null));
      worker.postMessage(job);
    });
    spent += performance.now() - began;
    if (done === null) await drop();
    return done;
  };

  const run = async (job: Job): Promise<Done> => {
    const isSlow = findSlowText(job.text.slice(0, MOST_CHARACTERS), "reference") !== null;
    return (isSlow ? await runApart(job) : null) ?? runJob(job, false);
  };

  return {
    async gate(text, { templates }) {
      const done = await run({ kind: "gate", text, templates });
      return answered(done, "gate").gate;
    },
    async lint(text, wish) {
      const done = await run({ kind: "lint", text, wish });
      return answered(done, "lint").result;
    },
    async anchors(text) {
      const done = await run({ kind: "anchors", text });
      return answered(done, "anchors").anchors;
    },
    close: drop,
  };
}

function answered<Kind extends Done["kind"]>(done: Done, kind: Kind): Extract<Done, { readonly kind: Kind }> {
  if (done.kind !== kind) throw new Error(`The linter was asked for ${kind} and answered with ${done.kind}`);
  return done as Extract<Done, { readonly kind: Kind }>;
}
