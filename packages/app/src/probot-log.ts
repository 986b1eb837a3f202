/**
 * Probot's log, led into ours. Of what Probot and octokit say only the sentences of their warnings go on: the objects
 * beside them hold payloads, requests' bodies and tokens, and at the level `debug` all of them.
 */
import type { Log } from "@rfckit/reconciler";
import type { Options } from "probot";

type ProbotLog = NonNullable<Options["log"]>;

export function createProbotLog(log: Log): ProbotLog {
  const pass = (...said: readonly unknown[]): void => {
    const message = said.find((each) => typeof each === "string");
    // An error without a sentence comes back to whoever called, too.
    if (message !== undefined) log.warn("probot", { message });
  };
  const drop = (): void => {};
  const own = {
    fatal: pass,
    error: pass,
    warn: pass,
    info: drop,
    debug: drop,
    trace: drop,
    child: () => own,
  };
  // Pino's type has dozens of members more, of which Probot calls none.
  return own as unknown as ProbotLog;
}
