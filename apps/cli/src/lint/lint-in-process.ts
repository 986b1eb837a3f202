/**
 * Lints a text that might stall the parser in a process of its own, which is stopped when its time is up: native code
 * can't be interrupted in any other way.
 */
import { spawn } from "node:child_process";
import type { FileReport, Stage } from "@rfckit/lint";
import { type LintRequest, MAY_BE_STOPPED } from "./request.ts";

export interface SlowJob {
  readonly text: string;
  readonly path: string;
  readonly stage: Stage | undefined;
  readonly request: LintRequest;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** In ms. */
  readonly limit: number;
}

/** What it found; `null` where its time was up, or it ended in any other way. */
export function lintInProcess({
  text,
  path,
  stage,
  request,
  cwd,
  env,
  limit,
}: SlowJob): Promise<FileReport | null> {
  const args = [...process.execArgv, process.argv[1] ?? "", "lint", "-", "--stdin-filename", path];
  args.push("--format", "json", "--no-cache", "--parser", request.parser);
  if (stage === "draft" || stage === "full") args.push("--stage", stage);
  if (request.config !== undefined) args.push("--config", request.config);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...env, [MAY_BE_STOPPED]: "1" },
      stdio: ["pipe", "pipe", "ignore"],
    });
    const stop = (): boolean => child.kill("SIGKILL");
    process.once("exit", stop);
    const timer = setTimeout(stop, limit);
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stdin.on("error", () => {});
    child.stdin.end(text);
    const end = (status: number | null): void => {
      clearTimeout(timer);
      process.removeListener("exit", stop);
      resolve(status === 0 || status === 1 ? readReport(parts) : null);
    };
    child.once("error", () => end(null));
    child.once("close", end);
  });
}

function readReport(parts: readonly Buffer[]): FileReport | null {
  try {
    const { files } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { files: FileReport[] };
    return files[0] ?? null;
  } catch {
    return null;
  }
}
