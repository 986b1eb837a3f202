/**
 * What deliveries rang for that takes a request to GitHub to answer: it waits here, since an acknowledgement waits for
 * nobody. Rings for the same repository coalesce, so there are never more than there are repositories.
 */
import type { Bot } from "@rfckit/reconciler";

export class PendingRings {
  readonly #repositories = new Set<number>();
  #everywhere = false;
  #listener: (() => void) | null = null;

  /** Says: look at this repository's configuration and all its pull requests. */
  ringRepository(repository: number): void {
    this.#repositories.add(repository);
    this.wake();
  }

  /** Says: look for what changed, in whatever repositories there are now. */
  ringEverywhere(): void {
    this.#everywhere = true;
    this.wake();
  }

  /** Tells whoever listens that there is work, here or in the bot's own queue. */
  wake(): void {
    this.#listener?.();
  }

  /** From now on `listener` is told; `null` for nobody. */
  listen(listener: (() => void) | null): void {
    this.#listener = listener;
  }

  get isEmpty(): boolean {
    return this.#repositories.size === 0 && !this.#everywhere;
  }

  /** Passes everything on to the bot, what is rung meanwhile too. Throws what `bot.sweep` throws. */
  async passOn(bot: Bot): Promise<void> {
    for (const repository of this.#repositories) {
      this.#repositories.delete(repository);
      await bot.ringRepository(repository);
    }
    if (!this.#everywhere) return;
    this.#everywhere = false;
    await bot.sweep();
  }
}
