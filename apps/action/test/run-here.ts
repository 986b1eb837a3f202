/** A run of the action in this process, told of everything as GitHub tells it: quicker than a process of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ActionAnswer, ActionRunOptions } from "@rfckit/rehearsal";
import { readOutputs, runEnvironment } from "@rfckit/rehearsal";
import { runAction } from "../src/run-action.ts";

export async function runHere(options: Omit<ActionRunOptions, "command">): Promise<ActionAnswer> {
  const folder = mkdtempSync(join(tmpdir(), "rfckit-run-"));
  const parts: string[] = [];
  const waits: number[] = [];
  try {
    const env = runEnvironment(options, folder);
    for (const name of ["outputs", "summary"]) writeFileSync(join(folder, name), "");
    const status = await runAction({
      env,
      write: (text) => parts.push(text),
      hostClock: { now: () => Date.now() },
      pause: async (length) => void waits.push(length),
      openThread: () => new Worker(new URL("../src/main.ts", import.meta.url)),
      onStop: () => {},
    });
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    return { status, log: parts.join(""), outputs: readOutputs(read("outputs")), summary: read("summary") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
