/** The action's one entry: a step of a workflow, and in its other thread the linter. */
import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { serveLinter } from "./linter/serve-linter.ts";
import { runAction } from "./run-action.ts";

if (isMainThread) {
  void runAction({
    env: process.env,
    write: (text) => void process.stdout.write(text),
    hostClock: { now: () => Date.now() },
    pause: async (length) => void (await sleep(length)),
    openThread: () => new Worker(process.argv[1] ?? ""),
    onStop(stop) {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
    },
  }).then((status) => {
    process.exitCode = status;
  });
} else if (parentPort !== null) serveLinter(parentPort);
