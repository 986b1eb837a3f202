/** The rules are those that were agreed on, at the severities that were agreed on, and fixable where that was promised. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { RULES } from "./index.ts";

const spec = join(import.meta.dirname, "../../../../shared/spec/lint.md");

test.skipIf(!existsSync(spec))("every row of the table beside the checkout, in its order", () => {
  const rows = readFileSync(spec, "utf8").match(/^\| `[a-z-]+` \| [^|]+ \|/gmu) ?? [];
  const agreed = rows.map((row) => {
    const [, id, settings = ""] = /^\| `([a-z-]+)` \| ([^|]+) \|/u.exec(row) ?? [];
    return { id, severity: /^\w+/u.exec(settings)?.[0], fixable: settings.includes("fixable") };
  });
  expect(RULES.map(({ id, severity, fixable }) => ({ id, severity, fixable }))).toEqual(agreed);
});

test("every rule says in a few words what it finds", () => {
  for (const { says } of RULES) expect(says).toMatch(/^.{5,100}[^.]$/u);
});
