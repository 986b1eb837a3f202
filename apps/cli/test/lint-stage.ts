/** An RFC repository in a temporary folder, and `rfc lint` in it. */

import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { runProgram } from "../src/program.ts";
import { captureIo, type Terminal } from "./captured-io.ts";

export const SECTIONS = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"];

/** A clean full RFC. */
export const CLEAN = SECTIONS.map((name) => `# ${name}\n\nText of ${name.toLowerCase()}.\n`).join("\n");

const MAIN = join(import.meta.dirname, "../src/main.ts");

/** Somebody who may not write what isn't theirs: root would be stopped by no rights. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

export interface ProcessOptions {
  /** Not as root, where the tests run as root. */
  readonly asNobody?: boolean;
  /** In KiB: no file may be written that is longer. */
  readonly mostFile?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

export interface LintCall {
  readonly input?: string;
  readonly cwd?: string;
  readonly terminal?: Terminal;
}

/** Files by their paths. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export function createRepository(files: Files = {}) {
  const home = mkdtempSync(join(tmpdir(), "rfc-lint-"));
  const root = join(home, "repository");
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  mkdirSync(root);
  for (const [path, content] of Object.entries(files)) write(path, content);
  const env = {
    ...process.env,
    XDG_CACHE_HOME: join(home, "cache"),
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
  };
  return {
    root,
    home,
    write,
    read: (path: string) => readFileSync(join(root, path), "utf8"),
    git: (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=ana", "-c", "user.email=ana@example.org", ...args], {
        cwd: root,
        encoding: "utf8",
      }),
    async lint(args: readonly string[] = [], { input = "", cwd = root, terminal }: LintCall = {}) {
      const { io, out, err } = captureIo(input, cwd, terminal);
      const status = await runProgram(["lint", ...args], { ...io, env, cwd });
      return { status, out: out(), err: err() };
    },
    /** `path:line rule`, as the report in JSON has them. */
    async found(args: readonly string[] = [], options: LintCall = {}): Promise<string[]> {
      const { out } = await this.lint([...args, "--format", "json"], options);
      return readReport(out);
    },
    /** By a process of its own, as it is run by its users. */
    lintByProcess(args: readonly string[] = [], options: ProcessOptions = {}) {
      const { asNobody = false, mostFile, env: more = {}, input = "" } = options;
      if (asNobody) chmodSync(home, 0o755);
      const words = [process.execPath, MAIN, "lint", ...args];
      const limited =
        mostFile === undefined ? words : ["sh", "-c", `ulimit -f ${mostFile * 2}; exec "$@"`, "sh", ...words];
      const [program = "", ...rest] = limited;
      const { status, stdout, stderr } = spawnSync(program, rest, {
        cwd: root,
        env: { ...env, ...more },
        encoding: "utf8",
        input,
        maxBuffer: 1 << 30,
        timeout: 120_000,
        ...(asNobody ? NOBODY : {}),
      });
      return { status, out: stdout, err: stderr };
    },
    foundByProcess(args: readonly string[] = []): string[] {
      return readReport(this.lintByProcess(["--format", "json", ...args]).out);
    },
    /** Starts a process; whoever starts it ends it. */
    start(args: readonly string[]): ChildProcess {
      return spawn(process.execPath, [MAIN, "lint", ...args], {
        cwd: root,
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
    },
  };
}

export function readReport(out: string): string[] {
  const { files } = JSON.parse(out) as {
    files: { path: string; problems: { line: number; rule: string }[] }[];
  };
  return files.flatMap(({ path, problems }) => problems.map(({ line, rule }) => `${path}:${line} ${rule}`));
}
