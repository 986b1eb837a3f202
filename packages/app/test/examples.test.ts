/**
 * Every payload that octokit has collected of GitHub, signed and sent. All are acknowledged, none makes the app ask
 * GitHub anything, and nothing is written when what rang is looked at.
 */
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningApp, startApp } from "./running-app.ts";

const require = createRequire(import.meta.url);
const examples = require("@octokit/webhooks-examples") as readonly {
  readonly name: string;
  readonly examples: readonly unknown[];
}[];

/** The events that something can come of. */
const RINGING = [
  "check_suite",
  "branch_protection_rule",
  "installation",
  "installation_repositories",
  "issue_comment",
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
  "push",
  "repository",
  "repository_ruleset",
  "status",
];

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running[Symbol.asyncDispose]());

test("all of them are acknowledged without a request to GitHub, and only what is ours rings", async () => {
  const { deliver, github, logged } = running;
  let sent = 0;
  for (const { name, examples: payloads } of examples) {
    for (const payload of payloads) {
      expect({ name, ...(await deliver(name, payload)) }).toMatchObject({ name, status: 202 });
      sent += 1;
    }
  }
  expect(sent).toBeGreaterThan(300);
  expect(github.asked).toEqual([]);
  const deliveries = logged.filter(({ event }) => event === "delivery");
  expect(deliveries).toHaveLength(sent);
  const rung = deliveries
    .filter(({ fields }) => Number(fields["rings"]) > 0)
    .map(({ fields }) => fields["name"]);
  expect([...new Set(rung)].filter((name) => !RINGING.includes(String(name)))).toEqual([]);
  expect(rung.length).toBeGreaterThan(20);
  expect(logged.filter(({ event }) => event !== "delivery")).toEqual([]);
});

test("what rang is looked at, and nothing is written where the app isn't installed", async () => {
  const { app, github, store } = running;
  await app.bot.run();
  const written = github.asked.filter(
    ({ method, path, body }) =>
      method !== "GET" && !path.endsWith("/access_tokens") && !body.startsWith('{"query":"query '),
  );
  expect(github.asked.length).toBeGreaterThan(0);
  expect(written).toEqual([]);
  expect(await store.ledger.pulls()).toEqual([]);
});
