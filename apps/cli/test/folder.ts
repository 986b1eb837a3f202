/** A folder for a test, and `rfc` run in it as a new user would. */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { onTestFinished } from "vitest";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";

/** Files by their paths. */
export type Files = Readonly<Record<string, string>>;

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export function createFolder(files: Files = {}) {
  const home = mkdtempSync(join(tmpdir(), "rfc-test-"));
  const root = join(home, "repository");
  mkdirSync(root);
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const git = (...args: string[]): string => {
    const own = [
      "-c",
      "user.name=Ana Lima",
      "-c",
      "user.email=ana@example.org",
      "-c",
      "commit.gpgsign=false",
    ];
    return execFileSync("git", [...own, ...args], { cwd: root, encoding: "utf8" });
  };
  return {
    root,
    write,
    git,
    read: (path: string): string => readFileSync(join(root, path), "utf8"),
    has: (path: string): boolean => existsSync(join(root, path)),
    /** All files, but git's own. */
    files: (): string[] =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .filter((path) => !path.startsWith(".git/"))
        .sort(),
    /** Makes it a repository of git's, with all that is there committed on `main`. */
    commit(): void {
      if (!existsSync(join(root, ".git"))) git("init", "--quiet", "--initial-branch=main");
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "all");
    },
    async rfc(args: readonly string[], { input = "", cwd = "." } = {}): Promise<Ran> {
      const { io, out, err } = captureIo(input, join(root, cwd));
      const env = { PATH: process.env["PATH"], HOME: home, XDG_CACHE_HOME: join(home, "cache") };
      const status = await runProgram(args, { ...io, env });
      return { status, out: out(), err: err() };
    },
  };
}
