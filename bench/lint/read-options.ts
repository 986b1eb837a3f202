/** What was asked of the bench on its command line. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

export const USAGE = `npm run bench:lint -- [--samples N] [--only WORDS] [--node PATH]

  --samples N    how often each side of a row is run; 9 if not given, fewer for a quick look
  --only WORDS   only the rows with these words, such as "cached" or "growth"
  --node PATH    the Node that runs all linters that need one; the one that npm run gives if not given`;

export interface Options {
  readonly help: boolean;
  readonly samples: number;
  /** Empty: all rows. */
  readonly only: string;
  readonly node: string;
  /** That Node's. */
  readonly version: string;
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      samples: { type: "string", default: "9" },
      only: { type: "string", default: "" },
      node: { type: "string", default: process.execPath },
      help: { type: "boolean", default: false },
    },
  });
  const { help, only } = values;
  const samples = Number(values.samples);
  if (!Number.isSafeInteger(samples) || samples < 1)
    throw new Error(`--samples is "${values.samples}", and must be a whole number such as 9.`);
  const node = /[\\/]/u.test(values.node) ? resolve(values.node) : values.node;
  const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim();
  if (!version) throw new Error(`--node is "${values.node}", and there is no Node there.`);
  return { help, samples, only, node, version };
}
