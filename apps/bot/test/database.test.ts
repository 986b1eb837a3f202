/** The process and its database, from outside: what it says where that can't be used, and that two don't share a file. */
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type BotProcess, runBot } from "./bot-process.ts";
import { startStubGitHub } from "./stub-github.ts";

const PRIVATE_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString();
const PATIENCE = { timeout: 40_000 };

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

test(
  "one that can't be used is named together with all other wrong settings, without its password",
  PATIENCE,
  async () => {
    await using github = await startStubGitHub();
    // Nothing listens there.
    const nowhere = "postgres://bot:canary-password@127.0.0.1:1/rfc";
    const bot = run(github, { WEBHOOK_SECRET: "development", DATABASE_URL: nowhere });
    expect(await bot.ended()).toBe(2);
    expect(bot.err()).toMatch(/2 settings are wrong[\s\S]*\nWEBHOOK_SECRET\n[\s\S]*\nDATABASE_URL\n/u);
    expect(bot.err()).toContain("No PostgreSQL server answers at postgresql://bot@127.0.0.1:1/rfc");
    expect(bot.err()).not.toContain("canary");
  },
);

test(
  "a SQLite file has one writer: a second process waits, says for whom, and goes on once that is dead",
  PATIENCE,
  async () => {
    await using github = await startStubGitHub();
    const folder = mkdtempSync(join(tmpdir(), "rfckit-bot-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const database = { DATABASE_URL: join(folder, "rfcbot.db") };
    const first = run(github, database);
    await first.logged("listening");
    const second = run(github, database);
    expect((await second.logged("database-held"))["message"]).toContain(`process ${first.child.pid} on `);
    first.child.kill("SIGKILL");
    await second.logged("listening");
    second.child.kill("SIGTERM");
    expect(await second.ended()).toBe(0);
  },
);
