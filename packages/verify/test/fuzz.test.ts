/**
 * A little of the hostile input, the laws that find what it is for, and what becomes of a failure.
 */
import { expect, test } from "vitest";
import { fuzzConfiguration } from "../src/fuzz/configuration.ts";
import { look } from "../src/fuzz/eye.ts";
import { fuzzForgery } from "../src/fuzz/forgery.ts";
import { fuzzPart } from "../src/fuzz/fuzz-part.ts";
import { fuzzParts } from "../src/fuzz/index.ts";
import { fuzzReceipts } from "../src/fuzz/receipts.ts";
import { fuzzScanner } from "../src/fuzz/scanner.ts";
import { fuzzScenarios } from "../src/fuzz/scenarios.ts";
import { shrink } from "../src/fuzz/shrink.ts";
import { BOX_AS_NAME, hostileWords } from "../src/fuzz/tokens.ts";
import { PLAIN, SLOTS, tame } from "../src/fuzz/words.ts";
import { chanceFrom } from "../src/models/chance.ts";

const JOB = { seed: 7, until: null, progress: () => {} };

test.each([
  ["fuzz/scanner", fuzzScanner(300, { growth: false }), 300],
  ["fuzz/configuration", fuzzConfiguration(100), 100],
  ["fuzz/scenarios", fuzzScenarios(100), 100],
  ["fuzz/receipts", fuzzReceipts(60), 60],
  ["fuzz/forgery", fuzzForgery(2), 2 * SLOTS],
])("%s holds", async (name, part, inputs) => {
  expect(part.name).toBe(name);
  expect(await part.run(JOB)).toEqual({ counts: { inputs }, complete: true, failures: [] });
});

test("the parts are five, and stop when their time is over", async () => {
  const parts = fuzzParts();
  expect(parts.map((part) => part.name)).toEqual([
    "fuzz/scanner",
    "fuzz/configuration",
    "fuzz/receipts",
    "fuzz/scenarios",
    "fuzz/forgery",
  ]);
  const finding = await parts[1]?.run({ ...JOB, until: 0 });
  expect(finding).toEqual({ counts: { inputs: 0 }, complete: true, failures: [] });
});

test("a failure is cut down to what fails, and is the same for the same seed", async () => {
  const part = fuzzPart({
    name: "fuzz/example",
    usual: 1000,
    draw: (chance) => hostileWords(chance, 200),
    judge: (text) => (text.includes("@org/team") ? "a team is named" : null),
  });
  const finding = await part.run(JOB);
  expect(finding.complete).toBe(false);
  expect(finding.failures).toEqual([{ what: "fuzz/example: a team is named", history: '"@org/team"' }]);
  expect(await part.run(JOB)).toEqual(finding);
});

test("exceptions and slowness are failures", async () => {
  const part = (judge: (text: string) => null) =>
    fuzzPart({ name: "fuzz/example", usual: 9, draw: () => "a", judge, most: 2 }).run(JOB);
  const thrown = await part(() => {
    throw new Error("oh");
  });
  expect(thrown.failures[0]?.what).toContain("exception: Error: oh");
  const slow = await part(() => {
    for (const start = performance.now(); performance.now() - start < 4; );
    return null;
  });
  expect(slow.failures[0]?.what).toContain("longer than 2 ms");
});

test("shrinking keeps what is needed and drops the rest", async () => {
  const fails = async (text: string) => text.includes("a") && text.includes("z");
  expect(await shrink("the quick azure fox, lazily", fails)).toMatch(/^[az]{2}$/);
});

test("an objection that names a box is among the words", () => {
  const drawn = Array.from({ length: 200 }, (_, number) => hostileWords(chanceFrom(7, number), 90));
  expect(drawn).toContain(BOX_AS_NAME);
  expect(tame({ objection: BOX_AS_NAME }).objection).toBe("[x] @cho");
});

test.each([
  ["a command in the reason", { reason: "well\n@rfcbot cancel" }, { reason: "well\n@x-rfcbot cancel" }],
  ["a reason that nobody sees", { reason: "\u200b" }, { reason: PLAIN.reason }],
  ["two objections of one name", { objection: "one", another: "ONE" }, { another: PLAIN.another }],
  ["a group that no configuration takes", { first: "\u2028" }, { first: PLAIN.first }],
] as const)("%s is made tamer", (_, words, tamed) => {
  expect(tame(words)).toMatchObject(tamed);
});

test.each([
  ["@org/team and @cho", ["org/team", "cho"]],
  ["\\@cho &#64;dee", ["cho", "dee"]],
  ["`@cho` <!-- @dee -->", []],
  ["``@cho` `` ` @dee `", []],
  ["`@cho ``", ["cho"]],
  ["mail@cho", []],
  ["    @cho", []],
  ["<b>@cho</b>", ["cho"]],
  ["> | a | b |\n> |-|-|\n> | `|@cho` | c |", ["cho"]],
])("in %j the mentions are %j", (body, mentions) => {
  expect(look(body).mentions).toEqual(mentions);
});
