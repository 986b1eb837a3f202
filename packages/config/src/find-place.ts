/** Where something stands in a configuration's text, for whoever knows more about it than its schema does. */
import type { Path, Place } from "./place.ts";
import { readTree } from "./tree.ts";

export interface Places {
  /** Where a value, or its key, stands; `null` where the file doesn't say it. */
  find(path: Path, part?: "key" | "value"): Place | null;
}

/** Of what is no YAML nothing has a place. */
export function readPlaces(text: string): Places {
  const read = readTree(text);
  return {
    find: (path, part = "value") => (read.ok && read.tree.has(path) ? read.tree.placeOf(path, part) : null),
  };
}
