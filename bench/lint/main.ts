/**
 * `npm run bench:lint`: how fast `rfc lint` is, each time against something else that ran beside it on the same files.
 * docs/benchmarks.md says how to read it. A missed target is shown and is no failure; a broken run is one.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkRuns } from "./check-runs.ts";
import { createLinters, peerVersions } from "./linters.ts";
import { type Measured, measure } from "./measure.ts";
import { type Grown, measureGrowth } from "./measure-growth.ts";
import { buildBundle, installPeers } from "./prepare.ts";
import { listRows } from "./rows.ts";
import { setStage } from "./set-stage.ts";
import { hasCorpus } from "./write-repository.ts";
import { HEAD, writeGrowth, writeRow } from "./write-table.ts";

const USAGE = `npm run bench:lint -- [--samples N] [--only WORDS] [--node PATH]

  --samples N    how often each side of a row is run; 9 if not given, fewer for a quick look
  --only WORDS   only the rows with these words, such as "cached" or "growth"
  --node PATH    the Node that runs all linters that need one; this one if not given`;

const { values } = parseArgs({
  options: {
    samples: { type: "string", default: "9" },
    only: { type: "string", default: "" },
    node: { type: "string", default: process.execPath },
    help: { type: "boolean", default: false },
  },
});

function bench(): void {
  const samples = Number(values.samples);
  if (!Number.isSafeInteger(samples) || samples < 1)
    throw new Error(`--samples is "${values.samples}", and must be a whole number such as 9.`);
  const node = values.node.includes("/") || values.node.includes("\\") ? resolve(values.node) : values.node;
  const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim();
  if (!version) throw new Error(`--node is "${values.node}", and there is no Node there.`);
  buildBundle();
  installPeers();
  const folder = mkdtempSync(join(tmpdir(), "rfckit-bench-lint-"));
  try {
    run({ folder, node, version, samples });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Circumstances {
  readonly folder: string;
  readonly node: string;
  readonly version: string;
  readonly samples: number;
}

function run({ folder, node, version, samples }: Circumstances): void {
  const linters = createLinters(node, join(folder, "caches"));
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? process.arch}, ${process.platform}`;
  const busy = loadavg()[0] ?? 0;
  console.log(`${machine}; Node ${version} (${node}); ${peerVersions().join(", ")}.`);
  console.log(
    `Medians of ${samples} samples, taken in turn. ${samples < 9 ? "A quick look: 9 are asked for. " : ""}${hasCorpus ? "" : "Without the real documents, which aren't beside the checkout. "}Load when it began: ${busy.toFixed(1)}.\n`,
  );
  const stage = setStage(folder);
  for (const seen of checkRuns(stage, linters)) console.log(`  ${seen}`);
  console.log(`\n${HEAD}`);
  const measured: Measured[] = [];
  for (const row of listRows(stage, linters)) {
    if (!`${row.work} ${row.of} ${row.against.name}`.includes(values.only)) continue;
    const taken = measure(row, samples);
    measured.push(taken);
    console.log(writeRow(taken));
  }
  const grown: Grown[] = "growth".includes(values.only) ? measureGrowth(folder, linters, samples) : [];
  if (grown.length > 0) console.log(`\n${[...writeGrowth(grown)].join("\n")}`);
  const missed = measured.filter(({ ratio, row }) => row.most !== null && ratio > row.most);
  const judged = measured.filter(({ row }) => row.most !== null);
  console.log(
    `\n${judged.length - missed.length} of ${judged.length} targets reached. Load when it ended: ${loadavg()[0]?.toFixed(1)}.`,
  );
  console.log(
    `Every sample is in ${keep({ machine, node: version, peers: peerVersions(), samples, measured, grown })}.`,
  );
}

/** Writes the samples into a file that git ignores. */
function keep(results: object): string {
  const dist = join(import.meta.dirname, "dist");
  const file = join(dist, `samples-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.json`);
  mkdirSync(dist, { recursive: true });
  const plain = (key: string, value: unknown) => (key === "env" ? undefined : value);
  writeFileSync(file, `${JSON.stringify(results, plain, 1)}\n`);
  return relative(process.cwd(), file);
}

if (values.help) console.log(USAGE);
else {
  try {
    bench();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
