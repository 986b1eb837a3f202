/**
 * `npm run bench:lint`: how fast `rfc lint` is, each time against something else that ran beside it on the same files.
 * docs/benchmarks.md says how to read it. A missed target is shown and is no failure; a broken run is one.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { checkRuns } from "./check-runs.ts";
import { createLinters, peerVersions } from "./linters.ts";
import { type Measured, measure } from "./measure.ts";
import { type Grown, measureGrowth } from "./measure-growth.ts";
import { buildBundle, installPeers } from "./prepare.ts";
import { type Options, readOptions, USAGE } from "./read-options.ts";
import { listRows } from "./rows.ts";
import { setStage } from "./set-stage.ts";
import { hasCorpus } from "./write-repository.ts";
import { HEAD, writeGrowth, writeRow, writeSum } from "./write-table.ts";

function bench(options: Options): void {
  buildBundle();
  installPeers();
  const folder = mkdtempSync(join(tmpdir(), "rfckit-bench-lint-"));
  try {
    run(folder, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(folder: string, { node, version, samples, only }: Options): void {
  const linters = createLinters(node, join(folder, "caches"));
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? process.arch}, ${process.platform}`;
  console.log(`${machine}; Node ${version} (${node}); ${peerVersions().join(", ")}.`);
  console.log(`${writeManner(samples, node === process.execPath)}\n`);
  const stage = setStage(folder);
  const rows = listRows(stage, linters).filter((row) =>
    `${row.work} ${row.of} ${row.against.name}`.includes(only),
  );
  const isGrowing = "growth".includes(only);
  if (rows.length === 0 && !isGrowing) throw new Error(`--only is "${only}", and no row has these words.`);
  for (const seen of checkRuns(stage, linters)) console.log(`  ${seen}`);
  const measured: Measured[] = [];
  if (rows.length > 0) console.log(`\n${HEAD}`);
  for (const row of rows) {
    const taken = measure(row, samples);
    measured.push(taken);
    console.log(writeRow(taken));
  }
  const grown: Grown[] = isGrowing ? measureGrowth(folder, linters, samples) : [];
  if (isGrowing) console.log(`\n${[...writeGrowth(grown)].join("\n")}`);
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`\n${writeSum(measured)}The machine's load in the end: ${load.join(", ")}.`);
  const results = { machine, node: version, peers: peerVersions(), samples, measured, grown };
  console.log(`Every sample is in ${keep(results)}.`);
}

/** Others than this use more than a quarter of a processor. */
const BUSY = 1.25;

/** How it is measured, and what is to be said against that. */
function writeManner(samples: number, isOwnNode: boolean): string {
  const sentences = [`Medians of ${samples} samples, both sides in turn.`];
  if (samples < 9) sentences.push("A quick look: the targets ask for 9.");
  if (!isOwnNode)
    sentences.push("The targets are meant for the Node that `npm run` gives, and this is another.");
  if (!hasCorpus) sentences.push("Without the real documents, which aren't beside the checkout.");
  if ((loadavg()[0] ?? 0) > BUSY)
    sentences.push("The machine is busy: measure again when it is quiet. It matters most for rumdl's rows.");
  return sentences.join(" ");
}

/** Writes the samples into a file that git ignores. */
function keep(results: object): string {
  const dist = join(import.meta.dirname, "dist");
  const file = join(dist, `samples-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.json`);
  mkdirSync(dist, { recursive: true });
  // The environment is nobody's business.
  const plain = (key: string, value: unknown) => (key === "env" ? undefined : value);
  writeFileSync(file, `${JSON.stringify(results, plain, 1)}\n`);
  return relative(process.cwd(), file);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else bench(options);
} catch (error) {
  console.error(`bench:lint: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
