/** What docs/remark.md and the package's README tell people to write, run as it stands there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "@rfckit/lint";
import { expect, test } from "vitest";
import { RULE_PLUGINS } from "../src/rule-plugins.ts";
import { testAtLength } from "./at-length.ts";
import { createRepository, PACKAGE, type Stage } from "./remark-stage.ts";

const SLOW = 60_000;
const page = readFileSync(join(PACKAGE, "../../docs/remark.md"), "utf8");
const readme = readFileSync(join(PACKAGE, "README.md"), "utf8");

/** The blocks that are files, by their paths. */
function filesOf(text: string): Record<string, string> {
  const blocks = text.matchAll(/^```\w+ title="([^"]+)"\n(.*?)^```$/gmsu);
  return Object.fromEntries([...blocks].map(([, path = "", content = ""]) => [path, content]));
}

const printed = /^```text\n(.*?)^```$/msu.exec(page)?.[1];
const files = filesOf(page);
const RFC = "accepted/tunnel.md";

function prints(repository: Stage, path: string): string {
  return repository.remark([path]).stderr;
}

testAtLength("the preset prints what the page says", { timeout: SLOW }, () => {
  const repository = createRepository({ ...files, [RFC]: files[RFC] ?? "" }, { configuration: {} });
  expect(prints(repository, "accepted")).toBe(printed);
  expect(filesOf(readme)).toEqual({ ".remarkrc.json": files[".remarkrc.json"] });
});

testAtLength.each([
  ["some", ["error link-relative", "error section-name", "warning repeated-word"]],
  ["others", ["error link-relative"]],
])("the configuration for %s rules", { timeout: SLOW }, (folder, expected) => {
  const text = (files[RFC] ?? "").replace("None.", "None none. ![](tunnel.md)");
  const repository = createRepository({ ...files, [`${folder}/tunnel.md`]: text, "accepted/a.md": "" });
  repository.write(".github/rfcbot.yml", `rfcs: { directory: ${folder} }\n`);
  const said = prints(repository, folder).matchAll(/ (error|warning) .* ([\w-]+) +rfc-lint$/gmu);
  expect([...said].map(([, severity, rule]) => `${severity} ${rule}`).sort()).toEqual(expected);
});

test("every rule that the page names is one, and which have plugins is true", () => {
  const names = [...page.matchAll(/remark-preset-lint-rfc\/([\w-]+)/gu)].map(([, name = ""]) => name);
  expect(names.filter((name) => !(name in RULE_PLUGINS))).toEqual([]);
  expect(RULES.map(({ id }) => id).filter((id) => !(id in RULE_PLUGINS))).toEqual(["asset-unused"]);
});
