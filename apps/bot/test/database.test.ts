/** The process and its database: what it says where that can't be used, and that two don't share a file. */
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStoreToRead } from "@rfckit/store";
import { describe, expect, onTestFinished, test } from "vitest";
import { type BotProcess, runBot } from "./bot-process.ts";
import { startStubGitHub } from "./stub-github.ts";

const PRIVATE_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString();
const PATIENCE = { timeout: 40_000 };
/** Nothing listens there. */
const NOWHERE = "postgres://bot:canary-password@127.0.0.1:1/rfc";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "rfckit-bot-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function run(github: { readonly baseUrl: string }, more: Readonly<Record<string, string>>): BotProcess {
  const bot = runBot({
    APP_ID: "7",
    PRIVATE_KEY,
    WEBHOOK_SECRET: "a secret for tests only",
    GITHUB_API_URL: github.baseUrl,
    PORT: "0",
    ...more,
  });
  onTestFinished(() => bot[Symbol.asyncDispose]());
  return bot;
}

/** What one of its paths answers. */
async function ask(bot: BotProcess, path: string, headers: Readonly<Record<string, string>> = {}) {
  const { webhook } = await bot.logged("listening");
  const answer = await fetch(new URL(path, String(webhook)), { headers });
  return { status: answer.status, text: await answer.text() };
}

describe("a database that can't be used", PATIENCE, () => {
  test("is named together with all other settings that are wrong, and without its password", async () => {
    await using github = await startStubGitHub();
    const bot = run(github, { WEBHOOK_SECRET: "development", DATABASE_URL: NOWHERE });
    expect(await bot.ended()).toBe(2);
    expect(bot.err()).toMatch(/2 settings are wrong[\s\S]*\nWEBHOOK_SECRET\n[\s\S]*\nDATABASE_URL\n/u);
    expect(bot.err()).toContain("No PostgreSQL server answers at postgresql://bot@127.0.0.1:1/rfc");
    expect(bot.err()).not.toContain("canary");
  });

  test("ends the start with 2, in one line", async () => {
    await using github = await startStubGitHub();
    const file = join(folder(), "notes.txt");
    writeFileSync(file, "These are somebody's notes, and no database at all.\n".repeat(100));
    for (const [url, words] of [
      [NOWHERE, /^rfckit bot: DATABASE_URL: No PostgreSQL server answers .*See whether it runs.*\n$/u],
      [file, /^rfckit bot: DATABASE_URL: .*damaged, or no SQLite database.*\n$/u],
    ] as const) {
      const bot = run(github, { DATABASE_URL: url });
      expect(await bot.ended()).toBe(2);
      expect(bot.err()).toMatch(words);
    }
  });
});

describe("a SQLite file", PATIENCE, () => {
  test("is made with its folder, private, and told of; the doors for operators are open", async () => {
    await using github = await startStubGitHub();
    const path = join(folder(), "deep", "rfcbot.db");
    const bot = run(github, { DATABASE_URL: path, METRICS_TOKEN: "a token for tests only" });
    expect(await bot.logged("database")).toMatchObject({ kind: "sqlite" });
    expect(existsSync(path)).toBe(true);
    expect(await ask(bot, "/healthz")).toEqual({ status: 200, text: '{"status":"ok"}\n' });
    expect(await ask(bot, "/readyz")).toMatchObject({
      status: 200,
      text: '{"ready":true,"checks":{"process":"ok","database":"ok"}}\n',
    });
    expect((await ask(bot, "/metrics")).status).toBe(401);
    const { text } = await ask(bot, "/metrics", { authorization: "Bearer a token for tests only" });
    for (const line of ["rfckit_database_up 1", "rfckit_wake_ups_parked 0"])
      expect(text).toContain(`\n${line}\n`);
    bot.child.kill("SIGTERM");
    expect(await bot.ended()).toBe(0);
  });

  test("has one writer: a second process waits, says for whom, and goes on once that has ended", async () => {
    await using github = await startStubGitHub();
    const database = { DATABASE_URL: join(folder(), "rfcbot.db") };
    const first = run(github, database);
    await first.logged("listening");
    const second = run(github, database);
    expect((await second.logged("database-held"))["message"]).toContain(`process ${first.child.pid} on `);
    first.child.kill("SIGKILL");
    await second.logged("listening");
    second.child.kill("SIGTERM");
    expect(await second.ended()).toBe(0);
  });

  test("is only read on a dry run, also while a bot works on it", async () => {
    await using github = await startStubGitHub();
    const path = join(folder(), "rfcbot.db");
    // Where nobody has worked yet nothing is made.
    const early = run(github, { DATABASE_URL: path, DRY_RUN: "1" });
    await early.logged("dry-run");
    early.child.kill("SIGTERM");
    expect([await early.ended(), existsSync(path)]).toEqual([0, false]);
    const bot = run(github, { DATABASE_URL: path });
    await bot.logged("listening");
    const beside = run(github, { DATABASE_URL: path, DRY_RUN: "1" });
    await beside.logged("dry-run");
    expect(await ask(beside, "/readyz")).toMatchObject({ status: 200 });
    const reader = await openStoreToRead({ url: path });
    expect(await reader.ledger.pulls()).toEqual([]);
    await reader.close();
  });
});
