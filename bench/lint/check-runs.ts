/**
 * Whether everybody did the work that they are timed for. Whoever reads half of the files is twice as fast.
 *
 * Each answers with a line that says what was seen; what isn't as it should be is thrown.
 */
import { isDeepStrictEqual } from "node:util";
import type { Command, Linters } from "./linters.ts";
import { change, type Stage } from "./rows.ts";
import { read, watch } from "./run-command.ts";
import type { Repository } from "./write-repository.ts";

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly problems: readonly { readonly rule: string }[];
  }[];
}

export function* checkRuns(stage: Stage, linters: Linters): Generator<string> {
  for (const repository of [stage.one, stage.few, stage.many]) yield checkOurs(repository, linters);
  for (const repository of [stage.few, stage.many]) yield checkPeers(repository, linters, stage.rumdlCache);
  yield checkCache(stage.many, linters);
  for (const { name, repository } of stage.hostile) yield checkHostile(name, repository, linters);
}

/** Ours found what was planted in the generated documents, and nothing else in them. */
function checkOurs(repository: Repository, { rfc }: Linters): string {
  const { folder, documents, expected } = repository;
  const report = reportOf(rfc(folder, "--no-cache"));
  const listed = report.files.map(({ path }) => path);
  expect(
    "documents linted by rfc",
    listed.filter((path) => path.endsWith(".md")),
    documents,
  );
  let planted = 0;
  for (const { path, problems } of report.files) {
    const rules = expected.get(path);
    if (rules === undefined) continue;
    planted += rules.length;
    expect(
      `what rfc says of ${path}`,
      problems.map(({ rule }) => rule),
      rules,
    );
  }
  return `rfc linted all ${documents.length} documents and found the ${planted} planted problems, and no other`;
}

/** The peers say themselves how many documents they read. */
function checkPeers({ folder, documents }: Repository, linters: Linters, cache: string): string {
  const { markdownlint, remark, rumdl } = linters;
  const count = documents.length;
  expect(
    "documents linted by markdownlint-cli2",
    numberIn(/^Linting: (\d+) file/mu, markdownlint(folder)),
    count,
  );
  expect("documents linted by remark", read(remark(folder)).err.match(/^accepted\S*\.md/gmu)?.length, count);
  const rumdlReads = / in (?:\d+\/)?(\d+) files?/u;
  for (const args of [["--no-cache"], ["--cache-dir", cache], ["--cache-dir", cache]])
    expect("documents linted by rumdl", numberIn(rumdlReads, rumdl(folder, ...args, "accepted")), count);
  return `markdownlint-cli2, remark-cli and rumdl read all ${count} documents`;
}

/** A cached run opens no document, and one after a change opens that one; both report what a cold run does. */
function checkCache(repository: Repository, { rfc }: Linters): string {
  const run = (...args: string[]) => watch(rfc(repository.folder, "--format", "json", ...args));
  const once = (what: string, opened: number): void => {
    const cached = run();
    expect(`documents opened ${what}`, cached.opened, opened);
    expect(`the report ${what}`, JSON.parse(cached.printed.out), JSON.parse(run("--no-cache").printed.out));
  };
  run();
  once("where nothing changed", 0);
  change(repository);
  once("where one changed", 1);
  once("after that", 0);
  return "cached runs opened no document, after a change the one, and reported the same as a cold run";
}

/** A hostile text is linted, and not refused. */
function checkHostile(name: string, { folder, documents }: Repository, { rfc }: Linters): string {
  const [path = ""] = documents;
  const rules = reportOf(rfc(folder, path, "--no-cache")).files.flatMap(({ problems }) => problems);
  const isLinted = rules.some(({ rule }) => rule === "section-missing");
  expect(`whether ${name} is linted`, isLinted && rules.every(({ rule }) => rule !== "time-limit"), true);
  return `${name} was linted to the end`;
}

function reportOf(command: Command): Report {
  return JSON.parse(read({ ...command, args: [...command.args, "--format", "json"] }).out) as Report;
}

function numberIn(pattern: RegExp, command: Command): number {
  const { out, err } = read(command);
  return Number(
    pattern
      .exec(out + err)
      ?.slice(1)
      .find((group) => group !== undefined),
  );
}

function expect(what: string, found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) return;
  const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 300);
  throw new Error(`The bench is broken: ${what}: ${shown(found)}, expected ${shown(expected)}.`);
}
