/** The toolkit's own RFCs are held to its own templates, as full RFCs: a draft is not merged unnoticed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "../test/parsers.ts";
import { checkGate, DEFAULT_TEMPLATES } from "./index.ts";

const folder = join(import.meta.dirname, "../../../accepted");

test.each(readdirSync(folder).filter((name) => name.endsWith(".md")))("%s has no problem", (name) => {
  const text = readFileSync(join(folder, name), "utf8");
  expect(checkGate(text, { templates: DEFAULT_TEMPLATES, parse })).toEqual({
    missing: [],
    empty: [],
    problems: [],
    cutOff: false,
  });
});
