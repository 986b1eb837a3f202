/**
 * When the configuration said to pause, and to go on (D34), told from its history on the default branch: nothing else
 * outlives a process that writes nothing while it is paused. Commits bear the dates that whoever pushed them gave them.
 */
import { readConfiguration } from "@rfckit/config";
import type { PauseChange } from "../host.ts";
import type { DatedVersion } from "../ports/snapshot.ts";

/** `versions` are the newest first. A version that isn't valid, or the file's absence, leaves the one before in force. */
export function pausesIn(versions: readonly DatedVersion[]): readonly PauseChange[] {
  const changes: PauseChange[] = [];
  let paused = false;
  let last = 0;
  for (const { at, file } of versions.toReversed()) {
    last = Math.max(last, at);
    const read = file === null ? null : readConfiguration(file.text);
    const next: boolean = read?.ok === true ? read.value.paused : paused;
    if (next !== paused) changes.push({ at: last, paused: next });
    paused = next;
  }
  return changes;
}
