/** What tells whether git's history has changed, without asking git. */
import { statSync } from "node:fs";
import { join } from "node:path";

/** The times of what git writes with every commit and checkout; `null` where there is no repository of git's. */
export function historyStamp(root: string): string | null {
  const times = ["HEAD", "logs/HEAD", "packed-refs"].map((name) => {
    const stats = statSync(join(root, ".git", name), { throwIfNoEntry: false });
    return stats === undefined ? "" : `${stats.mtimeMs} ${stats.size}`;
  });
  return times[0] === "" ? null : times.join(", ");
}
