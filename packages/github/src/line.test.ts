import { MINUTE, SECOND } from "@rfckit/core";
import { GitHubRefused, GitHubUnavailable, REQUEST_TIME } from "@rfckit/reconciler";
import { afterEach, describe, expect, test, vi } from "vitest";
import { sendGraphql } from "./graphql.ts";
import { createLine, GRAPHQL } from "./line.ts";
import type { Answer, Headers, Requester } from "./requester.ts";

const NOW = Date.UTC(2026, 0, 5, 9);
const DATE = { date: new Date(NOW).toUTCString() };

interface Sent {
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

type Step = Answer | Error | ((sent: Sent) => Promise<Answer>);

/** A requester that gives these answers one after another, the last of them for good. */
function requesterWith(...steps: readonly Step[]): { readonly requester: Requester; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const requester: Requester = {
    async request(route, parameters = {}) {
      const step = steps[Math.min(sent.length, steps.length - 1)];
      sent.push({ route, parameters });
      if (step === undefined || step instanceof Error) throw step;
      return typeof step === "function" ? step({ route, parameters }) : step;
    },
  };
  return { requester, sent };
}

const answer = (data: unknown = {}, headers: Headers = DATE): Answer => ({ status: 200, headers, data });

/** An error as octokit throws it for an answer of GitHub's. */
function answered(status: number, data: unknown, headers: Headers = DATE): Error {
  return Object.assign(new Error(`octokit says ${status}`), { status, response: { status, headers, data } });
}

/** An error as octokit throws it where no answer came: it makes up the status. */
const unanswered = (message: string) => Object.assign(new Error(message), { status: 500 });

const limits = (remaining: number, resource = "core"): Headers => ({
  ...DATE,
  "x-ratelimit-limit": "5000",
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": String(NOW / SECOND + 600),
  "x-ratelimit-resource": resource,
});

const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    () => "it was done",
    (error: unknown) => error,
  );

const signalOf = ({ parameters }: Sent): AbortSignal =>
  (parameters["request"] as { readonly signal: AbortSignal }).signal;

afterEach(() => vi.restoreAllMocks());

test("whoever counts hears of each request that was sent, by what it asks and what came back", async () => {
  const heard: unknown[] = [];
  const { requester } = requesterWith(
    answer(),
    answered(404, {}),
    unanswered("hung up"),
    answered(401, {}),
    answer({ data: { node: null } }, limits(7, "graphql")),
    answered(429, {}, { ...DATE, "retry-after": "60" }),
  );
  const line = createLine({
    requester,
    renew: () => {},
    hostClock: { now: () => NOW },
    onAnswer: (kind, status) => heard.push([kind, status]),
  });
  const path = { owner: "acme", repo: "rfcs" };
  await line.send("GET /repos/{owner}/{repo}", path);
  await outcomeOf(line.send("GET /repos/{owner}/{repo}", path));
  await outcomeOf(line.send("GET /repos/{owner}/{repo}", path));
  await sendGraphql(line, { query: "query Observe { node }", variables: {} });
  await outcomeOf(line.post("POST /x", {}));
  // Not sent: the limit lasts.
  await outcomeOf(line.post("POST /x", {}));
  expect(heard).toEqual([
    ["GET /repos/{owner}/{repo}", 200],
    ["GET /repos/{owner}/{repo}", 404],
    ["GET /repos/{owner}/{repo}", null],
    ["graphql Observe", 401],
    ["graphql Observe", 200],
    ["POST /x", 429],
  ]);
  expect(line.allowances()).toEqual([
    ["graphql", { left: 7, limit: 5000, resetAt: NOW + 10 * MINUTE, at: NOW }],
  ]);
});

describe("an answer", () => {
  test("comes with its data, its headers and GitHub's clock", async () => {
    const { requester, sent } = requesterWith(answer({ id: 7 }));
    const line = createLine({ requester });
    expect(line.clock()).toBe(0);
    const reply = await line.send("GET /repos/{owner}/{repo}", { owner: "acme", repo: "rfcs" });
    expect(reply).toEqual({ data: { id: 7 }, at: NOW, headers: DATE });
    expect(line.clock()).toBe(NOW);
    expect(sent.map(({ route, parameters: { owner, repo } }) => [route, owner, repo])).toEqual([
      ["GET /repos/{owner}/{repo}", "acme", "rfcs"],
    ]);
  });

  test.each<readonly [string, Headers]>([
    ["no date", {}],
    ["a date that is none", { date: "yesterday" }],
    ["an empty date", { date: "" }],
  ])("with %s counts as none: time is read there", async (_, headers) => {
    const error = await outcomeOf(
      createLine({ requester: requesterWith(answer({}, headers)).requester }).send("GET /app"),
    );
    expect(error).toBeInstanceOf(GitHubUnavailable);
    expect(error).toMatchObject({ status: 200, retryAfter: null });
  });

  test("without a date is none even where GitHub's clock is known from before", async () => {
    const { requester } = requesterWith(answer(), answer({}, {}), answer({}, { date: "yesterday" }));
    const line = createLine({ requester });
    await line.send("GET /app");
    for (const _ of ["missing", "wrong"]) {
      expect(await outcomeOf(line.send("GET /app"))).toBeInstanceOf(GitHubUnavailable);
    }
    expect(line.clock()).toBe(NOW);
  });

  test("that refuses is a refusal, with GitHub's own words and what exactly it doesn't take", async () => {
    const details = { errors: ["first", { message: "second" }, { code: "x" }, null] };
    const { requester } = requesterWith(answered(422, { message: "Validation Failed", ...details }));
    const error = await outcomeOf(createLine({ requester }).send("POST /x"));
    expect(error).toBeInstanceOf(GitHubRefused);
    expect(error).toMatchObject({
      status: 422,
      reason: "invalid",
      message: "POST /x: Validation Failed: first: second",
    });
  });

  test.each([null, "a page", 7, { documentation_url: "x" }])(
    "whose words are %j has octokit's",
    async (data) => {
      const { requester } = requesterWith(answered(404, data));
      expect(await outcomeOf(createLine({ requester }).send("GET /x"))).toMatchObject({
        status: 404,
        message: "GET /x: octokit says 404",
      });
    },
  );

  test("that failed tells GitHub's clock and limits all the same", async () => {
    const { requester } = requesterWith(answered(404, { message: "Not Found" }, limits(17)));
    const line = createLine({ requester });
    expect(line.allowance()).toBeNull();
    await outcomeOf(line.send("GET /x"));
    expect(line.allowance()).toEqual({ left: 17, limit: 5000, resetAt: NOW + 600 * SECOND, at: NOW });
    expect(line.clock()).toBe(NOW);
  });

  test("that names a limit says how long to wait by GitHub's clock, not by the host's", async () => {
    const { requester } = requesterWith(answered(403, { message: "API rate limit exceeded" }, limits(0)));
    expect(await outcomeOf(createLine({ requester }).send("GET /x"))).toMatchObject({
      name: "GitHubUnavailable",
      status: 403,
      retryAfter: 601 * SECOND,
    });
  });

  test("of GraphQL's tells of its points beside the requests", async () => {
    const { requester } = requesterWith(
      answer({}, limits(4000)),
      answer({ data: {} }, limits(90, "graphql")),
    );
    const line = createLine({ requester });
    await line.send("GET /app");
    await line.send(GRAPHQL, { query: "{ viewer { login } }" });
    expect(line.allowance()?.left).toBe(90);
  });
});

describe("no answer", () => {
  test.each([
    ["a connection that failed", unanswered("fetch failed")],
    ["a time that ran out", Object.assign(new DOMException("Timed out", "TimeoutError"))],
    ["an abort", Object.assign(new Error("This operation was aborted"), { name: "AbortError", status: 500 })],
  ])("has no status: %s", async (_, error) => {
    const { requester, sent } = requesterWith(error);
    const line = createLine({ requester, renew: () => {} });
    const outcome = await outcomeOf(line.send("GET /x"));
    expect(outcome).toBeInstanceOf(GitHubUnavailable);
    expect(outcome).toMatchObject({ status: null, retryAfter: null });
    expect(sent).toHaveLength(1);
    expect([line.clock(), line.allowance()]).toEqual([0, null]);
  });

  test("is waited for less long than a lease leaves for a request", async () => {
    const giveUp = new AbortController();
    const patience = vi.spyOn(AbortSignal, "timeout").mockReturnValue(giveUp.signal);
    const { requester, sent } = requesterWith(
      (request) =>
        new Promise((_, reject) => {
          const signal = signalOf(request);
          signal.addEventListener("abort", () => reject(signal.reason));
        }),
    );
    const call = outcomeOf(createLine({ requester }).send("GET /x"));
    expect(sent).toHaveLength(1);
    giveUp.abort(new DOMException("Timed out", "TimeoutError"));
    expect(await call).toMatchObject({ name: "GitHubUnavailable", status: null });
    const [ms = 0] = patience.mock.calls[0] ?? [];
    expect(ms).toBeGreaterThanOrEqual(10 * SECOND);
    expect(ms).toBeLessThan(REQUEST_TIME);
  });
});

describe("an expired token", () => {
  const expired = () => answered(401, { message: "Bad credentials" });

  test("is renewed, and the request sent again, with what is left of the same patience", async () => {
    const { requester, sent } = requesterWith(expired(), answer({ id: 7 }));
    const renew = vi.fn(() => {});
    const { data } = await createLine({ requester, renew }).send("POST /x", { body: "once" });
    expect(data).toEqual({ id: 7 });
    expect(renew).toHaveBeenCalledTimes(1);
    const [first, second] = sent;
    expect(second).toEqual(first);
    expect(second && signalOf(second)).toBe(first && signalOf(first));
    expect(first && signalOf(first)).toBeInstanceOf(AbortSignal);
  });

  test("is renewed once and only once", async () => {
    const { requester, sent } = requesterWith(expired());
    const renew = vi.fn(() => {});
    const line = createLine({ requester, renew });
    expect(await outcomeOf(line.send("GET /x"))).toMatchObject({ name: "GitHubUnavailable", status: 401 });
    expect([renew.mock.calls.length, sent.length]).toEqual([1, 2]);
    await outcomeOf(line.send("GET /x"));
    expect([renew.mock.calls.length, sent.length]).toEqual([2, 4]);
  });

  test("that can't be renewed is what the second attempt says", async () => {
    const { requester, sent } = requesterWith(
      expired(),
      answered(403, { message: "This installation has been suspended" }),
    );
    expect(await outcomeOf(createLine({ requester, renew: () => {} }).send("GET /x"))).toMatchObject({
      name: "GitHubUnavailable",
      status: 403,
    });
    expect(sent).toHaveLength(2);
  });

  test("of one's own is not renewed", async () => {
    const { requester, sent } = requesterWith(expired(), answer());
    const outcome = await outcomeOf(createLine({ requester }).send("GET /x"));
    expect(outcome).toMatchObject({ name: "GitHubUnavailable", status: 401 });
    expect(sent).toHaveLength(1);
  });

  test.each([403, 404, 500, 502])("is another thing than %i", async (status) => {
    const { requester, sent } = requesterWith(answered(status, { message: "no" }), answer());
    const renew = vi.fn(() => {});
    await outcomeOf(createLine({ requester, renew }).send("GET /x"));
    expect([renew.mock.calls.length, sent.length]).toEqual([0, 1]);
  });
});

describe("new content", () => {
  const at = (second: number) => answer({}, { date: new Date(NOW + second * SECOND).toUTCString() });

  test("is held back after eighty in a minute, until the oldest is a minute old", async () => {
    const first = Array.from({ length: 40 }, () => at(0));
    const then = Array.from({ length: 40 }, () => at(20));
    const { requester, sent } = requesterWith(...first, ...then, at(30), at(60), at(60));
    const line = createLine({ requester });
    for (let count = 0; count < 80; count += 1) await line.post("POST /x", {});
    expect(await outcomeOf(line.post("POST /x", {}))).toMatchObject({
      name: "GitHubUnavailable",
      status: null,
      retryAfter: MINUTE - 20 * SECOND,
    });
    expect(sent).toHaveLength(80);
    // Readings go on, and tell how late it is.
    await line.send("GET /x");
    expect(await outcomeOf(line.post("POST /x", {}))).toMatchObject({ retryAfter: MINUTE - 30 * SECOND });
    await line.send("GET /x");
    await line.post("POST /x", {});
    expect(sent).toHaveLength(83);
  });

  test("by GraphQL is held back too", async () => {
    const made = { ...at(0), data: { data: {} } };
    const { requester } = requesterWith(made);
    const line = createLine({ requester });
    const make = (makesContent: boolean) =>
      sendGraphql(line, { query: "mutation Apply { x }", variables: {}, makesContent });
    for (let count = 0; count < 80; count += 1) await make(true);
    expect(await outcomeOf(make(true))).toMatchObject({ retryAfter: MINUTE });
    expect(await make(false)).toMatchObject({ data: {} });
  });
});

describe("while a limit lasts", () => {
  const limited = (wait: number) =>
    answered(429, { message: "Too many requests" }, { ...DATE, "retry-after": String(wait) });
  const graphqlLimit = answer({ errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] });

  test.each<readonly [string, Step, number]>([
    ["a status", limited(90), 90 * SECOND],
    ["the content of GraphQL's answer", graphqlLimit, MINUTE],
  ])("that %s told of, nothing is sent by this line", async (_, first, wait) => {
    let now = 5;
    const { requester, sent } = requesterWith(first, answer({ data: {} }));
    const line = createLine({ requester, hostClock: { now: () => now } });
    const ask = () => outcomeOf(sendGraphql(line, { query: "query X { x }", variables: {} }));
    expect(await ask()).toMatchObject({ name: "GitHubUnavailable", status: 429, retryAfter: wait });
    now += wait - 1;
    for (const call of [ask(), outcomeOf(line.send("GET /x")), outcomeOf(line.post("POST /x", {}))]) {
      expect(await call).toMatchObject({ name: "GitHubUnavailable", status: null, retryAfter: 1 });
    }
    expect(sent).toHaveLength(1);
    now += 1;
    expect(await ask()).toBe("it was done");
    expect(sent).toHaveLength(2);
  });

  test("a shorter one doesn't end it", async () => {
    const { requester, sent } = requesterWith(limited(90), limited(5), answer());
    let now = 0;
    const line = createLine({ requester, hostClock: { now: () => now } });
    await Promise.all([outcomeOf(line.send("GET /x")), outcomeOf(line.send("GET /y"))]);
    now += 5 * SECOND;
    expect(await outcomeOf(line.send("GET /x"))).toMatchObject({ retryAfter: 85 * SECOND });
    expect(sent).toHaveLength(2);
  });

  test("it is left to whoever asks where the line has no clock", async () => {
    const { requester, sent } = requesterWith(limited(90), answer());
    const line = createLine({ requester });
    await outcomeOf(line.send("GET /x"));
    await line.send("GET /x");
    expect(sent).toHaveLength(2);
  });

  test.each([403, 404, 500])("%i is none", async (status) => {
    const { requester, sent } = requesterWith(answered(status, { message: "no" }), answer());
    const line = createLine({ requester, hostClock: { now: () => 0 } });
    await outcomeOf(line.send("GET /x"));
    await line.send("GET /x");
    expect(sent).toHaveLength(2);
  });
});

describe("GraphQL's address", () => {
  const send = async (baseUrl: string | undefined, route: string) => {
    const { requester, sent } = requesterWith(answer());
    await createLine({ requester, ...(baseUrl === undefined ? {} : { baseUrl }) }).send(route);
    return sent[0]?.parameters["baseUrl"];
  };

  test.each([
    [undefined, undefined],
    ["https://api.github.com", "https://api.github.com"],
    ["https://github.example.org/api/v3", "https://github.example.org/api"],
    ["https://github.example.org/api/v3/", "https://github.example.org/api"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
  ])("is beside REST at %s", async (baseUrl, expected) => {
    expect(await send(baseUrl, GRAPHQL)).toBe(expected);
    // Octokit knows its own for REST.
    expect(await send(baseUrl, "GET /app")).toBeUndefined();
  });
});
