/** Both parsers, for tests that hold one to the other. */
import { parseFast } from "../src/parsers/fast.ts";
import type { Parse } from "../src/parsers/parse.ts";
import { parseReference } from "../src/parsers/reference.ts";

export const parse = parseFast;

export const parsers: readonly [{ name: string; parse: Parse }, { name: string; parse: Parse }] = [
  { name: "fast", parse: parseFast },
  { name: "reference", parse: parseReference },
];
