/** What a bot on a dry run would do, for the log: what and where, and none of the words. */
import { type Log, sayWould, type Would } from "@rfckit/reconciler";

/** Logs each thing that would be done as `would`. */
export function logWould(log: Log): (would: Would) => void {
  return (would) => {
    const place = "key" in would ? would.key : { repository: would.repository };
    log.info("would", { message: `Would ${sayWould(would)}.`, kind: would.kind, ...place });
  };
}
