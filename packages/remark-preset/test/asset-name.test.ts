/** `asset-name` where a document shows the file that is to be renamed. */
import { remark } from "remark";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import preset from "../src/index.ts";
import assetName from "../src/rules/asset-name.ts";
import { createRepository, type Files } from "./remark-stage.ts";

const ASSETS: Files = {
  "accepted/b.md": "# Summary\n",
  "accepted/map.png": "",
  "accepted/a-map.png": "",
  "accepted/b/plan.svg": "",
  "accepted/deep/plan.svg": "",
  "accepted/README.md": "",
  "accepted/.hidden/x.png": "",
  "docs/x.png": "",
};

async function said(text: string, files: Files = {}, level?: "warn" | "error" | false) {
  const { root } = createRepository({ ...ASSETS, ...files });
  const file = new VFile({ cwd: root, path: "accepted/a.md", value: text });
  await remark()
    .use(preset)
    .use(level === undefined ? [] : [[assetName, level]])
    .process(file);
  return file.messages
    .filter(({ ruleId }) => ruleId === "asset-name")
    .map(({ line, column, fatal, reason }) => `${line}:${column} ${fatal} ${reason}`);
}

const MAP = 'The file "map.png" is not named after an RFC. Name it "a-map.png".';

test("it is said once, at the first place", async () => {
  expect(await said('x\n\n![a](map.png) ![a](map.png)\n\n<img src="/accepted/map.png">\n')).toEqual([
    `3:1 false ${MAP}`,
  ]);
});

test.each([
  ["named after it", "![a](a-map.png)"],
  ["in a folder that is named after another RFC", "![a](b/plan.svg)"],
  ["a document", "[a](b.md) [a](README.md)"],
  ["not there", "![a](gone.png)"],
  ["hidden, or outside of the RFC directory", "![a](.hidden/x.png) ![a](../docs/x.png)"],
])("nothing is said of what is %s", async (_, text) => {
  expect(await said(text)).toEqual([]);
});

test("in a folder that is named after nothing it is", async () => {
  expect(await said("![a](deep/plan.svg)")).toEqual([
    '1:1 false The file "plan.svg" is not named after an RFC. Name it "a-plan.svg".',
  ]);
});

test("a switch in the document holds, where the file is shown", async () => {
  const off = "<!-- rfc-lint-disable asset-name -->\n\n![a](map.png)\n\n";
  expect(await said(off)).toEqual([]);
  expect(await said(`${off}<!-- rfc-lint-enable -->\n\n![a](map.png)\n`)).toEqual([`7:1 false ${MAP}`]);
});

test("its severity is what the configuration says of the file, unless the .remarkrc says another", async () => {
  const overrides = "[{ files: accepted/*.png, rules: { asset-name: error } }]";
  const files = { ".github/rfcbot.yml": `lint: { rules: { asset-name: off }, overrides: ${overrides} }\n` };
  expect(await said("![a](map.png) ![a](deep/plan.svg)", files)).toEqual([`1:1 true ${MAP}`]);
  expect(await said("![a](map.png)", files, "warn")).toEqual([`1:1 false ${MAP}`]);
  expect(await said("![a](map.png)", files, false)).toEqual([]);
});
