import { describe, expect, test } from "vitest";
import { readPlan } from "./plan.ts";

const at = { cwd: "/home/ana/rfckit", env: {} };

test("without options: an app that acts, of one's own account, to be named on GitHub, with its secrets in .env", () => {
  expect(readPlan({ secrets: ".env" }, at)).toEqual({
    set: "act",
    organization: null,
    name: null,
    isPublic: false,
    site: expect.objectContaining({ pages: "https://github.com" }),
    webhookUrl: null,
    file: { named: ".env", path: "/home/ana/rfckit/.env" },
    port: 0,
  });
});

test.each([
  [{ act: true }, { set: "act" }],
  [{ advise: true }, { set: "advise" }],
  [{ org: "acme" }, { organization: "acme", name: "acme-rfcbot" }],
  [{ org: "acme", name: " Steward " }, { name: "Steward" }],
  [{ org: "a-very-long-name-of-an-organisation" }, { name: null }],
  [{ public: true }, { isPublic: true }],
  [{ port: "4748" }, { port: 4748 }],
  [{ secrets: "/etc/rfcbot.env" }, { file: { named: "/etc/rfcbot.env", path: "/etc/rfcbot.env" } }],
  [{ webhookUrl: "https://bot.example.org" }, { webhookUrl: "https://bot.example.org/api/github/webhooks" }],
  [{ host: "ghe.example.com" }, { site: expect.objectContaining({ pages: "https://ghe.example.com" }) }],
])("%j", (options, plan) => expect(readPlan(options, at)).toMatchObject(plan));

test("an Enterprise Server may stand in the environment, as the bot has it", () => {
  const env = { GHE_HOST: "ghe.example.com", GHE_PROTOCOL: "" };
  expect(readPlan({}, { ...at, env }).site.pages).toBe("https://ghe.example.com");
  expect(readPlan({ host: "github.com" }, { ...at, env }).site.pages).toBe("https://github.com");
});

describe("what can't be", () => {
  test.each([
    [{ act: true, advise: true }, "`--advise` and `--act` exclude each other."],
    [{ org: "acme/rfcs" }, "found `--org acme/rfcs`"],
    [{ org: "" }, "found `--org `"],
    [{ name: "" }, "found a `--name` of 0 characters"],
    [{ name: "x".repeat(35) }, "found a `--name` of 35 characters, expected 1 to 34"],
    [{ name: "a\nb" }, "on one line"],
    [{ port: "0" }, "found `--port 0`, expected a number from 1 to 65535."],
    [{ port: "65536" }, "found `--port 65536`"],
    [{ port: "web" }, "found `--port web`"],
    [{ secrets: " " }, "found `--secrets` without a name"],
    [{ host: "https://ghe.example.com" }, "found the host"],
    [{ webhookUrl: "localhost" }, "found `--webhook-url localhost`"],
  ])("%j", (options, problem) => expect(() => readPlan(options, at)).toThrow(problem));

  test("anything where this is production", () => {
    expect(() => readPlan({}, { ...at, env: { NODE_ENV: "production" } })).toThrow(
      /^NODE_ENV is production, and there `rfc app create` is off/u,
    );
    expect(readPlan({}, { ...at, env: { NODE_ENV: "development" } }).port).toBe(0);
  });
});
