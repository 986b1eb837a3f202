/**
 * The bot as its hosts see it: something to ring, and something to let run.
 */
import type { Instant } from "@rfckit/core";
import type { Adoption, AdoptionWish } from "./adopt/adoption.ts";
import type { PullKey } from "./ports/snapshot.ts";

export interface Bot {
  /**
   * Says: look at this pull request. It carries nothing else, so it may be lost, doubled or reordered. Once it resolves it is
   * stored, and a crash doesn't lose it.
   */
  ring(key: PullKey): Promise<void>;
  /** Says: look at this plain issue, on which somebody may have tried a command (D28). */
  ringIssue(key: PullKey): Promise<void>;
  /** Says: look for what changed in this repository, its configuration and its pull requests. */
  ringRepository(repository: number): Promise<void>;
  /**
   * Says: look for what changed unnoticed, wherever the bot is installed now. The first time, and where `busy` is set, whatever
   * has business left or failed is looked at too, changed or not: rights and rules may be other ones than before.
   */
  sweep(how?: { readonly busy: boolean }): Promise<void>;
  /**
   * Takes over a motion that people run by hand on a pull request, and does at once what follows from it. Asked again it
   * changes nothing. Throws what a pass throws; whatever entered the ledger by then stands, and the next look goes on.
   */
  adopt(key: PullKey, wish: AdoptionWish): Promise<Adoption>;
  /** Works until nothing is due at the clock's present instant. Throws for what the store does, never for what GitHub does. */
  run(): Promise<void>;
  /** When the next timer falls due by the host's clock, or `null`. */
  nextDue(): Promise<Instant | null>;
  /** From now on no pass begins; one that is running goes on to its end. */
  close(): void;
  /** How people address the bot in a repository, where a pass has read it: for the doorbell. */
  mentionsOf(repository: number): readonly string[] | null;
}
