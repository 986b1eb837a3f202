/** The rules' pages are what their files say. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeRulePages } from "../test/write-rule-pages.ts";

const docs = join(import.meta.dirname, "../../../docs/rules");
const hint = "run `node packages/lint/write-rule-pages.ts`";

test("docs/rules and the module are up to date", () => {
  const { pages, module } = writeRulePages();
  expect(readdirSync(docs).sort(), hint).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(join(docs, name), "utf8"), hint).toBe(text);
  expect(readFileSync(join(import.meta.dirname, "rule-pages.generated.ts"), "utf8"), hint).toBe(module);
});
