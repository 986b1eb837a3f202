/** The plugins, as somebody configures them who knows remark-lint. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "@rfckit/lint";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import type { Pluggable } from "unified";
import { lintRule } from "unified-lint-rule";
import { VFile } from "vfile";
import { describe, expect, test } from "vitest";
import preset from "../src/index.ts";
import type { RuleConfig } from "../src/read-level.ts";
import { RULE_PLUGINS } from "../src/rule-plugins.ts";
import sectionName from "../src/rules/section-name.ts";
import { createRepository, type Files } from "./remark-stage.ts";

const SECTIONS = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"];
const CLEAN = SECTIONS.map((name) => `# ${name}\n\nText of ${name.toLowerCase()}.\n`).join("\n");
const MISSPELT = CLEAN.replace("# Motivation", "# Motivaton");

/** What remark says with some plugins, and the file that it says it of. */
async function process(
  plugins: readonly Pluggable[],
  value: string,
  files: Files = {},
  path = "accepted/a.md",
) {
  const { root } = createRepository({ "accepted/b.md": CLEAN, ...files });
  return remark()
    .use({ plugins: [...plugins] })
    .process(new VFile({ cwd: root, path, value }));
}

const saidOf = ({ messages }: VFile) => messages.map(({ ruleId, fatal }) => `${ruleId} ${fatal}`);

test("every rule but asset-unused has a module of its own, and is in the preset", async () => {
  const ids = RULES.map(({ id }) => id).filter((id) => id !== "asset-unused");
  const modules = readdirSync(join(import.meta.dirname, "../src/rules")).map((name) => name.slice(0, -3));
  expect(modules.sort()).toEqual([...ids].sort());
  for (const id of ids) {
    const { default: plugin } = await import(`../src/rules/${id}.ts`);
    expect(plugin).toBe(RULE_PLUGINS[id]);
    expect(plugin.name).toBe(`rfc-lint:${id}`);
    expect(preset.plugins).toContain(plugin);
  }
});

test("one plugin alone says what its rule says, and nothing else", async () => {
  const value = `${MISSPELT}\n[a](gone.md)\n`;
  expect(saidOf(await process([sectionName], value))).toEqual(["section-name false"]);
  expect(saidOf(await process([preset], value)).sort()).toEqual(["link-relative true", "section-name false"]);
});

test("a message says where, what for, and what may stand there instead", async () => {
  const { messages } = await process([preset], `\ufeff${MISSPELT}`.replaceAll("\n", "\r\n"));
  expect(messages).toHaveLength(1);
  expect({ ...messages[0] }).toMatchObject({
    reason: 'Found the heading "Motivaton", expected "Motivation". Rename it.',
    source: "rfc-lint",
    ruleId: "section-name",
    fatal: false,
    url: "https://unpkg.com/rfckit/docs/rules/section-name.md",
    place: { start: { line: 5, column: 1, offset: 34 }, end: { line: 5, column: 12, offset: 45 } },
    actual: "# Motivaton",
    expected: ["# Motivation"],
  });
});

test("where more than the place itself has to change, nothing is offered for it", async () => {
  const { messages } = await process([preset], `${MISSPELT}\nSee [that](#motivaton).\n`);
  expect(messages.map(({ ruleId, expected }) => [ruleId, expected])).toEqual([["section-name", undefined]]);
});

describe("a severity in the .remarkrc is read as unified-lint-rule reads it", () => {
  const yes = lintRule("test:yes", (_, file) => void file.message("yes"));
  const LISTS: readonly unknown[] = [[0], ["off"], [false], [1], ["on"], ["warn"], [true], [2], ["error"]];

  test.each(LISTS.map((list) => ({ list })))("$list", async ({ list }) => {
    const theirs = await process([[yes, list] as Pluggable], MISSPELT);
    const ours = await process([[sectionName, list] as Pluggable], MISSPELT);
    expect(ours.messages.map(({ fatal }) => fatal)).toEqual(theirs.messages.map(({ fatal }) => fatal));
  });

  test.each<[RuleConfig, readonly string[]]>([
    [false, []],
    [true, ["section-name false"]],
    [undefined, ["section-name false"]],
    [null, ["section-name false"]],
    ["off", []],
    [0, []],
    ["warn", ["section-name false"]],
    [2, ["section-name true"]],
    ["error", ["section-name true"]],
    [["error", undefined] as unknown as RuleConfig, ["section-name true"]],
  ])("alone as well: %j", async (config, expected) => {
    expect(saidOf(await process([[sectionName, config] as Pluggable], MISSPELT))).toEqual(expected);
  });

  test("it comes before the repository's configuration, behind the preset too", async () => {
    const files = { ".github/rfcbot.yml": "lint: { rules: { section-name: off, image-alt: error } }\n" };
    const value = `${MISSPELT}\n![](b.md)\n`;
    expect(saidOf(await process([preset], value, files))).toEqual(["image-alt true"]);
    expect(saidOf(await process([preset, [sectionName, ["warn"]]], value, files)).sort()).toEqual([
      "image-alt true",
      "section-name false",
    ]);
    expect(saidOf(await process([preset, [sectionName, false]], MISSPELT))).toEqual([]);
  });

  test("a rule that is off by default can be turned on", async () => {
    const value = `${CLEAN}\nThe the end.\n`;
    expect(saidOf(await process([preset], value))).toEqual([]);
    const plugin = RULE_PLUGINS["repeated-word"];
    expect(saidOf(await process([[plugin, ["error"]]], value))).toEqual(["repeated-word true"]);
  });

  test.each<[unknown, string]>([
    [["warning"], 'The rule section-name was given the severity "warning", expected false, "off", 0, "on"'],
    [3, "The rule section-name was given the severity 3, expected false"],
    [["error", { deep: 1 }], 'The rule section-name was given options ({"deep":1}), and has none.'],
    [{ deep: 1 }, 'The rule section-name was given the severity {"deep":1}, expected false'],
  ])("what can't be read is refused: %j", async (config, says) => {
    await expect(process([[sectionName, config] as Pluggable], CLEAN)).rejects.toThrow(says);
  });
});

test("a document is looked at once, for all rules", async () => {
  const { root } = createRepository({});
  const file = new VFile({ cwd: root, path: "accepted/a.md", value: MISSPELT });
  const processor = remark().use(preset).freeze();
  const tree = processor.parse(file);
  let looks = 0;
  file.toString = () => {
    looks += 1;
    return MISSPELT;
  };
  await processor.run(tree, file);
  expect([looks, saidOf(file).length]).toEqual([1, 1]);
  // When it is asked again, it looks again: anything may have changed.
  await processor.run(tree, file);
  expect([looks, saidOf(file).length]).toEqual([2, 2]);
});

test.each([
  ["lines that end in \\n", MISSPELT],
  ["lines that end in \\r\\n", `${MISSPELT}\n<!--\nx\n-->\n`.replaceAll("\n", "\r\n")],
])("the tree is left as it is: %s", async (_, value) => {
  const { root } = createRepository({});
  const file = new VFile({ cwd: root, path: "accepted/a.md", value });
  const processor = remark().use(preset).freeze();
  const tree = processor.parse(file);
  const before = structuredClone(tree);
  expect(await processor.run(tree, file)).toBe(tree);
  expect(tree).toEqual(before);
  expect(saidOf(file)).toEqual(["section-name false"]);
});

test("a file without a name is a document of the RFC directory", async () => {
  const { root } = createRepository({ "accepted/b.md": CLEAN });
  const file = await remark()
    .use(preset)
    .process(new VFile({ cwd: root, value: `${MISSPELT}\n[b](b.md) [c](c.md)\n` }));
  expect(saidOf(file).sort()).toEqual(["link-relative true", "section-name false"]);
});

test("a tree without positions, as another plugin may have made it, is no hindrance", async () => {
  const { root } = createRepository({});
  const processor = remark().use(preset).freeze();
  const file = new VFile({ cwd: root, path: "accepted/a.md", value: MISSPELT });
  const tree = { type: "root" as const, children: [{ type: "paragraph" as const, children: [] }] };
  await processor.run(tree, file);
  expect(saidOf(file)).toEqual(SECTIONS.map(() => "section-missing true"));
});

describe("what isn't looked at", () => {
  test.each([
    ["README.md", CLEAN.replace("# Proposal", "# Porposal")],
    ["accepted/README.md", "# What is here\n"],
    ["accepted/.hidden/a.md", "# Notes\n"],
    [".github/pull_request_template.md", MISSPELT],
    ["accepted/node_modules/a/b.md", MISSPELT],
    ["docs/guide.md", "# Guide\n\n# Motivation\n\nSo that it works.\n\n[a](gone.md)\n"],
    ["templates/full.md", MISSPELT],
  ])("%s", async (path, text) => {
    const files = { "templates/full.md": CLEAN };
    expect(saidOf(await process([preset], text, files, path))).toEqual([]);
  });

  test("but an RFC that lies in the wrong folder is", async () => {
    const said = saidOf(await process([preset], MISSPELT, {}, "docs/a.md"));
    expect(said.sort()).toEqual(["file-location true", "section-name false"]);
  });
});

test("what is wrong with the configuration is said once a document", async () => {
  const files = { ".github/rfcbot.yml": "lint: { rules: { section-nam: error, image-alt: loud } }\n" };
  const { messages } = await process([remarkGfm, preset], MISSPELT, files);
  expect(messages.map(({ ruleId, fatal }) => `${ruleId} ${fatal}`)).toEqual([
    "configuration true",
    "section-name false",
  ]);
  expect(messages[0]?.reason).toMatch(/^\.github\/rfcbot\.yml:1:\d+: /u);
});
