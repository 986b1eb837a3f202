/** The databases that released versions left in the middle of the stories: rows only, the tables are the store's to know. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "@rfckit/reconciler";
import { parseScenario, playScenario } from "@rfckit/simulator";
import { type HttpEngineOptions, httpEngine } from "../../src/index.ts";
import type { Storage } from "../../src/storage.ts";
import { STORIES } from "./stories.ts";

/** Between two statements: none of ours has such a line inside. */
const BREAK = "\n\n";

/** Where the rows of a story are, as that schema's version kept them. */
export function rowsPath(version: number, story: string): string {
  return join(import.meta.dirname, `${String(version).padStart(4, "0")}.${story}.sql`);
}

export function readRows(version: number, story: string): string[] {
  return readFileSync(rowsPath(version, story), "utf8").trimEnd().split(BREAK);
}

export function writeRows(version: number, story: string, rows: readonly string[]): void {
  writeFileSync(rowsPath(version, story), `${rows.join(BREAK)}\n`);
}

/** Plays a story, and gives what didn't hold. */
export async function playStory(
  story: string,
  options: HttpEngineOptions & { readonly openStorage: (clock: Clock) => Storage },
): Promise<readonly unknown[]> {
  const parsed = parseScenario(STORIES[story] ?? "");
  if (!parsed.ok) throw new Error(`The story "${story}" can't be read: ${JSON.stringify(parsed)}`);
  return (await playScenario(parsed.value, { makeEngine: httpEngine(options) })).failures;
}

/** Two databases, one after the other: the second from the first restart on. */
export function swapped(
  first: Storage,
  second: Storage,
  onSwap: () => Promise<void> = async () => {},
): Storage {
  let opened = 0;
  const present = () => (opened < 2 ? first : second);
  return {
    async open() {
      opened += 1;
      if (opened === 2) await onSwap();
      return present().open();
    },
    close: () => present().close(),
    async end() {
      await first.end();
      await second.end();
    },
  };
}
