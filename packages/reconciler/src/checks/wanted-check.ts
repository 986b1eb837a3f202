/**
 * A check run that should stand on the head. What it was made from is known by its digest, so that one that is there
 * already costs nothing; only where it is missing are the documents read.
 */
import { digestOf } from "../digest.ts";
import type { CheckText } from "../wording/index.ts";

export interface WantedCheck {
  readonly name: string;
  readonly digest: string;
  /** Reads what it takes, and says what is to be said. Throws what the port throws. */
  make(): Promise<CheckText>;
}

/** The digest of everything that a check depends on. */
export function digestCheck(...parts: readonly unknown[]): string {
  return digestOf(JSON.stringify(parts)).slice(0, 40);
}
