/**
 * Compares `rfc parse --jsonl` with a file of cases: `{"body", "commands"}` a line, matched on the keys that a
 * case gives.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Case {
  readonly body: string;
  readonly commands: readonly Record<string, unknown>[];
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("conformance: name a file of cases, such as ../shared/vectors/commands.jsonl.");
  process.exit(2);
}
const cases = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);
const rfc = join(import.meta.dirname, "..", "apps", "cli", "src", "main.ts");
const input = cases.map(({ body }) => JSON.stringify({ body })).join("\n");
const run = spawnSync(process.execPath, [rfc, "parse", "--jsonl"], {
  input,
  encoding: "utf8",
  maxBuffer: 2 ** 26,
});
const results = run.stdout.trim().split("\n");

let failed = run.status === 0 && results.length === cases.length ? 0 : 1;
if (failed > 0)
  console.error(`${results.length} results for ${cases.length} cases, exit ${run.status}. ${run.stderr}`);
for (const [index, { body, commands }] of cases.entries()) {
  const read = (JSON.parse(results[index] ?? '{"commands":[]}') as Pick<Case, "commands">).commands;
  const holds =
    read.length === commands.length &&
    commands.every((wanted, nth) =>
      Object.entries(wanted).every(([key, value]) => read[nth]?.[key] === value),
    );
  if (holds) continue;
  failed += 1;
  console.error(
    `${JSON.stringify(body)}\n  expected ${JSON.stringify(commands)}\n  actual   ${JSON.stringify(read)}`,
  );
}
console.log(`${cases.length - failed} of ${cases.length} cases hold`);
process.exitCode = failed === 0 ? 0 : 1;
