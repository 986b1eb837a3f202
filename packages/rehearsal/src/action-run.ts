/**
 * One run of the action: a process of its own in an empty folder, told of its event as GitHub tells it. Nothing of it is
 * left but its answer.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WorkflowEvent } from "./workflow-event.ts";

export interface ActionRunOptions {
  /** How the action is started. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly event: WorkflowEvent;
  /** Where the simulated GitHub serves REST. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  /** By their names in `action.yml`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** More of the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface ActionAnswer {
  /** `null` where it was killed. */
  readonly status: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface ActionRun {
  readonly answer: Promise<ActionAnswer>;
  /** Ends it at once, whatever it is in the middle of. */
  kill(): void;
}

/** The environment that GitHub gives the step. `folder` gets the event's file, and will get outputs and summary. */
export function runEnvironment(
  { event, apiUrl, repository, inputs, env = {} }: Omit<ActionRunOptions, "command">,
  folder: string,
): Record<string, string> {
  const at = (name: string) => join(folder, name);
  writeFileSync(at("event.json"), JSON.stringify(event.payload));
  return {
    ...(process.env["PATH"] === undefined ? {} : { PATH: process.env["PATH"] }),
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: apiUrl,
    GITHUB_GRAPHQL_URL: `${apiUrl.replace(/\/v3$/u, "")}/graphql`,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: repository,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: at("event.json"),
    GITHUB_OUTPUT: at("outputs"),
    GITHUB_STEP_SUMMARY: at("summary"),
    ...env,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  };
}

export function startActionRun(options: ActionRunOptions): ActionRun {
  const folder = mkdtempSync(join(tmpdir(), "rfckit-run-"));
  for (const name of ["outputs", "summary"]) writeFileSync(join(folder, name), "");
  const [program, ...args] = options.command;
  const child = spawn(program, args, {
    cwd: folder,
    env: runEnvironment(options, folder),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const answer = collect(child).then(({ status, log }) => {
    const left = { outputs: readOutputs(read("outputs")), summary: read("summary") };
    rmSync(folder, { recursive: true, force: true });
    return { status, log, ...left };
  });
  return { answer, kill: () => child.kill("SIGKILL") };
}

function collect(child: ChildProcess): Promise<{ readonly status: number | null; readonly log: string }> {
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, log: Buffer.concat(parts).toString("utf8") }));
  });
}

/** `NAME<<END`, the value's lines, `END`. */
export function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name = "", , value = ""] of text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2\n/gmu))
    outputs[name] = value;
  return outputs;
}
