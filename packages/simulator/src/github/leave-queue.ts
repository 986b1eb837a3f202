/** Taking a pull request out of its base branch's merge queue, which much of what happens to one does. */
import type { AccountRecord } from "./accounts.ts";
import type { PullRecord } from "./records.ts";
import { addEvent, type WorldState } from "./state.ts";

/** Takes it out of the queue. Tells whether it was in there. */
export function leaveQueue(world: WorldState, pull: PullRecord, by: AccountRecord): boolean {
  if (!pull.queued) return false;
  pull.queued = false;
  addEvent(world, pull, by, { kind: "unqueued" });
  return true;
}
