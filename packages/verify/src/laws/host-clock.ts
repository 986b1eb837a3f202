/**
 * A host's clock may be anything: waiting ends by the time that GitHub's answers carry (D17, invariant 14). A story ends
 * in all as it does with the right clock, and nothing is merged that the auditor wouldn't let pass.
 */
import { DAY, HOUR, SECOND } from "@rfckit/core";
import fc from "fast-check";
import { aStory, Chronicle, type Deed, perform, tellDeed } from "./deeds.ts";
import type { Law } from "./run-law.ts";
import { setStage } from "./stage.ts";
import { startBot } from "./told.ts";

interface Drawn {
  readonly deeds: readonly Deed[];
  /** By how much the host's clock is ahead of GitHub's, in ms. */
  readonly ahead: number;
}

export const HOST_CLOCK: Law<Drawn> = {
  name: "host-clock",
  about: "a host whose clock is seconds or days off",
  seconds: 5,
  usual: 120,
  draw: fc.record({
    deeds: aStory,
    ahead: fc.constantFrom(-12 * DAY, -HOUR, -20 * SECOND, 20 * SECOND, HOUR, DAY, 12 * DAY),
  }),
  async judge({ deeds, ahead }) {
    const wrong = await play(deeds, ahead);
    const right = await play(deeds, 0);
    return wrong === right
      ? null
      : `with its clock off the bot ends at ${wrong}; with the right one at ${right} (D17)`;
  },
  tell: ({ deeds, ahead }) => `${deeds.map(tellDeed).join(" · ")} (clock ${ahead / HOUR} h ahead)`,
};

async function play(deeds: readonly Deed[], ahead: number): Promise<string> {
  const stage = setStage(() => {});
  const bot = startBot(stage, { clock: { now: () => stage.clock.now() + ahead } });
  const chronicle = new Chronicle(stage.clock.now());
  await bot.settle();
  for (const deed of deeds) {
    perform(deed, stage, chronicle);
    await bot.settle();
  }
  return bot.tellEnd();
}
