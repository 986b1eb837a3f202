/** What the app's octokits send, counted on the other side: each request once, at once, and with its own token. */
import { DAY } from "@rfckit/core";
import { SILENT } from "@rfckit/reconciler";
import { createVirtualClock, createWorld } from "@rfckit/simulator";
import { createFront } from "@rfckit/simulator/http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openProbot } from "../src/open-probot.ts";
import { TokenCache } from "../src/token-cache.ts";
import { PRIVATE_KEY, PUBLIC_KEY } from "./key.ts";
import { APP_ID, type StubAnswer, type StubGitHub, startStubGitHub } from "./stub-github.ts";

const COMMENTS = "POST /repos/o/r/issues/1/comments";
const APP = {
  id: APP_ID,
  slug: "rfcbot",
  name: "rfcbot",
  webhookSecret: "a secret for tests only",
  owner: "acme",
} as const;
/** Far less than octokit's shortest pause of a second. */
const AT_ONCE = 700;

let github: StubGitHub;
beforeAll(async () => {
  github = await startStubGitHub();
});
afterAll(() => github[Symbol.asyncDispose]());

let tokens: TokenCache;
let octokit: Awaited<ReturnType<Awaited<ReturnType<typeof openProbot>>["auth"]>>;
beforeEach(async () => {
  tokens = new TokenCache();
  const probot = await openProbot({
    appId: APP_ID,
    privateKey: PRIVATE_KEY,
    webhookSecret: "a secret for tests only",
    baseUrl: github.baseUrl,
    log: SILENT,
    tokens,
  });
  octokit = await probot.auth(3);
  // The token is got before anything is counted.
  github.answerWith(() => ({ status: 200 }));
  await octokit.request("GET /rate_limit");
});

/** With one repository, on a clock that is far behind. */
function createBareWorld() {
  const clock = createVirtualClock(Date.UTC(2026, 0, 5));
  const world = createWorld({ clock, onWake: () => {} });
  world.github("rfcbot[bot]");
  world.addRepository({ owner: APP.owner, name: "rfcs", files: { "README.md": "# RFCs\n" } });
  return { world, clock };
}

async function attempt(route: string, answer: StubAnswer) {
  github.answerWith(() => answer);
  const before = github.asked.length;
  const started = performance.now();
  const status = await octokit.request(route, { body: "hello" }).then(
    (response) => response.status,
    (error: { readonly status?: number }) => error.status,
  );
  return { status, times: github.asked.length - before, took: performance.now() - started };
}

const limited = {
  "x-ratelimit-remaining": "0",
  "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + 2),
};

describe("a request is sent once, and its answer not waited upon", () => {
  test.each<[string, StubAnswer]>([
    ["500", { status: 500 }],
    ["502", { status: 502 }],
    ["503 with a time to wait", { status: 503, headers: { "retry-after": "1" } }],
    ["405", { status: 405, body: { message: "Pull Request is not mergeable" } }],
    ["409", { status: 409, body: { message: "Head branch was modified" } }],
    ["404", { status: 404 }],
    ["429", { status: 429, headers: { "retry-after": "1" } }],
    ["403 for the limit", { status: 403, headers: limited, body: { message: "API rate limit exceeded" } }],
    [
      "403 for the secondary limit",
      {
        status: 403,
        headers: { "retry-after": "1" },
        body: { message: "You have exceeded a secondary rate limit." },
      },
    ],
  ])("%s", async (_, answer) => {
    for (const route of [COMMENTS, "PUT /repos/o/r/pulls/1/merge", "GET /repos/o/r"]) {
      const { status, times, took } = await attempt(route, answer);
      expect({ route, status, times }).toEqual({ route, status: answer.status, times: 1 });
      expect(took).toBeLessThan(AT_ONCE);
    }
  });

  test.each<[string, StubAnswer]>([
    [
      "a bug of GitHub's",
      { status: 200, body: { errors: [{ message: "Something went wrong while executing your query." }] } },
    ],
    [
      "the limit",
      { status: 200, headers: limited, body: { errors: [{ type: "RATE_LIMITED", message: "limit" }] } },
    ],
    ["a gateway's end", { status: 502 }],
  ])("GraphQL, with %s", async (_, answer) => {
    const { times, took } = await attempt("POST /graphql", answer);
    expect(times).toBe(1);
    expect(took).toBeLessThan(AT_ONCE);
  });

  test("no pause stands between two writes, nor between two comments", async () => {
    const answers = [await attempt(COMMENTS, { status: 201 }), await attempt(COMMENTS, { status: 201 })];
    expect(answers.map(({ times }) => times)).toEqual([1, 1]);
    expect(answers.reduce((sum, { took }) => sum + took, 0)).toBeLessThan(AT_ONCE);
  });
});

test("an installation's requests bear its token, got with the app's key", async () => {
  github.answerWith(() => ({ status: 200 }));
  const before = github.asked.length;
  await octokit.request("GET /repos/o/r");
  expect(github.asked.slice(before)).toMatchObject([
    { path: "/repos/o/r", authorization: "token token-of-3" },
  ]);
  const asked = github.asked.findLast(({ path }) => path.endsWith("/access_tokens"));
  expect(asked?.authorization).toMatch(/^bearer eyJ[\w-]+\.[\w-]+\.[\w-]+$/u);
});

test("a token is kept, and once forgotten got anew where the app's GitHub is", async () => {
  const before = github.asked.length;
  await octokit.request("GET /repos/o/r");
  tokens.forget(3);
  await octokit.request("GET /repos/o/r");
  expect(github.asked.slice(before).map(({ path }) => path)).toEqual([
    "/repos/o/r",
    expect.stringMatching(/\/app\/installations\/3\/access_tokens$/u),
    "/repos/o/r",
  ]);
});

test.each([-11, 11])("on a machine whose clock is %i days off tokens are got and renewed", async (days) => {
  const { world, clock } = createBareWorld();
  const front = await createFront(world, {
    app: { ...APP, publicKey: PUBLIC_KEY },
    onDeviation: (deviation) => expect.fail(String(deviation)),
  });
  const [installation] = front.app.installations;
  if (installation === undefined) throw new Error("The app is installed.");
  const probot = await openProbot({
    appId: APP.id,
    privateKey: PRIVATE_KEY,
    webhookSecret: APP.webhookSecret,
    baseUrl: front.baseUrl,
    log: SILENT,
    tokens,
  });
  clock.advanceTo(Date.now() + days * DAY);
  const asked = async () => {
    const signedIn = await probot.auth(installation.id);
    return (await signedIn.request("GET /installation/repositories")).status;
  };
  expect(await asked()).toBe(200);
  tokens.forget(installation.id);
  expect(await asked()).toBe(200);
  await front.close();
});
