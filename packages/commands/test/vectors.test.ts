import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scan, toJson } from "../src/index.ts";

interface Vector {
  readonly body: string;
  readonly commands: readonly Record<string, unknown>[];
  readonly note?: string;
}

const lines = readFileSync(new URL("./vectors.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n");

test.each(lines.map((line) => JSON.parse(line) as Vector))("$note: $body", ({ body, commands }) => {
  const read = scan(body).commands.map(toJson);
  expect(read).toHaveLength(commands.length);
  expect(read).toMatchObject(commands);
});
