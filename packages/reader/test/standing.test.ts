/**
 * What an onlooker reads is the bot's own standing, after each step of every scenario: with the operator's secret, and as a
 * person who hasn't got it.
 *
 * By default a part of the scenarios is told; all of them where `RFCKIT_THOROUGH=1` is set.
 */
import type { Standing } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { createReader } from "../src/index.ts";
import { peopleIn } from "../src/present-names.ts";
import { readScenario, SCENARIOS, SECRET, watchScenario } from "./reading-stage.ts";

const thorough = process.env["RFCKIT_THOROUGH"] === "1";

/** What only the bot's own ledger has, and nobody else can know. The rest of those standings is compared all the same. */
const UNKNOWABLE: Readonly<Record<string, { readonly why: string; readonly keys: readonly string[] }>> = {
  "11-approving-review.yml": {
    why: "a review and a motion within one second: which came first the bot knows from having seen it first",
    keys: ["approvedBefore"],
  },
  "d17-announced-late.yml": {
    why: "signed before the bot wrote anything: which text there was by then only the bot has seen",
    keys: ["text"],
  },
  "d34-paused-from-the-start.yml": {
    why: "paused, the bot writes nothing, and so nothing tells since when",
    keys: ["text", "noLapseBefore"],
  },
};

/** A standing without what a lost ledger takes with it for good: how commands were answered that changed nothing. */
function comparable(standing: Standing, name: string): unknown {
  const { answers, strangers, pausedSince, pausedAnswer, notices, text, ...rest } = standing;
  const shown = {
    ...rest,
    paused: pausedSince !== null,
    notices: notices.map(({ at, ...notice }) => notice),
    // When the bot first saw a text matters to a motion on the table, and is written down with it.
    text: standing.motion !== null || text === null ? text : { ...text, at: 0 },
  };
  const unknowable = UNKNOWABLE[name]?.keys ?? [];
  return JSON.parse(
    JSON.stringify(shown, (key, value: unknown) => (unknowable.includes(key) ? null : value)),
  ) as unknown;
}

describe("an onlooker's standing is the bot's own, at every step", () => {
  const told = thorough ? SCENARIOS : SCENARIOS.filter((_, index) => index % 10 === 1);
  test.each(told)("%s", { timeout: 30_000 }, async (name) => {
    const scenario = readScenario(name);
    await watchScenario(scenario, {
      async onStep({ key, surroundings, expected, counted, name: nameOf, step }) {
        const { world, clock } = surroundings;
        for (const secret of [{}, { receiptSecret: SECRET }]) {
          const reading = await createReader({ sight: world.onlooker("somebody"), clock, ...secret }).read(
            key,
          );
          const how = `${name}, ${step}, ${Object.keys(secret).join("") || "without the secret"}`;
          expect(comparable(reading.standing, name), how).toEqual(comparable(expected, name));
          const people = peopleIn(expected);
          expect(people.map(reading.name), how).toEqual(people.map(nameOf));
          const waits = reading.remarks.some(({ kind }) => kind === "unanswered");
          if (counted) expect(waits, how).toBe(false);
        }
      },
    });
  });
});

test.runIf(thorough)("what can't be known is left out of no comparison that would hold", async () => {
  for (const [name, { why }] of Object.entries(UNKNOWABLE)) {
    let differences = 0;
    await watchScenario(readScenario(name), {
      async onStep({ key, surroundings: { world, clock }, expected }) {
        const { standing } = await createReader({ sight: world.onlooker("somebody"), clock }).read(key);
        const differs = JSON.stringify(comparable(standing, "")) !== JSON.stringify(comparable(expected, ""));
        if (differs) differences += 1;
      },
    });
    expect(differences, `${name}: ${why}`).toBeGreaterThan(0);
  }
});
