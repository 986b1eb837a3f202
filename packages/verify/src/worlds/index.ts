/**
 * The proof `worlds`: one part for each small world.
 */
import type { Failure, Finding, Job, Part } from "../proof.ts";
import { type Explored, explore } from "./explore.ts";
import { PINNED } from "./pinned.generated.ts";
import type { World } from "./world.ts";
import { WORLDS } from "./worlds.ts";

/** What is pinned of each world: a change of meaning shows in it. */
export interface Pinned {
  readonly states: number;
  readonly transitions: number;
  readonly byPhase: Explored["byPhase"];
  readonly reached: Explored["reached"];
}

export function worldParts(): Part[] {
  return WORLDS.map((world) => ({
    name: `worlds/${world.name}`,
    about: world.about,
    seconds: (PINNED[world.name]?.states ?? 0) / STATES_A_SECOND,
    run: async (job) => runWorld(world, job),
  }));
}

/** About how many states are explored in a second. */
const STATES_A_SECOND = 5000;

function runWorld(world: World, job: Job): Finding {
  const explored = explore(world, {
    goOn: (states) => {
      job.progress(`${states.toLocaleString("en")} states`);
      return job.until === null || Date.now() < job.until;
    },
  });
  const { states, transitions, byPhase, complete, broken } = explored;
  const failures: Failure[] = broken === null ? [] : [broken];
  if (complete) {
    const changed = comparePinned(PINNED[world.name], explored);
    if (changed !== null) failures.push({ what: changed, history: "" });
  }
  return { counts: { states, transitions }, byPhase, complete, failures };
}

/** What is another than it was, in a sentence; `null` where nothing is. */
export function comparePinned(pinned: Pinned | undefined, explored: Explored): string | null {
  const advice =
    "If the process is meant to have changed, run node_modules/.bin/node packages/verify/write-pinned.ts and commit what it wrote.";
  if (pinned === undefined) return `This world is new: nothing of it is pinned. ${advice}`;
  const now = flatten(explored);
  const before = flatten(pinned);
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const other = names.filter((name) => before[name] !== now[name]);
  if (other.length === 0) return null;
  const shown = other
    .slice(0, 3)
    .map((name) => `${name}: ${before[name] ?? 0} before, ${now[name] ?? 0} now`);
  const more = other.length > shown.length ? `; and ${other.length - shown.length} more` : "";
  return `What can be reached has changed: ${shown.join("; ")}${more}. ${advice}`;
}

function flatten({ states, transitions, byPhase, reached }: Pinned): Record<string, number> {
  const named: Record<string, number> = { states, transitions };
  for (const [phase, count] of Object.entries(byPhase)) named[`states ${phase}`] = count;
  for (const [change, count] of Object.entries(reached.changes)) named[change] = count;
  for (const list of [reached.tried, reached.refusals, reached.ends, reached.notices]) {
    for (const one of list) named[`reached: ${one}`] = 1;
  }
  return named;
}
