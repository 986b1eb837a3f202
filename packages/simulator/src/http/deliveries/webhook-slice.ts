/**
 * Cuts out of the published webhook schemas those of the events that are sent from here, with all that they refer to.
 * What doesn't bear on whether a payload is valid, such as descriptions, is left out.
 */

/** A JSON Schema, as far as cutting it up goes. */
export type Schema = Readonly<Record<string, unknown>>;
export type Definitions = Readonly<Record<string, Schema>>;

/** The events that are sent from here, as the published schemas name them: the event, and its action or `event`. */
export const SENT_EVENTS = Object.entries({
  check_suite: ["completed"],
  installation: ["created", "deleted", "suspend", "unsuspend", "new_permissions_accepted"],
  installation_repositories: ["added", "removed"],
  issue_comment: ["created", "edited", "deleted"],
  issues: ["opened"],
  ping: ["event"],
  pull_request: [
    ...["opened", "synchronize", "closed", "reopened", "labeled", "unlabeled", "converted_to_draft"],
    ...["ready_for_review", "locked", "unlocked", "edited", "enqueued", "dequeued"],
  ],
  pull_request_review: ["submitted", "edited", "dismissed"],
  pull_request_review_comment: ["created", "edited", "deleted"],
  push: ["event"],
  repository: ["renamed", "transferred", "archived", "unarchived"],
}).flatMap(([event, actions]) => actions.map((action) => `${event}$${action}`));

const REFERENCE = "#/definitions/";
/** Left out where they stand in a schema, and not where they are the names of properties. */
const IDLE = ["$schema", "description", "title", "default", "tsAdditionalProperties"];

/** The definitions of some events, and those that they refer to. Throws `RangeError` for one that isn't published. */
export function cutSlice(published: Definitions, events: readonly string[]): Definitions {
  const slice = new Map<string, Schema>();
  const open = [...events];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    if (slice.has(name)) continue;
    const definition = published[name];
    if (definition === undefined) throw new RangeError(`The published schemas have no "${name}".`);
    const bare = withoutIdle(definition);
    slice.set(name, bare as Schema);
    open.push(...referencesIn(bare));
  }
  return Object.fromEntries([...slice].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function referencesIn(part: unknown): string[] {
  if (typeof part === "string") return part.startsWith(REFERENCE) ? [part.slice(REFERENCE.length)] : [];
  if (typeof part !== "object" || part === null) return [];
  return Object.values(part).flatMap(referencesIn);
}

function withoutIdle(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutIdle);
  if (typeof part !== "object" || part === null) return part;
  const kept = Object.entries(part).filter(([key]) => !IDLE.includes(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === "properties" ? eachWithoutIdle(value) : withoutIdle(value)]),
  );
}

function eachWithoutIdle(properties: Record<string, unknown>): unknown {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, withoutIdle(schema)]));
}
