/** What a cache has of documents: a line for each, taken apart only when it is asked for. */
import type { KeptText } from "./kept-text.ts";

export interface Entry extends KeptText {
  /** Tells whether the file is still the same. */
  readonly stamp: string;
}

/** A line is a path in JSON, a stamp, and two texts in JSON, the last of which may be empty: none of them has tabs of its own. */
export class Entries {
  /** By the path in JSON. */
  readonly #lines = new Map<string, string>();

  constructor(lines: readonly string[] = []) {
    for (const line of lines) this.#lines.set(line.slice(0, line.indexOf("\t")), line);
  }

  get(path: string): Entry | undefined {
    const line = this.#lines.get(JSON.stringify(path));
    if (line === undefined) return undefined;
    const [, stamp = "", anchors = "null", result = ""] = line.split("\t");
    return { stamp, anchors, result };
  }

  set(path: string, { stamp, anchors, result }: Entry): void {
    const name = JSON.stringify(path);
    this.#lines.set(name, `${name}\t${stamp}\t${anchors}\t${result}`);
  }

  delete(path: string): void {
    this.#lines.delete(JSON.stringify(path));
  }

  clear(): void {
    this.#lines.clear();
  }

  lines(): Iterable<string> {
    return this.#lines.values();
  }
}
