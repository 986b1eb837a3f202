/**
 * One run, from what GitHub tells it to its exit status.
 *
 * What a person has to mend fails the step and is said in a line each. What passes by itself (GitHub is down, its limits are
 * used up) doesn't fail the process: its next run goes on.
 */
import type { Worker } from "node:worker_threads";
import type { Duration } from "@rfckit/core";
import { type Clock, GitHubUnavailable, sayFailure } from "@rfckit/reconciler";
import { createStoppableLinter } from "./linter/stoppable-linter.ts";
import { CannotRun } from "./runner/cannot-run.ts";
import { readInputs } from "./runner/inputs.ts";
import { type Environment, readContext } from "./runner/run-context.ts";
import { createWorkflowLog } from "./runner/workflow-log.ts";

export interface ActionHost {
  readonly env: Environment;
  /** Writes to the step's log. */
  readonly write: (text: string) => void;
  readonly hostClock: Clock;
  /** Waits so many ms. */
  readonly pause: (length: Duration) => Promise<void>;
  /** Starts a thread of this program that serves the linter. */
  readonly openThread: () => Worker;
  /** Is told how to end the run early, without leaving anything half done. */
  readonly onStop: (stop: () => void) => void;
}

export async function runAction({ env, write, openThread, ...host }: ActionHost): Promise<number> {
  const log = createWorkflowLog(write);
  const openLinter = (limit: Duration) => createStoppableLinter({ limit, openThread });
  try {
    const inputs = readInputs(env);
    const tools = { ...host, context: readContext(env), log, openLinter };
    // Each mode reads only what it needs.
    if (inputs.mode === "lint") {
      const { runLint } = await import("./lint/run-lint.ts");
      return await runLint(inputs, tools);
    }
    const { runProcess } = await import("./process/run-process.ts");
    return await runProcess(inputs, tools);
  } catch (error) {
    if (error instanceof GitHubUnavailable) {
      log.tell("warning", `Nothing could be done: ${sayFailure(error)}. The next run tries again.`);
      return 0;
    }
    if (error instanceof CannotRun) for (const line of error.message.split("\n")) log.tell("error", line);
    else log.tell("error", `A bug of rfckit's: ${sayFailure(error)}. Please report it.`);
    return 1;
  }
}
