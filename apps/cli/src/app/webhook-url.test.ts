import { describe, expect, test } from "vitest";
import { findGitHubSite } from "./github-site.ts";
import { readWebhookUrl } from "./webhook-url.ts";

const github = findGitHubSite(undefined);
const enterprise = findGitHubSite("ghe.example.com");

test.each([
  ["https://rfcbot.example.org", "https://rfcbot.example.org/api/github/webhooks"],
  ["https://rfcbot.example.org/", "https://rfcbot.example.org/api/github/webhooks"],
  ["https://example.org:8443", "https://example.org:8443/api/github/webhooks"],
  ["https://smee.io/AbC123", "https://smee.io/AbC123"],
  ["https://example.org/hooks?for=rfcs", "https://example.org/hooks?for=rfcs"],
  ["https://172.15.0.1", "https://172.15.0.1/api/github/webhooks"],
])("%s is %s", (text, url) => expect(readWebhookUrl(text, github)).toBe(url));

describe("GitHub can't reach", () => {
  const near = [
    ...["https://localhost:3000", "https://127.0.0.1", "https://10.1.2.3", "https://172.16.0.1"],
    ...[
      "https://192.168.1.4",
      "https://169.254.1.1",
      "https://0.0.0.0",
      "https://[::1]",
      "https://[fd00::1]",
    ],
    ...["https://rfcbot", "https://rfcbot.local", "https://a.localhost", "https://bot.corp.internal"],
  ];
  test.each(near)("%s", (text) => {
    expect(() => readWebhookUrl(text, github)).toThrow("which GitHub can't reach");
  });
  test.each(near)("but an Enterprise Server may: %s", (text) => {
    expect(readWebhookUrl(text, enterprise)).toMatch(/\/api\/github\/webhooks$/u);
  });
});

test.each([
  ["rfcbot.example.org", "expected an address such as https://rfcbot.example.org."],
  ["ftp://rfcbot.example.org", "expected an address such as https://rfcbot.example.org."],
  ["", "expected an address"],
  ["https://me:canary@rfcbot.example.org", "with a password or a fragment"],
  ["https://rfcbot.example.org/#x", "with a password or a fragment"],
  ["http://rfcbot.example.org", "over http:// anybody on the way can read"],
])("no address for webhooks: %j", (text, problem) => {
  expect(() => readWebhookUrl(text, github)).toThrow(problem);
  expect(() => readWebhookUrl(text, github)).not.toThrow("canary");
});
