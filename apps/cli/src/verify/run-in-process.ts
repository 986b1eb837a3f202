/**
 * One part in a process of its own, which can't disturb another's memory, clock or time zone.
 *
 * It runs where clocks change, so that whoever reckons in local days is found out.
 */
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Finding, Job, Part } from "@rfckit/verify";
import { type Line, UNTIL } from "./run-here.ts";

const TIME_ZONE = "America/New_York";
/** Where Node keeps what it has compiled, from one part to the next: half a second of each. */
const COMPILED = join(tmpdir(), "node-compile-cache");

/** Runs the part. A process that dies is a failure of the part, told with its last words. */
export async function runInProcess(part: Part, { seed, until, progress }: Job): Promise<Finding> {
  const script = process.argv[1] ?? "";
  const args = [...process.execArgv, script, "verify", "--only", part.name, "--seed", String(seed)];
  const child = spawn(process.execPath, args, {
    env: {
      NODE_COMPILE_CACHE: COMPILED,
      ...process.env,
      TZ: TIME_ZONE,
      [UNTIL]: until === null ? "usual" : String(until),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = (): boolean => child.kill("SIGKILL");
  process.once("exit", stop);
  let finding: Finding | null = null;
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    words = `${words}${text}`.slice(-2000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status));
  });
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as Line;
    if ("progress" in line) progress(line.progress);
    else finding = line.finding;
  }
  const status = await ended;
  process.removeListener("exit", stop);
  if (finding !== null && status === 0) return finding;
  const lastWords = words.trim().split("\n").join(" ").slice(0, 500);
  const what = `its process ended early (${status === null ? "killed" : `exit ${status}`}): ${lastWords || "it said nothing"}`;
  return { counts: {}, complete: false, failures: [{ what, history: "" }] };
}
