/** The permission sets, and the file at the project's root that says the same as one of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { DESCRIPTION } from "./manifest.ts";
import { EVENTS, permissionsOf } from "./permission-sets.ts";

test("an app that advises differs from one that acts in the right to merge, and in nothing else", () => {
  const { contents: reads, ...advise } = permissionsOf("advise");
  const { contents: writes, ...act } = permissionsOf("act");
  expect([reads, writes]).toEqual(["read", "write"]);
  expect(advise).toEqual(act);
  expect(act).toEqual({
    pull_requests: "write",
    issues: "write",
    checks: "write",
    metadata: "read",
    members: "read",
  });
});

test("app.yml asks for what `rfc app create --act` asks for", () => {
  const file = join(import.meta.dirname, "../../../../app.yml");
  expect(parse(readFileSync(file, "utf8"))).toEqual({
    name: "rfcbot",
    description: DESCRIPTION,
    url: "https://github.com",
    public: false,
    default_permissions: permissionsOf("act"),
    default_events: EVENTS,
  });
});
