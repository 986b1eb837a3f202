/** The project's own RFCs pass its own linter, on its own templates. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkGate, lint } from "../../packages/lint/src/index.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const templates = { draft: read("templates/draft.md"), full: read("templates/full.md") };

test.each(readdirSync(join(root, "accepted")).filter((name) => name.endsWith(".md")))("%s", (name) => {
  const path = `accepted/${name}`;
  expect(lint(read(path), { path, stage: "full", templates }).problems).toEqual([]);
  expect(checkGate(read(path), { templates }).missing).toEqual([]);
});
