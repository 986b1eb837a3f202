/**
 * Takes a body in while it arrives, and never more of it than it may have.
 *
 * The pieces are copied together rather than collected: a body that comes in single bytes would otherwise cost a
 * hundred times its size.
 */

/** Where a body's bytes are kept at first. Most deliveries are 10 to 30 KiB. */
const FIRST_SIZE = 16 * 1024;

/** How many bytes all bodies together may hold, and do. */
export class Allotment {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get held(): number {
    return this.#held;
  }

  /** Whether that many bytes more could be had; if so, they are. */
  take(bytes: number): boolean {
    if (this.#held + bytes > this.#most) return false;
    this.#held += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#held -= bytes;
  }
}

export class BodyBuffer {
  readonly #allotment: Allotment;
  readonly #most: number;
  #bytes: Buffer = Buffer.alloc(0);
  #length = 0;

  /** For a body of at most `most` bytes. */
  constructor(allotment: Allotment, most: number) {
    this.#allotment = allotment;
    this.#most = most;
  }

  /** Adds a piece. `false`: all bodies together hold too much already; nothing was added. */
  add(piece: Uint8Array): boolean {
    const needed = this.#length + piece.length;
    if (needed > this.#bytes.length && !this.#grow(needed)) return false;
    this.#bytes.set(piece, this.#length);
    this.#length = needed;
    return true;
  }

  /** What arrived; it is good until the release. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  release(): void {
    this.#allotment.giveBack(this.#bytes.length);
    this.#bytes = Buffer.alloc(0);
    this.#length = 0;
  }

  #grow(needed: number): boolean {
    const doubled = Math.min(this.#most, Math.max(FIRST_SIZE, 2 * this.#bytes.length));
    const size = Math.max(needed, doubled);
    if (!this.#allotment.take(size - this.#bytes.length)) return false;
    const grown = Buffer.allocUnsafeSlow(size);
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
    return true;
  }
}
