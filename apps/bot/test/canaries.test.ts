/** What nobody but those it concerns may read, planted wherever the process gets something from, is in none of its lines. */
import { createHmac, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runBot } from "./bot-process.ts";
import { installedOn, json, startStubGitHub } from "./stub-github.ts";

const SECRET = "canary-webhook-secret";
const PRIVATE_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString();
const HTML = "<html><title>canary-page</title>canary-page</html>";

test("with everything going wrong, at the most talkative level", { timeout: 40_000 }, async () => {
  let asked = 0;
  // Answers that repeat what was sent, or that nobody meant for a log.
  await using github = await startStubGitHub((request, response) => {
    if (installedOn(request, response, { token: "ghs_canarytokenofthisinstallation", repository: 11 }))
      return;
    asked += 1;
    const [status, message] = [
      [422, "Validation Failed: canary-echo"],
      [500, "canary-bug"],
      [403, "Resource not accessible: canary-right"],
      [401, "Bad credentials canary-credentials"],
    ][asked % 5] ?? [502, ""];
    if (status === 502) response.writeHead(502, { "content-type": "text/html" }).end(HTML);
    else json(response, Number(status), { message, errors: [{ message: "canary-detail" }] });
  });
  const folder = mkdtempSync(join(tmpdir(), "rfckit-canaries-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await using bot = runBot({
    APP_ID: "7",
    PRIVATE_KEY,
    WEBHOOK_SECRET: SECRET,
    RECEIPT_SECRET: "canary-receipt-secret",
    METRICS_TOKEN: "canary-metrics-token",
    GITHUB_API_URL: github.baseUrl,
    DATABASE_URL: join(folder, "rfcbot.db"),
    LOG_LEVEL: "trace",
    PORT: "0",
  });
  const { webhook } = await bot.logged("listening");
  const deliver = async (name: string, payload: unknown, secret = SECRET): Promise<number> => {
    const body = typeof payload === "string" ? payload : JSON.stringify(payload);
    const answer = await fetch(String(webhook), {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "x-github-event": name,
        "x-github-delivery": crypto.randomUUID(),
        "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
      },
    });
    return answer.status;
  };
  const where = {
    repository: { id: 11, node_id: "R", name: "rfcs", owner: { login: "acme" }, default_branch: "main" },
    sender: { login: "ana", type: "User" },
    installation: { id: 3 },
  };
  for (let number = 1; number <= 6; number += 1) {
    const comment = { id: number, body: "@rfcbot fcp merge canary-comment", user: where.sender };
    const issue = { number, title: "canary-title", pull_request: {} };
    expect(await deliver("issue_comment", { action: "created", issue, comment, ...where })).toBe(202);
  }
  expect(await deliver("issue_comment", { canary: "canary-payload" }, "canary-forged-secret")).toBe(401);
  expect(await deliver("issue_comment", "canary-no-json")).toBe(400);
  expect((await fetch(new URL("/canary-path", String(webhook)))).status).toBe(404);
  await bot.logged("pass-failed");
  await bot.logged("delivery-refused");
  await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(5);
  bot.child.kill("SIGTERM");
  expect(await bot.ended()).toBe(0);
  expect(bot.err()).toBe("");
  for (const line of bot.out().trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("event");
  expect(bot.out().match(/canary[\w-]*|ghs_\w+|eyJ\w+|BEGIN/gu)).toBeNull();
});

test.each([
  ["something throws", "throw error"],
  ["a promise fails that nobody waits for", "Promise.reject(error)"],
])("it crashes: %s", { timeout: 40_000 }, async (_, crash) => {
  await using github = await startStubGitHub();
  const source = `process.on("SIGUSR2", () => {
    const error = new SyntaxError('Unexpected token, "canary-text" is not valid', { cause: new Error("canary-cause") });
    Object.assign(error, { request: { body: "canary-request", headers: { authorization: "token ghs_canary" } } });
    ${crash};
  })`;
  const folder = mkdtempSync(join(tmpdir(), "rfckit-canaries-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await using bot = runBot({
    APP_ID: "7",
    PRIVATE_KEY,
    WEBHOOK_SECRET: SECRET,
    RECEIPT_SECRET: "canary-receipt-secret",
    GITHUB_API_URL: github.baseUrl,
    DATABASE_URL: join(folder, "rfcbot.db"),
    LOG_LEVEL: "trace",
    PORT: "0",
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}`,
  });
  await bot.logged("listening");
  bot.child.kill("SIGUSR2");
  expect(await bot.logged("crashed")).toMatchObject({
    level: "error",
    why: expect.stringMatching(/^SyntaxError: Unexpected token, … /u),
  });
  expect(await bot.ended()).toBe(1);
  expect(bot.out() + bot.err()).not.toMatch(/canary|ghs_/u);
});
