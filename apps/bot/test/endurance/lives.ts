/**
 * One process of the bot after another on one database, each killed at a random moment.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { DAY } from "@rfckit/core";
import { expect, onTestFinished, test } from "vitest";
import { type BotProcess, runBot } from "../bot-process.ts";
import { BusyOrganisation } from "./busy-organisation.ts";
import type { TriedDatabase } from "./database.ts";
import { judge } from "./judge.ts";

export const KILLS = 20;
export const PULLS = 50;
/** Whether tests that take minutes run. */
export const THOROUGH = (process.env["RFCKIT_THOROUGH"] ?? "") !== "";
/** For one test, in ms. */
const LONGEST = 900_000;
/** How long a process listens before it is killed, in ms. */
const LONGEST_LIFE = 1500;
const SEED = 20_260_105;

/**
 * How long everything may take to come right: a dead process's lease lasts a minute, what failed rests half of one, and of
 * new content the bot makes so much a minute as GitHub takes.
 */
const PATIENCE = 300_000;

/** A test that takes minutes. It runs where `RFCKIT_THOROUGH` is set, as in CI; `missing` tells what it lacks here, if anything. */
export function endure(name: string, work: () => Promise<void>, missing = ""): void {
  const why = missing !== "" ? missing : THOROUGH ? "" : "it takes minutes; RFCKIT_THOROUGH=1 runs it";
  test.skipIf(why !== "")(why === "" ? name : `${name} (skipped: ${why})`, work, LONGEST);
}

/** The same numbers from 0 to 1 every time. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    // Marsaglia's xorshift, on 32 bits.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Starts a process, and resolves to the address of its webhook once it listens. */
export async function begin(
  organisation: BusyOrganisation,
  database: TriedDatabase,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly bot: BotProcess; readonly webhook: string }> {
  const bot = runBot({
    ...organisation.environment,
    DATABASE_URL: database.url,
    SWEEP_INTERVAL: "30s",
    ...more,
  });
  onTestFinished(() => bot[Symbol.asyncDispose]());
  const { webhook } = await bot.logged("listening");
  return { bot, webhook: String(webhook) };
}

/** Waits until all is as it should be, and says what isn't where that doesn't come. */
export async function comesRight(
  organisation: BusyOrganisation,
  database: TriedDatabase,
  when: "soon" | "later",
): Promise<void> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const wrong = await database.look((ledger) => judge(organisation, ledger, when));
    if (wrong.length === 0) return;
    if (performance.now() > until) expect(wrong).toEqual([]);
    await sleep(500);
  }
}

/** Ends it as an operator does. Resolves once it has ended, within ten seconds and with 0. */
export async function end(bot: BotProcess): Promise<void> {
  const begun = performance.now();
  bot.child.kill("SIGTERM");
  expect(await bot.ended()).toBe(0);
  expect(performance.now() - begun).toBeLessThan(10_000);
}

/** Kills the process so often while everything happens, and sees to it that all comes right. */
export async function survive(database: TriedDatabase, kills: number, pulls: number): Promise<void> {
  const chance = dice(SEED);
  const organisation = await BusyOrganisation.open(pulls);
  const each = Math.ceil(organisation.left / (kills + 1));
  for (let kill = 0; kill < kills; kill += 1) {
    const { bot, webhook } = await begin(organisation, database);
    organisation.listen([webhook]);
    const life = chance() * LONGEST_LIFE;
    for (let deed = 0; deed < each; deed += 1) {
      organisation.act(chance());
      await sleep(life / each);
    }
    bot.child.kill("SIGKILL");
    await bot.ended();
    organisation.listen([]);
  }
  const { bot, webhook } = await begin(organisation, database);
  organisation.listen([webhook]);
  while (organisation.left > 0) organisation.act(chance());
  await comesRight(organisation, database, "soon");
  await end(bot);
  organisation.jump(11 * DAY);
  const last = await begin(organisation, database);
  await comesRight(organisation, database, "later");
  await end(last.bot);
  await comesRight(organisation, database, "later");
  expect(last.bot.err()).toBe("");
  await organisation.close();
}
