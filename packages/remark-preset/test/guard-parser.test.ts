/** No text hangs an editor: what remark's parser would take too long for is not parsed, and that is said. */
import { remark } from "remark";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import preset from "../src/index.ts";
import timeLimit from "../src/rules/time-limit.ts";
import { testAtLength } from "./at-length.ts";
import { createRepository } from "./remark-stage.ts";

const SLOW = 60_000;
const SECTIONS = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"];
const CLEAN = SECTIONS.map((name) => `# ${name}\n\nText of ${name.toLowerCase()}.\n`).join("\n");
/** The parser takes 48 s for it. */
const HOSTILE = `# Summary\n\n${"*a_".repeat(21_845)}\n`;

testAtLength("it is refused when its time is up, as rfc lint refuses it", { timeout: SLOW }, () => {
  const repository = createRepository({
    ".github/rfcbot.yml": "lint: { time-limit: 1s }\n",
    "accepted/a.md": HOSTILE,
    "accepted/b.md": CLEAN,
  });
  const began = performance.now();
  const said = repository.said(["accepted"]);
  expect(performance.now() - began).toBeLessThan(SLOW / 3);
  expect(said).toEqual(repository.linted(["accepted"]));
  expect(said["accepted/a.md"]?.map(({ rule }) => rule)).toEqual(["time-limit"]);
  // There is no tree to write: the file stays.
  repository.remark(["accepted", "--output", "--quiet"]);
  expect(repository.read("accepted/a.md")).toBe(HOSTILE);
});

test("one that only looks like it is parsed, and looked at", { timeout: SLOW }, async () => {
  const { root } = createRepository({ ".github/rfcbot.yml": "lint: { time-limit: 1m }\n" });
  const brackets = `${CLEAN}\n${"[a] ".repeat(1_500)}\n\n[a](gone.md)\n`;
  const file = await remark()
    .use(preset)
    .process(new VFile({ cwd: root, path: "accepted/a.md", value: brackets }));
  expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(["link-relative"]);
});

testAtLength("what is no RFC is none of ours, however slow it is", { timeout: SLOW }, async () => {
  const { root } = createRepository({
    ".github/rfcbot.yml": "lint: { time-limit: 1s }\n",
    "accepted/b.md": CLEAN,
  });
  // On the machines we know long enough to be refused if it were an RFC's; it is waited for.
  const file = new VFile({ cwd: root, path: "CHANGELOG.md", value: "*a_".repeat(3_500) });
  await remark().use(preset).process(file);
  expect(file.messages).toEqual([]);
});

test("where the rule is off, nothing is in the parser's way", async () => {
  const processor = remark().use(preset).use(timeLimit, false).freeze();
  const bare = remark().freeze();
  expect(processor.parser?.name).toBe(bare.parser?.name);
  expect(remark().use(preset).freeze().parser?.name).not.toBe(bare.parser?.name);
});

testAtLength("of a document that is too long the beginning is looked at", { timeout: SLOW }, async () => {
  const { root } = createRepository({});
  const long = `${CLEAN.replace("# Motivation", "# Motivaton")}\n${`${"Who pays? ".repeat(200)}\n\n`.repeat(140)}[a](gone.md)\n`;
  const file = await remark()
    .use(preset)
    .process(new VFile({ cwd: root, path: "accepted/a.md", value: long }));
  expect(file.messages.map(({ ruleId }) => ruleId).sort()).toEqual(["section-name", "time-limit"]);
});
