/**
 * What GitHub tells a step about its run, by the environment. The tests give it all of it in the same way.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
import { readFileSync } from "node:fs";
import { CannotRun } from "./cannot-run.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface RunContext {
  readonly owner: string;
  readonly name: string;
  /** Where REST is served: `https://api.github.com`, or `https://HOST/api/v3`. */
  readonly apiUrl: string;
  /** GraphQL's address; `null` where it follows from the other one. */
  readonly graphqlUrl: string | null;
  /** The event that the run began with: `issue_comment`. */
  readonly event: string;
  /** What GitHub sent with it, as it came. */
  readonly payload: unknown;
  /** The folder that a checkout would be in. */
  readonly workspace: string | null;
  /** The branch or tag that the run is about, without `refs/heads/`, and its commit. */
  readonly ref: string;
  readonly sha: string;
  readonly outputFile: string | null;
  readonly summaryFile: string | null;
  /** Whether somebody wants to see everything that a run knows. */
  readonly debug: boolean;
}

/** Reads it. Throws `CannotRun`. */
export function readContext(env: Environment): RunContext {
  const full = env["GITHUB_REPOSITORY"] ?? "";
  const [owner = "", name = "", more] = full.split("/");
  if (owner === "" || name === "" || more !== undefined) {
    throw new CannotRun(
      `GITHUB_REPOSITORY is "${full}", and should be OWNER/NAME. This runs as a step of a GitHub workflow, which sets it.`,
    );
  }
  return {
    owner,
    name,
    apiUrl: (set(env, "GITHUB_API_URL") ?? "https://api.github.com").replace(/\/+$/u, ""),
    graphqlUrl: set(env, "GITHUB_GRAPHQL_URL"),
    event: env["GITHUB_EVENT_NAME"] ?? "",
    payload: readPayload(set(env, "GITHUB_EVENT_PATH")),
    workspace: set(env, "GITHUB_WORKSPACE"),
    ref: (env["GITHUB_REF"] ?? "").replace(/^refs\/(?:heads|tags)\//u, ""),
    sha: env["GITHUB_SHA"] ?? "",
    outputFile: set(env, "GITHUB_OUTPUT"),
    summaryFile: set(env, "GITHUB_STEP_SUMMARY"),
    debug: env["RUNNER_DEBUG"] === "1",
  };
}

function set(env: Environment, name: string): string | null {
  const value = env[name];
  return value === undefined || value === "" ? null : value;
}

function readPayload(path: string | null): unknown {
  if (path === null) return {};
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CannotRun(`The event's file can't be read (GITHUB_EVENT_PATH, ${code ?? String(error)}).`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new CannotRun("The event's file is no JSON (GITHUB_EVENT_PATH).");
  }
}
