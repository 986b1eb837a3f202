/** The instant from which on a list was asked for. */
import type { Instant } from "@rfckit/core";
import type { Call } from "./operation.ts";
import { WordedRefusal } from "./worded-refusal.ts";

/** In UTC ms; the beginning of time where no such instant was named. Throws a 422 for what is no time. */
export function since({ query }: Pick<Call, "query">): Instant {
  const named = query.get("since");
  if (named === null) return 0;
  const at = Date.parse(named);
  if (Number.isNaN(at)) throw new WordedRefusal(422, `${named} is no time.`);
  return at;
}
