/**
 * Which deliveries came before. GitHub sends one again under the same id when somebody presses "Redeliver".
 *
 * It only saves work: a delivery rings, and ringing twice does no harm. So it may forget the oldest.
 */

/** As many as a busy organisation gets in a day. */
export const MOST_SEEN = 10_000;

export class SeenDeliveries {
  readonly #ids = new Set<string>();

  /** Whether that id is a new one; from now on it isn't. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > MOST_SEEN) {
      // A set keeps the order in which it was filled.
      const [oldest = ""] = this.#ids;
      this.#ids.delete(oldest);
    }
    return true;
  }

  /** Nothing came of it: sent again, it is to be new. */
  forget(id: string): void {
    this.#ids.delete(id);
  }
}
