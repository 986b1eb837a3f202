/**
 * What an onlooker has read can be told again: under its own policy it is what happened, at the end of every scenario.
 *
 * By default a part of the scenarios is told; all of them where `RFCKIT_THOROUGH=1` is set.
 */
import { type Entry, type Instant, milestonesOf, replay, type Voice } from "@rfckit/core";
import { entriesOf } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { createReader, type Reading } from "../src/index.ts";
import { readScenario, SCENARIOS, spaced, watchScenario } from "./reading-stage.ts";

const thorough = process.env["RFCKIT_THOROUGH"] === "1";

const VOICE: Voice = {
  person: ({ id }) => String(id),
  title: (name) => name,
  quote: (words) => `"${words}"`,
  time: (instant) => new Date(instant).toISOString(),
  duration: String,
};

/** Of refusals in a row receipts have only the last: since when GitHub refused, and why, is told truer by the replay. */
function outcome(entries: readonly Entry[]): string[] {
  return milestonesOf(entries, VOICE)
    .filter(({ effect, text }) => effect && !text.startsWith("it could not be"))
    .map(({ at, text }) => `${new Date(at).toISOString()} ${text}`);
}

describe("told again it is what happened", () => {
  test.each(thorough ? SCENARIOS : SCENARIOS.filter((_, index) => index % 11 === 2))(
    "%s",
    { timeout: 30_000 },
    async (name) => {
      let last: { readonly reading: Reading; readonly now: Instant } | null = null;
      await watchScenario(spaced(readScenario(name)), {
        async onStep({ key, surroundings: { world, clock } }) {
          const reading = await createReader({ sight: world.onlooker("somebody"), clock }).read(key);
          last = { reading, now: clock.now() };
        },
      });
      const { reading, now } = last as unknown as { readonly reading: Reading; readonly now: Instant };
      const entries = entriesOf(reading.rows);
      const answered = new Map(reading.answered.map((entry) => [entry.key, entry]));
      const told = replay(entries, { answered, condensed: true, until: now });
      expect(outcome(told.entries)).toEqual(outcome(entries));
      expect(told.leftOut).toEqual([]);
    },
  );
});
