/**
 * Offsets in a text as lines and columns.
 *
 * The YAML library has a counter of its own, but it loses lines after a stray closing bracket.
 */
import type { Place } from "./place.ts";

export class Lines {
  /** Where each line begins. */
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts = starts;
    this.#length = text.length;
  }

  /** The place between two offsets; what lies beyond the text's end is its end. */
  between(start: number, end: number): Place {
    const [line, column] = this.#locate(start);
    const [endLine, endColumn] = this.#locate(Math.max(start, end));
    return { line, column, endLine, endColumn };
  }

  #locate(offset: number): readonly [line: number, column: number] {
    const inside = Math.min(offset, this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return [low + 1, inside - (this.#starts[low] ?? 0) + 1];
  }
}
