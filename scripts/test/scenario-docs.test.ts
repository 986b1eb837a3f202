// The page about scenario files says what the parser takes, and its example holds.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parseScenario } from "../../packages/simulator/src/scenario/parse-scenario.ts";
import { playScenario } from "../../packages/simulator/src/scenario/play-scenario.ts";
import { ACTION_NAMES, PHASES, SCENARIO } from "../../packages/simulator/src/scenario/schema.ts";

const PAGE = readFileSync(resolve(import.meta.dirname, "../../docs/scenarios.md"), "utf8");

/** The names that stand first in the rows of a part of the page. */
function namesUnder(title: string): string[] {
  const part = PAGE.split(/^## /mu).find((each) => each.startsWith(title)) ?? "";
  return [...part.matchAll(/^\| (?<cell>`.*?) \|/gmu)].flatMap(({ groups }) =>
    [...(groups?.["cell"] ?? "").matchAll(/`(?<name>[\w-]+)/gu)].map((match) => match.groups?.["name"] ?? ""),
  );
}

test("every action is there, and no other", () => {
  expect(namesUnder("Steps").sort()).toEqual([...ACTION_NAMES].sort());
});

test("every key of the file is there, and no other", () => {
  expect(namesUnder("The file").sort()).toEqual(Object.keys(SCENARIO.shape).sort());
});

test("every key of an expectation is there, and no other", async () => {
  const empty = parseScenario("name: a\nsteps: []");
  if (!empty.ok) throw new Error("an empty scenario is one");
  const { final } = await playScenario(empty.value);
  expect(namesUnder("Expectations").sort()).toEqual(Object.keys(final).sort());
  for (const phase of PHASES) expect(PAGE).toContain(`\`${phase}\``);
});

test("the example holds", async () => {
  const text = /```yaml\n(?<text>.*?)```/su.exec(PAGE)?.groups?.["text"] ?? "";
  const parsed = parseScenario(text);
  expect(parsed).toMatchObject({ ok: true });
  if (parsed.ok) expect((await playScenario(parsed.value)).failures).toEqual([]);
});
