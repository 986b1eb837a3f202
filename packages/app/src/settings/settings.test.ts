import { generateKeyPairSync } from "node:crypto";
import { HOUR, MINUTE, SECOND } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { describeProblems } from "./setting-problem.ts";
import { type Environment, readSettings } from "./settings.ts";

const PRIVATE_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString();
const GOOD = { APP_ID: "7", PRIVATE_KEY, WEBHOOK_SECRET: "canary-webhook-secret" };

function read(env: Environment) {
  return readSettings(env, () => {
    throw Object.assign(new Error("no such file"), { code: "ENOENT" });
  });
}

/** The settings that are complained about, in their order. */
function complaints(env: Environment): readonly string[] {
  const outcome = read(env);
  return outcome.ok ? [] : outcome.problems.map(({ setting }) => setting);
}

describe("settings", () => {
  test("need three, and have defaults for the others", () => {
    expect(read(GOOD)).toMatchObject({
      ok: true,
      settings: {
        appId: 7,
        webhookSecrets: ["canary-webhook-secret"],
        baseUrl: "https://api.github.com",
        host: "127.0.0.1",
        port: 3000,
        logLevel: "info",
        receiptSecret: "",
        paused: false,
        sweepInterval: 5 * MINUTE,
      },
      warnings: [expect.stringContaining("RECEIPT_SECRET")],
    });
  });

  test.each<[Environment, object]>([
    [{ APP_ID: " 123456 " }, { appId: 123_456 }],
    [
      { WEBHOOK_SECRET_PREVIOUS: "the secret before" },
      { webhookSecrets: ["canary-webhook-secret", "the secret before"] },
    ],
    [{ RECEIPT_SECRET: "a secret of receipts" }, { receiptSecret: "a secret of receipts" }],
    [{ PORT: "0" }, { port: 0 }],
    [{ PORT: "65535" }, { port: 65_535 }],
    [{ HOST: "0.0.0.0" }, { host: "0.0.0.0" }],
    [{ LOG_LEVEL: "WARN" }, { logLevel: "warn" }],
    [{ PAUSED: "true" }, { paused: true }],
    [{ PAUSED: "0" }, { paused: false }],
    [{ SWEEP_INTERVAL: "30s" }, { sweepInterval: 30 * SECOND }],
    [{ SWEEP_INTERVAL: "24h" }, { sweepInterval: 24 * HOUR }],
    [{ GHE_HOST: "github.example.com" }, { baseUrl: "https://github.example.com/api/v3" }],
    [
      { PORT: "", HOST: "", DATABASE_URL: "", WEBHOOK_SECRET_PREVIOUS: "" },
      { port: 3000, host: "127.0.0.1", database: { kind: "sqlite", path: "data/rfcbot.db" } },
    ],
    [{ DATABASE_URL: "/var/lib/rfcbot.db" }, { database: { kind: "sqlite", path: "/var/lib/rfcbot.db" } }],
    [{ DATABASE_URL: " memory: " }, { database: { kind: "memory" } }],
    [
      { DATABASE_URL: "postgres://bot:canary@db/rfc" },
      { database: { kind: "postgresql", place: "postgresql://bot@db/rfc" } },
    ],
    [{ DRY_RUN: "1" }, { dryRun: true }],
    [{ DRY_RUN: "off" }, { dryRun: false }],
    [{ METRICS_TOKEN: "sixteen letters!" }, { metricsToken: "sixteen letters!" }],
    [{ METRICS_TOKEN: "" }, { metricsToken: null }],
  ])("%j is taken", (env, settings) => {
    expect(read({ ...GOOD, ...env })).toMatchObject({ ok: true, settings });
  });

  test.each<[string, Environment]>([
    ["APP_ID", { APP_ID: undefined }],
    ["APP_ID", { APP_ID: "" }],
    ["APP_ID", { APP_ID: "rfcbot" }],
    ["APP_ID", { APP_ID: "Iv23liabcdefgh" }],
    ["APP_ID", { APP_ID: "0" }],
    ["APP_ID", { APP_ID: "7.5" }],
    ["PRIVATE_KEY", { PRIVATE_KEY: undefined }],
    ["PRIVATE_KEY", { PRIVATE_KEY: "canary" }],
    ["PRIVATE_KEY_PATH", { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: "gone.pem" }],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: undefined }],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: "" }],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: "development" }],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: "fifteen-canary!" }],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: "canary-webhook-secret\n" }],
    ["WEBHOOK_SECRET_PREVIOUS", { WEBHOOK_SECRET_PREVIOUS: "development" }],
    ["WEBHOOK_SECRET_PREVIOUS", { WEBHOOK_SECRET_PREVIOUS: "canary" }],
    ["RECEIPT_SECRET", { RECEIPT_SECRET: "canary" }],
    ["PORT", { PORT: "65536" }],
    ["PORT", { PORT: "-1" }],
    ["PORT", { PORT: "http" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["PAUSED", { PAUSED: "perhaps" }],
    ["SWEEP_INTERVAL", { SWEEP_INTERVAL: "29s" }],
    ["SWEEP_INTERVAL", { SWEEP_INTERVAL: "25h" }],
    ["SWEEP_INTERVAL", { SWEEP_INTERVAL: "300" }],
    ["GHE_HOST", { GHE_HOST: "https://github.example.com" }],
    ["GHE_PROTOCOL", { GHE_HOST: "github.example.com", GHE_PROTOCOL: "ssh" }],
    ["GITHUB_API_URL", { GITHUB_API_URL: "github" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://bot:canary@db/rfc" }],
    ["DATABASE_URL", { DATABASE_URL: "postgres://bot:canary@db" }],
    ["DATABASE_URL", { DATABASE_URL: ":memory:" }],
    ["DRY_RUN", { DRY_RUN: "maybe" }],
    ["METRICS_TOKEN", { METRICS_TOKEN: "fifteen-canary!" }],
  ])("%s is refused as %j", (setting, env) => {
    expect(complaints({ ...GOOD, ...env })).toEqual([setting]);
  });

  test.each([
    ["", "nothing: anybody could send deliveries"],
    ["development", '"development": everybody knows that one'],
    ["fifteen-canary!", "15 characters: it could be guessed"],
    [" canary-webhook-secret", "white space at its beginning or end, probably copied along"],
  ])("of %j as the webhook secret it is said why not", (secret, found) => {
    expect(read({ ...GOOD, WEBHOOK_SECRET: secret })).toMatchObject({ problems: [{ found }] });
  });

  test("that are wrong are all told at once, and no secret with them", () => {
    const wrong: Environment = {
      APP_ID: "x",
      PRIVATE_KEY: `${PRIVATE_KEY.slice(0, 200)}canary`,
      WEBHOOK_SECRET: "canary",
      WEBHOOK_SECRET_PREVIOUS: "canary",
      RECEIPT_SECRET: "canary",
      GITHUB_API_URL: "https://bot:canary@github.example.com",
      PORT: "x",
      LOG_LEVEL: "x",
      PAUSED: "x",
      SWEEP_INTERVAL: "x",
      DATABASE_URL: "postgres://bot:canary@db",
      DRY_RUN: "x",
      METRICS_TOKEN: "canary",
    };
    const outcome = read(wrong);
    const text = outcome.ok ? "" : describeProblems(outcome.problems);
    for (const setting of Object.keys(wrong)) expect(text).toContain(`\n${setting}\n`);
    expect(text).toContain("13 settings are wrong");
    expect(text).not.toContain("canary");
    expect(text).not.toContain(PRIVATE_KEY.slice(40, 80));
  });
});

test.each<[string, Environment]>([
  ["RECEIPT_SECRET isn't set", { RECEIPT_SECRET: undefined }],
  ["plain HTTP", { GHE_HOST: "github.example.com", GHE_PROTOCOL: "http" }],
  ["WEBHOOK_PATH is set, and has no effect here", { WEBHOOK_PATH: "/hooks" }],
  ["REDIS_URL is set, and has no effect here", { REDIS_URL: "redis://x" }],
])("it warns: %s", (warning, env) => {
  const before = { ...GOOD, RECEIPT_SECRET: "a secret of receipts" };
  expect(read(before)).toMatchObject({ warnings: [] });
  expect(read({ ...before, ...env })).toMatchObject({
    ok: true,
    warnings: [expect.stringContaining(warning)],
  });
});
