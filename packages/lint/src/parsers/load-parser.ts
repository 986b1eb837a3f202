/** Which parser reads documents: the fast one, or the reference where it is asked for or the fast one can't load. */
import type { Parse } from "./parse.ts";

export type ParserName = "fast" | "reference";

export interface LoadedParser {
  readonly name: ParserName;
  readonly parse: Parse;
  /** Why it isn't the one that was asked for. */
  readonly instead?: string;
}

/** Loads one of the parsers. It is there once the promise resolves, and synchronous from then on. */
export async function loadParser(name: ParserName = "fast"): Promise<LoadedParser> {
  if (name === "fast") {
    try {
      return { name, parse: (await import("./fast.ts")).parseFast };
    } catch (error) {
      const instead = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
      return { ...(await loadParser("reference")), instead };
    }
  }
  return { name, parse: (await import("./reference.ts")).parseReference };
}
