/** RFC repositories in a temporary folder, and in them `remark-cli` and `rfc lint`, each a process of its own. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type MessageLike, problemOf, type SaidProblem } from "./said-problem.ts";

export const PACKAGE = join(import.meta.dirname, "..");
const RFC = join(PACKAGE, "../../apps/cli/src/main.ts");
/** What a user installs beside the preset. */
const INSTALLED = ["remark", "remark-cli", "remark-frontmatter", "remark-gfm", "vfile-reporter-json"];

export type Files = Readonly<Record<string, string>>;

/** What is said of each file, in the order of its places. */
export type Report = Readonly<Record<string, readonly SaidProblem[]>>;

const USUAL_CONFIGURATION: Files = { ".remarkrc.json": '{ "plugins": ["remark-preset-lint-rfc"] }\n' };

export type Stage = ReturnType<typeof createRepository>;

/** It goes with the test, unless it is kept for several. */
export function createRepository(files: Files, { keep = false, configuration = USUAL_CONFIGURATION } = {}) {
  const root = mkdtempSync(join(tmpdir(), "rfc-remark-"));
  const remove = () => rmSync(root, { recursive: true, force: true });
  if (!keep) onTestFinished(remove);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries({ ...configuration, ...files })) write(path, text);
  install(root, PACKAGE);
  const run = (args: readonly string[], { input = "", folder = "" } = {}) =>
    spawnSync(process.execPath, [...args], { cwd: join(root, folder), input, encoding: "utf8" });
  const remark = (args: readonly string[], input = "") =>
    run([join(PACKAGE, "node_modules/remark-cli/cli.js"), "--no-color", ...args], { input });
  return {
    root,
    write,
    remark,
    read: (path: string) => readFileSync(join(root, path), "utf8"),
    remove,
    git: (args: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=ana", "-c", "user.email=ana@example.org", ...args], {
        cwd: root,
      }),
    /** What remark-cli says of each file. */
    said(paths: readonly string[]): Report {
      const { stderr } = remark(["--report", "json", ...paths]);
      return readRemarkReport(stderr);
    },
    /** What `rfc lint` says of each file, in a folder of the repository. */
    linted(paths: readonly string[], folder = ""): Report {
      const words = ["lint", "--parser", "reference", "--format", "json", "--no-cache", ...paths];
      const { stdout, stderr } = run([RFC, ...words], { folder });
      if (stdout === "") throw new Error(`rfc lint said: ${stderr}`);
      const { files: linted } = JSON.parse(stdout) as { files: { path: string; problems: SaidProblem[] }[] };
      return Object.fromEntries(
        linted.map(({ path, problems }) => [path, problems.map(withoutDetails).sort(compareProblems)]),
      );
    },
  };
}

/** Puts the preset, and what a user has beside it, into a folder's `node_modules`. */
export function install(folder: string, preset: string): void {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(preset, join(folder, "node_modules/remark-preset-lint-rfc"), "junction");
  for (const name of INSTALLED)
    symlinkSync(join(PACKAGE, "node_modules", name), join(folder, "node_modules", name), "junction");
}

export function readRemarkReport(output: string): Report {
  const files = JSON.parse(output) as { path: string; messages: MessageLike[] }[];
  return Object.fromEntries(
    files.map(({ path, messages }) => [
      path.replaceAll("\\", "/"),
      messages.map(problemOf).sort(compareProblems),
    ]),
  );
}

function withoutDetails(problem: SaidProblem): SaidProblem {
  const { rule, severity, message, line, column, endLine, endColumn, url } = problem;
  return { rule, severity, message, line, column, endLine, endColumn, url };
}

export function compareProblems(one: SaidProblem, next: SaidProblem): number {
  return (
    one.line - next.line ||
    one.column - next.column ||
    one.rule.localeCompare(next.rule) ||
    one.message.localeCompare(next.message)
  );
}
