/** The start in this very process: what GitHub and the machine have against it, in words. */
import { createHmac, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings } from "@rfckit/app/settings";
import { MINUTE } from "@rfckit/core";
import type { Log, LogFields } from "@rfckit/reconciler";
import { describe, expect, onTestFinished, test } from "vitest";
import { CannotStart } from "../src/cannot-start.ts";
import { startBot } from "../src/start-bot.ts";
import { installedNowhere, json, startStubGitHub } from "./stub-github.ts";

const clock = { now: () => Date.now() };
const privateKey = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString();

function settingsFor(baseUrl: string, more: Partial<Settings> = {}): Settings {
  return {
    appId: 7,
    privateKey,
    webhookSecrets: ["a secret for tests only"],
    baseUrl,
    port: 0,
    host: "127.0.0.1",
    logLevel: "info",
    receiptSecret: "",
    paused: false,
    dryRun: false,
    database: { kind: "memory" },
    metricsToken: null,
    sweepInterval: 5 * MINUTE,
    ...more,
  };
}

interface Listened {
  readonly log: Log;
  /** The last of each event. */
  readonly told: ReadonlyMap<string, LogFields>;
  /** Resolves once such an event is told. */
  logged(event: string, such?: (fields: LogFields) => boolean): Promise<void>;
}

function listen(): Listened {
  const told = new Map<string, LogFields>();
  const all: { readonly event: string; readonly fields: LogFields }[] = [];
  let heard: () => void = () => {};
  const note = (event: string, fields: LogFields = {}): void => {
    told.set(event, fields);
    all.push({ event, fields });
    heard();
  };
  const logged: Listened["logged"] = (event, such = () => true) =>
    new Promise((resolve) => {
      heard = () => {
        if (all.some((each) => each.event === event && such(each.fields))) resolve();
      };
      heard();
    });
  return { log: { info: note, warn: note }, told, logged };
}

/** Why it doesn't start. */
async function refusal(settings: Settings): Promise<string> {
  const error = await startBot(settings, clock, listen().log).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CannotStart);
  return (error as Error).message;
}

describe("the bot doesn't start", () => {
  test.each<[string, number, object, RegExp]>([
    [
      "another app's key",
      200,
      { id: 8, slug: "other" },
      /^APP_ID is 7, but the key belongs to the app 8 \(other\)/u,
    ],
    ["a wrong key", 401, { message: "not decoded" }, /doesn't take the key for the app 7 \("not decoded"\)/u],
    ["a wrong id", 404, { message: "Integration not found" }, /knows no app 7 \("Integration not found"\)/u],
  ])("with %s", async (_, status, body, words) => {
    await using github = await startStubGitHub((_request, response) => json(response, status, body));
    expect(await refusal(settingsFor(github.baseUrl))).toMatch(words);
  });

  test("on a port that is in use, or an address that isn't its own", async () => {
    await using github = await startStubGitHub();
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    expect(await refusal(settingsFor(github.baseUrl, { port }))).toBe(
      `Port ${port} on 127.0.0.1 is in use already. Stop what uses it, or set PORT to another one.`,
    );
    other.close();
    // Of the addresses that are for documentation only.
    expect(await refusal(settingsFor(github.baseUrl, { host: "192.0.2.1" }))).toMatch(
      /^HOST is 192\.0\.2\.1/u,
    );
  });
});

describe("its database", () => {
  test("is made with its folder, and told of; the doors for operators are open", async () => {
    await using github = await startStubGitHub();
    const path = join(folder(), "deep", "rfcbot.db");
    const { log, told } = listen();
    const settings = settingsFor(github.baseUrl, {
      database: { kind: "sqlite", path },
      metricsToken: "a token for tests only",
    });
    const bot = await startBot(settings, clock, log);
    expect([told.get("database")?.["kind"], existsSync(path)]).toEqual(["sqlite", true]);
    const ask = async (door: string, headers: Readonly<Record<string, string>> = {}) => {
      const answer = await fetch(new URL(door, String(told.get("listening")?.["webhook"])), { headers });
      return [answer.status, await answer.text()] as const;
    };
    expect(await ask("/healthz")).toEqual([200, '{"status":"ok"}\n']);
    expect(await ask("/readyz")).toEqual([200, '{"ready":true,"checks":{"process":"ok","database":"ok"}}\n']);
    expect(await ask("/metrics")).toMatchObject([401, {}]);
    const [, text] = await ask("/metrics", { authorization: "Bearer a token for tests only" });
    for (const line of ["rfckit_database_up 1", "rfckit_wake_ups_parked 0"])
      expect(text).toContain(`\n${line}\n`);
    await expect
      .poll(async () => (await ask("/metrics", { authorization: "Bearer a token for tests only" }))[1])
      .toContain('rfckit_github_requests_total{kind="GET /app/installations",status="200"}');
    await bot.stop();
  });

  test("is only read on a dry run, also while a bot works on it", async () => {
    await using github = await startStubGitHub();
    const path = join(folder(), "rfcbot.db");
    const database = { kind: "sqlite", path } as const;
    const dry = settingsFor(github.baseUrl, { database, dryRun: true });
    const { log, told } = listen();
    // Where nobody has worked yet nothing is made.
    const early = await startBot(dry, clock, log);
    expect([told.has("dry-run"), existsSync(path)]).toEqual([true, false]);
    await early.stop();
    const bot = await startBot(settingsFor(github.baseUrl, { database }), clock, log);
    const beside = await startBot(dry, clock, log);
    for (const each of [beside, bot]) await each.stop();
  });

  test("that is none ends the start, in one line", async () => {
    await using github = await startStubGitHub();
    const path = join(folder(), "notes.txt");
    writeFileSync(path, "These are somebody's notes, and no database at all.\n".repeat(100));
    expect(await refusal(settingsFor(github.baseUrl, { database: { kind: "sqlite", path } }))).toMatch(
      /^DATABASE_URL: .*damaged, or no SQLite database/u,
    );
  });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "rfckit-bot-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test.each<[string, number | null]>([
  ["is down", 502],
  ["can't be reached", null],
])("it starts, and says so, where GitHub %s", async (_, status) => {
  const github = await startStubGitHub((_request, response) => json(response, status ?? 500, {}));
  if (status === null) await github[Symbol.asyncDispose]();
  const { log, told } = listen();
  const bot = await startBot(settingsFor(github.baseUrl), clock, log);
  expect(told.get("github-unreachable")).toMatchObject({ message: expect.stringContaining(github.baseUrl) });
  const { webhook } = told.get("listening") ?? {};
  expect(await fetch(String(webhook))).toMatchObject({ status: 405 });
  await bot.stop();
  expect(told.get("stopped")).toMatchObject({ ended: true });
  await expect(fetch(String(webhook))).rejects.toThrow("fetch failed");
  if (status !== null) await github[Symbol.asyncDispose]();
});

test("when it stops, the pass that is running ends and no other begins", async () => {
  const repository = { id: 11, node_id: "R", name: "rfcs", owner: { login: "acme" } };
  const readings: (() => void)[] = [];
  let asked = 0;
  let begin: () => void = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  await using github = await startStubGitHub((request, response) => {
    const { url = "" } = request;
    if (url.startsWith("/app/installations?")) return json(response, 200, [{ id: 3, permissions: {} }]);
    if (url.endsWith("/access_tokens"))
      return json(response, 201, { token: "t", expires_at: "2099-01-01T00:00:00Z" });
    if (url.startsWith("/installation/")) return json(response, 200, { repositories: [repository] });
    if (url !== "/graphql") return installedNowhere(request, response);
    asked += 1;
    // The first sweep's looks at the repository; then come the readings.
    if (asked <= 2) return json(response, 502, {});
    readings.push(() => json(response, 502, {}));
    begin();
  });
  const { log, told, logged } = listen();
  const bot = await startBot(settingsFor(github.baseUrl), clock, log);
  for (const errand of ["sweep", "repository"])
    await logged("pass-failed", (fields) => fields["errand"] === errand);
  for (const number of [1, 2]) await deliverPush(String(told.get("listening")?.["webhook"]), number);
  await begun;
  const stopped = bot.stop();
  for (const answer of readings) answer();
  await stopped;
  expect(told.get("stopped")).toMatchObject({ ended: true });
  expect(told.get("pass-failed")).toMatchObject({ errand: "pull", number: 1 });
  expect(readings).toHaveLength(1);
});

/** Tells the bot, as GitHub would, of a push to a pull request. */
async function deliverPush(webhook: string, number: number): Promise<void> {
  const body = JSON.stringify({
    action: "synchronize",
    pull_request: { number },
    repository: { id: 11, node_id: "R", name: "rfcs", owner: { login: "acme" }, default_branch: "main" },
    sender: { login: "ana", type: "User" },
    installation: { id: 3 },
  });
  const headers = {
    "content-type": "application/json",
    "x-github-event": "pull_request",
    "x-github-delivery": crypto.randomUUID(),
    "x-hub-signature-256": `sha256=${createHmac("sha256", "a secret for tests only").update(body).digest("hex")}`,
  };
  expect(await fetch(webhook, { method: "POST", headers, body })).toMatchObject({ status: 202 });
}
