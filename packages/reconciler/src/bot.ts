/**
 * The bot as its hosts see it: something to ring, and something to let run.
 */
import type { Instant } from "@rfckit/core";
import type { PullKey } from "./ports/snapshot.ts";

export interface Bot {
  /** Says: look at this pull request. It carries nothing else, so it may be lost, doubled or reordered. */
  ring(key: PullKey): void;
  /** Says: look at this plain issue, on which somebody may have tried a command (D28). */
  ringIssue(key: PullKey): void;
  /** Says: look at every pull request of this repository that is open or has business left. */
  ringRepository(repository: number): Promise<void>;
  /** Looks for pull requests that changed unnoticed, and rings those. */
  sweep(): Promise<void>;
  /** Works until nothing is due at the clock's present instant. Never throws for what GitHub does. */
  run(): Promise<void>;
  /** When the next timer falls due, or `null`. */
  nextDue(): Instant | null;
  /** How people address the bot in a repository, where a pass has read it: for the doorbell. */
  mentionsOf(repository: number): readonly string[] | null;
}
