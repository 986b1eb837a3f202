/**
 * GitHub answers from copies that lag behind: a reading may show the thread as it was a while ago, though it is stamped
 * with the present. Nothing is merged that such a reading, and those before it, couldn't justify; and once readings are
 * fresh again, the thread is in order.
 */
import { HOUR } from "@rfckit/core";
import { createBot, createMemoryStore, type GitHub, readStanding, type Snapshot } from "@rfckit/reconciler";
import fc from "fast-check";
import { judgeCarryingOut, judgeThread } from "./auditor.ts";
import { aStory, Chronicle, type Deed, perform, type Said, tellDeed } from "./deeds.ts";
import type { Law } from "./run-law.ts";
import { BOT, setStage } from "./stage.ts";

interface Drawn {
  readonly deeds: readonly Deed[];
  /** How many readings each reading lags behind. */
  readonly lags: readonly number[];
}

export const STALE_READS: Law<Drawn> = {
  name: "stale-reads",
  about: "readings that lag behind",
  seconds: 6,
  usual: 250,
  draw: fc.record({
    deeds: aStory,
    lags: fc.array(fc.constantFrom(0, 0, 0, 1, 1, 2), { minLength: 1, maxLength: 30 }),
  }),
  judge: play,
  tell: ({ deeds, lags }) => `${deeds.map(tellDeed).join(" · ")} (lags ${lags.join(" ")})`,
};

async function play({ deeds, lags }: Drawn): Promise<string | null> {
  const stage = setStage(() => {});
  const { clock, pull, world, repository } = stage;
  const chronicle = new Chronicle(clock.now());
  const store = createMemoryStore(clock);
  const { ledger } = store;
  const readings: { readonly snapshot: Snapshot; readonly standing: readonly Said[] }[] = [];
  let wrong: string | null = null;
  let fresh = false;
  const github = world.github(BOT);
  const judged = async <T>(request: () => Promise<T>): Promise<T> => {
    const { motion } = await readStanding(ledger, pull.key);
    const verdict = judgeCarryingOut(motion, clock.now(), stage, chronicle);
    const answer = await request();
    wrong ??= verdict;
    return answer;
  };
  const lagging: GitHub = {
    ...github,
    async observe(key, ids) {
      const snapshot = await github.observe(key, ids);
      const present = { snapshot, standing: chronicle.standing() };
      readings.push(present);
      const lag = fresh ? 0 : (lags[readings.length % lags.length] ?? 0);
      const reading = readings.at(-1 - lag) ?? present;
      chronicle.read(reading.standing);
      return { ...reading.snapshot, now: snapshot.now };
    },
    merge: (key, order) => judged(() => github.merge(key, order)),
    close: (key) => judged(() => github.close(key)),
  };
  const bot = createBot({
    github: lagging,
    store,
    clock,
    repositories: async () => [repository],
    log: {
      info() {},
      warn(event, fields) {
        if (fields?.["bug"] === true) wrong ??= `a bug in the bot (${event}): ${fields["why"]}`;
      },
    },
  });
  const settle = async (): Promise<void> => {
    await bot.ring(pull.key);
    await bot.run();
  };
  await settle();
  for (const deed of deeds) {
    perform(deed, stage, chronicle);
    await settle();
  }
  fresh = true;
  clock.advanceTo(clock.now() + HOUR);
  await settle();
  const { writes } = world.requests();
  await settle();
  if (world.requests().writes !== writes) wrong ??= "a second look wrote something (invariant 11)";
  return wrong ?? judgeThread(stage);
}
