/** Runs what is measured: for its time, for what it prints, or for what it took. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "./linters.ts";

/** In bytes: remark tells each of ten thousand warnings in two lines. */
const MOST_OUTPUT = 256 * 1024 * 1024;
const WATCHER = join(import.meta.dirname, "watch-process.cjs");

/** How long it takes from start to end, in ms. What it prints goes into pipes, as in continuous integration. */
export function time({ name, program, args, cwd, env }: Command): number {
  const began = process.hrtime.bigint();
  const { status, error } = spawnSync(program, args, { cwd, env, maxBuffer: MOST_OUTPUT });
  const taken = Number(process.hrtime.bigint() - began) / 1e6;
  if (status === null || status > 1) throw brokenRun(name, args, error?.message ?? `status ${status}`);
  return taken;
}

export interface Printed {
  readonly out: string;
  readonly err: string;
}

export function read({ name, program, args, cwd, env }: Command): Printed {
  const options = { cwd, env, encoding: "utf8", maxBuffer: MOST_OUTPUT } as const;
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  if (status === null || status > 1) throw brokenRun(name, args, error?.message ?? stderr);
  return { out: stdout, err: stderr };
}

export interface Usage {
  /** Of all its processes together, each at its peak, in MB. */
  readonly peak: number;
  /** How many documents it opened. */
  readonly opened: number;
  readonly printed: Printed;
}

/** What a program on Node takes, told by each of its processes as it ends. */
export function watch(command: Command): Usage {
  const folder = mkdtempSync(join(tmpdir(), "rfckit-bench-usage-"));
  try {
    const env = { NODE_OPTIONS: `--require=${JSON.stringify(WATCHER)}`, RFCKIT_BENCH_USAGE: folder };
    const printed = read({ ...command, env: { ...command.env, ...env } });
    const told = readdirSync(folder).map(
      (name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as { peak: number; opened: number },
    );
    if (told.length === 0) throw brokenRun(command.name, command.args, "it did not tell what it took");
    const sum = (of: "peak" | "opened") => told.reduce((total, each) => total + each[of], 0);
    return { peak: (sum("peak") * 1024) / 1e6, opened: sum("opened"), printed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function brokenRun(name: string, args: readonly string[], why: string): Error {
  return new Error(`${name} did not do its work (${args.join(" ")}): ${why.trim().slice(-500)}`);
}
