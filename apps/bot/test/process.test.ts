/** The process from outside: what it prints, how it ends, and that it stays small whoever sends what. */
import { createHmac, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { type BotProcess, runBot } from "./bot-process.ts";
import { installedNowhere, json, startStubGitHub } from "./stub-github.ts";

const SECRET = "canary-webhook-secret";
const PRIVATE_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString();
const MEBIBYTE = 1024 * 1024;

/** A process takes a second to start, and longer where much else runs. */
const PATIENCE = { timeout: 30_000 };

function settings(
  baseUrl: string,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const receipts = { RECEIPT_SECRET: "canary-receipt-secret" };
  return {
    APP_ID: "7",
    PRIVATE_KEY,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: baseUrl,
    PORT: "0",
    DATABASE_URL: "memory:",
    ...receipts,
    ...more,
  };
}

interface Sending {
  readonly body: string | Buffer;
  readonly name?: string;
  readonly signature?: string;
}

/** Resolves to the status of the answer. */
async function deliver(url: string, { body, name = "ping", signature }: Sending): Promise<number> {
  const headers = {
    "content-type": "application/json",
    "x-github-event": name,
    "x-github-delivery": crypto.randomUUID(),
    "x-hub-signature-256": signature ?? `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`,
  };
  const sent = request(url, { method: "POST", headers, agent: false });
  const answered = once(sent, "response");
  sent.end(body);
  const [response] = await answered;
  sent.on("error", () => {});
  response.resume();
  await once(response, "close");
  return response.statusCode;
}

const webhookOf = async (bot: BotProcess): Promise<string> =>
  String((await bot.logged("listening"))["webhook"]);

describe("a process that can't start ends with 2 and says why", PATIENCE, () => {
  test("without settings: all of them at once, and nothing on standard output", async () => {
    await using bot = runBot({ DATABASE_URL: "memory:" });
    expect(await bot.ended()).toBe(2);
    expect(bot.out()).toBe("");
    expect(bot.err()).toMatch(
      /3 settings are wrong[\s\S]*\nAPP_ID\n[\s\S]*\nPRIVATE_KEY\n[\s\S]*\nWEBHOOK_SECRET\n/u,
    );
  });

  test("with settings that GitHub doesn't take: in one line", async () => {
    const message = "A JSON web token could not be decoded";
    await using github = await startStubGitHub((_, response) => json(response, 401, { message }));
    await using bot = runBot(settings(github.baseUrl));
    expect(await bot.ended()).toBe(2);
    expect(bot.err()).toMatch(/^rfckit bot: GitHub doesn't take the key for the app 7 .*\n$/u);
  });
});

describe("a process that runs", PATIENCE, () => {
  test("acknowledges deliveries, tells nobody's words or secrets, and ends when it is told to", async () => {
    await using github = await startStubGitHub();
    await using bot = runBot(settings(github.baseUrl, { WEBHOOK_SECRET_PREVIOUS: "canary-previous-secret" }));
    const url = await webhookOf(bot);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/github\/webhooks$/u);
    const body = JSON.stringify({
      action: "created",
      issue: { number: 5, title: "canary-title", pull_request: {} },
      comment: { id: 50, body: "@rfcbot fcp merge canary-comment", user: { login: "ana", type: "User" } },
      repository: { id: 11, node_id: "R", name: "rfcs", owner: { login: "acme" }, default_branch: "main" },
      sender: { login: "ana", type: "User" },
      installation: { id: 3 },
    });
    expect(await deliver(url, { body, name: "issue_comment" })).toBe(202);
    expect(await deliver(url, { body: `${body} `, signature: "sha256=canary-signature" })).toBe(401);
    await bot.logged("pass-failed");
    await bot.logged("delivery-refused");
    // Twice at once, as `npm start` does at Ctrl-C: that is one signal.
    bot.child.kill("SIGTERM");
    bot.child.kill("SIGINT");
    expect(await bot.ended()).toBe(0);
    expect(await bot.logged("in-memory")).toMatchObject({ level: "warn" });
    expect(await bot.logged("stopped")).toMatchObject({ ended: true });
    for (const line of bot.out().trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("event");
    expect(bot.out()).not.toMatch(/canary|ghs_|eyJ|BEGIN/u);
    expect(bot.err()).toBe("");
  });

  test("ends at once at a second signal, whatever is running", async () => {
    let swept: () => void = () => {};
    const sweeping = new Promise<void>((resolve) => {
      swept = resolve;
    });
    await using github = await startStubGitHub((asked, response) => {
      if (asked.url?.startsWith("/app/installations")) return swept();
      installedNowhere(asked, response);
    });
    await using bot = runBot(settings(github.baseUrl));
    await sweeping;
    bot.child.kill("SIGTERM");
    await bot.logged("stopping");
    const impatience = setInterval(() => bot.child.kill("SIGTERM"), 50);
    expect(await bot.ended()).toBe(143);
    clearInterval(impatience);
    expect(bot.out()).not.toContain('"stopped"');
  });

  const why =
    process.platform !== "linux"
      ? "its size is read from /proc"
      : (process.env["RFCKIT_THOROUGH"] ?? "") === ""
        ? "it takes a while; RFCKIT_THOROUGH=1 runs it"
        : "";
  const suffix = why === "" ? "" : ` (skipped: ${why})`;
  test.skipIf(why !== "")(`stays as small as it was, whatever is sent to it${suffix}`, async () => {
    await using github = await startStubGitHub();
    await using bot = runBot(settings(github.baseUrl));
    const url = await webhookOf(bot);
    const size = (): number => {
      const [, kibibytes] =
        /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${bot.child.pid}/status`, "utf8")) ?? [];
      return Number(kibibytes) * 1024;
    };
    const forged = { body: Buffer.alloc(3.5 * MEBIBYTE, "x"), signature: `sha256=${"0".repeat(64)}` };
    const oversized = { body: Buffer.alloc(5 * MEBIBYTE, "x") };
    const malformed = { body: "x".repeat(3 * MEBIBYTE) };
    const bad: readonly (readonly [Sending, number])[] = [
      [forged, 401],
      [oversized, 413],
      [malformed, 400],
    ];
    const flood = async (rounds: number): Promise<void> => {
      for (let round = 0; round < rounds; round += 1) {
        for (const [sending, status] of bad) expect(await deliver(url, sending)).toBe(status);
      }
    };
    await flood(10);
    const before = size();
    await flood(40);
    // Whoever kept one kind of them would have grown by more.
    expect(size() - before).toBeLessThan(100 * MEBIBYTE);
    expect(await deliver(url, { body: "{}" })).toBe(202);
  });
});
