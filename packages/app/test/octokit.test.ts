/** What the app's octokits send, counted on the other side: each request once, at once, and with its own token. */
import { SILENT } from "@rfckit/reconciler";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openProbot } from "../src/open-probot.ts";
import { PRIVATE_KEY } from "./key.ts";
import { APP_ID, type StubAnswer, type StubGitHub, startStubGitHub } from "./stub-github.ts";

const COMMENTS = "POST /repos/o/r/issues/1/comments";
/** Far less than octokit's shortest pause of a second. */
const AT_ONCE = 700;

let github: StubGitHub;
beforeAll(async () => {
  github = await startStubGitHub();
});
afterAll(() => github[Symbol.asyncDispose]());

let octokit: Awaited<ReturnType<Awaited<ReturnType<typeof openProbot>>["auth"]>>;
beforeEach(async () => {
  const probot = await openProbot({
    appId: APP_ID,
    privateKey: PRIVATE_KEY,
    webhookSecret: "a secret for tests only",
    baseUrl: github.baseUrl,
    log: SILENT,
  });
  octokit = await probot.auth(3);
  // The token is got before anything is counted.
  github.answerWith(() => ({ status: 200 }));
  await octokit.request("GET /rate_limit");
});

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

test("a token is renewed where the app's GitHub is, and nowhere else", async () => {
  const before = github.asked.length;
  await octokit.auth({ type: "installation", refresh: true });
  expect(github.asked.slice(before).map(({ path }) => path)).toEqual([
    expect.stringMatching(/\/app\/installations\/3\/access_tokens$/u),
  ]);
});
