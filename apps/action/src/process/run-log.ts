/**
 * The bot's log in a workflow: what an operator would want to know, a line each, and without anybody's words. What it did is
 * told as it is done.
 */
import { type Log, type LogFields, sayWould, type Would } from "@rfckit/reconciler";
import type { WorkflowLog } from "../runner/workflow-log.ts";

export interface RunLog extends Log {
  did(deed: Would, dryRun: boolean): void;
}

/** Said by the report, in its own words, once the run is over. */
const TOLD_LATER = new Set(["pass-failed", "parked", "pass-postponed", "configuration-broken"]);

export function createRunLog(log: WorkflowLog): RunLog {
  return {
    info(event, fields = {}) {
      log.tell("debug", sentence(event, fields));
    },
    warn(event, fields = {}) {
      if (TOLD_LATER.has(event)) log.tell("debug", sentence(event, fields));
      else log.say(sentence(event, fields));
    },
    did(deed, dryRun) {
      const place = "key" in deed && deed.key.number !== 0 ? `#${deed.key.number}` : "the repository";
      log.say(`${place}: ${dryRun ? "would " : ""}${sayWould(deed)}`);
    },
  };
}

function sentence(event: string, { number, repository: _, ...fields }: LogFields): string {
  const told = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
  return [number === undefined || number === 0 ? event : `#${number}: ${event}`, ...told].join(" ");
}
