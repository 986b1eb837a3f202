/** What goes wrong between the bot and GitHub over HTTP. */
import { describe, expect, test } from "vitest";
import { RFCS, useFrontStage } from "../../test/front-stage.ts";
import { outcome, said } from "../../test/said.ts";
import type { HttpFault } from "./index.ts";

const setStage = useFrontStage();
const comment = (body: string) => ({ ...RFCS, issue_number: 1, body });

/** Whether a promise is still open once everything that is under way on loopback has had time enough. */
async function staysOpen(promise: Promise<unknown>, ping: () => Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = () => {
    settled = true;
  };
  promise.then(note, note);
  for (let time = 0; time < 5; time += 1) await ping();
  return !settled;
}

describe("the world's faults", () => {
  test.each([
    [500, "Server Error"],
    [502, "Server Error"],
    [401, "Bad credentials"],
    [403, "Resource not accessible by integration"],
    [404, "Not Found"],
    [405, "Base branch was modified. Review and try the merge again."],
    [409, "Head branch was modified. Review and try the merge again."],
    [422, "Validation Failed"],
    [429, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."],
  ])("%i is answered as GitHub would, has no effect, and counts", async (status, message) => {
    const { world, bot, pull } = await setStage();
    const octokit = await bot();
    world.setFaults({ fail: { status, times: 2 } });
    expect(await outcome(octokit.rest.issues.createComment(comment("one")))).toBe(`${status} ${message}`);
    const read = await said(octokit.rest.issues.listComments({ ...RFCS, issue_number: 1 }));
    expect([read.status, read.headers["retry-after"]]).toEqual([status, status === 429 ? "60" : undefined]);
    expect(read.headers["date"]).toBe("Mon, 05 Jan 2026 09:00:00 GMT");
    await octokit.rest.issues.createComment(comment("two"));
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["two"]);
    expect(world.requests()).toEqual({
      reads: 1,
      writes: 2,
      byKind: {
        "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": 2,
        "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": 1,
      },
    });
  });

  test("no status is no answer: the connection breaks", async () => {
    const { world, bot, pull } = await setStage();
    const octokit = await bot();
    world.setFaults({ fail: { status: null, times: 1 }, failAfter: { status: null, times: 1 } });
    const attempt = (body: string) => octokit.rest.issues.createComment(comment(body));
    const broken = { name: "HttpError", response: undefined };
    await expect(attempt("never arrives")).rejects.toMatchObject(broken);
    await expect(attempt("arrives")).rejects.toMatchObject(broken);
    expect(await outcome(attempt("arrives, and is answered"))).toBe(201);
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["arrives", "arrives, and is answered"]);
  });

  test("an answer is lost only where there was an effect", async () => {
    const { world, bot, pull } = await setStage();
    const octokit = await bot();
    world.setFaults({ failAfter: { status: 502, times: 1 } });
    expect((await said(octokit.rest.issues.createComment(comment("")))).status).toBe(422);
    expect(await outcome(octokit.rest.issues.listComments({ ...RFCS, issue_number: 1 }))).toBe(200);
    const react = `mutation React($input: AddReactionInput!) { addReaction(input: $input) { clientMutationId } }`;
    const input = { subjectId: "IssueComment_nothing", content: "THUMBS_UP" };
    await expect(octokit.graphql(react, { input })).rejects.toHaveProperty("errors");
    expect(await outcome(octokit.rest.issues.createComment(comment("one")))).toBe("502 Server Error");
    expect(await outcome(octokit.rest.issues.createComment(comment("two")))).toBe(201);
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["one", "two"]);
  });

  test("a crash: the process never hears anything again, and the next one has a front of its own", async () => {
    const set = await setStage();
    const { world, bot, pull, front, person, botToken, octokitWith, openAnother, appToken } = set;
    const octokit = await bot();
    const died = world.died();
    world.setFaults({ crashAfter: 2 });
    await octokit.rest.issues.createComment(comment("one"));
    const last = octokit.rest.issues.createComment(comment("two"));
    await died;
    const { writes } = world.requests();
    const later = octokit.rest.issues.createComment(comment("three"));
    const asApp = octokitWith(appToken()).rest.apps.getAuthenticated();
    const ping = () => person("ana").rest.users.getAuthenticated();
    for (const call of [last, later, asApp]) expect(await staysOpen(call, ping)).toBe(true);
    expect(world.requests().writes).toBe(writes);
    const next = await openAnother();
    const reborn = octokitWith(await botToken({}, next), next);
    expect(await outcome(reborn.rest.issues.createComment(comment("four")))).toBe(201);
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["one", "two", "four"]);
    for (const call of [last, later, asApp]) call.catch(() => {});
    await next.close();
    expect(front.baseUrl).not.toBe(next.baseUrl);
  });

  test("of several changes at once half takes effect", async () => {
    const { world, bot, pull } = await setStage();
    const octokit = await bot();
    const { node_id: id } = (await octokit.rest.issues.createComment(comment("hello"))).data;
    const two = `mutation Two($one: AddReactionInput!, $two: AddReactionInput!) {
      a: addReaction(input: $one) { clientMutationId }
      b: addReaction(input: $two) { clientMutationId }
    }`;
    const react = () =>
      octokit.graphql(two, {
        one: { subjectId: id, content: "THUMBS_UP" },
        two: { subjectId: id, content: "THUMBS_DOWN" },
      });
    world.setFaults({ half: true });
    await expect(react()).rejects.toMatchObject({ status: 502 });
    const reactions = () => pull.view().comments[0]?.reactions.map(({ content }) => content);
    expect(reactions()).toEqual(["+1"]);
    world.setFaults("none");
    await react();
    expect(reactions()).toEqual(["+1", "-1"]);
    expect(world.requests().byKind).toMatchObject({ "graphql Two": 2 });
  });

  test("nor disturb nor count what the app asks as itself, and what people ask", async () => {
    const { world, app, person, botToken } = await setStage();
    world.setFaults({ fail: { status: 502, times: 1 }, crashAfter: 1 });
    expect(await outcome(app().rest.apps.getAuthenticated())).toBe(200);
    await botToken();
    expect(await outcome(person("ana").rest.issues.createComment(comment("hello")))).toBe(201);
    expect(world.requests()).toEqual({ reads: 0, writes: 0, byKind: {} });
  });
});

describe("the next answers", () => {
  const LIMITED = /^API rate limit exceeded for installation ID \d+\.$/u;
  const SECONDARY = /secondary rate limit/u;
  test.each<[string, Omit<HttpFault, "times">, number, RegExp, object]>([
    ["a token that is none", { answer: "bad-credentials" }, 401, /Bad credentials/u, {}],
    ["the hour's limit", { answer: "primary-limit" }, 403, LIMITED, { "x-ratelimit-remaining": "0" }],
    [
      "the hour's limit, with a time to wait",
      { answer: "primary-limit", retryAfter: 90, status: 429 },
      429,
      LIMITED,
      { "retry-after": "90" },
    ],
    [
      "a limit of speed",
      { answer: "secondary-limit", retryAfter: 30 },
      403,
      SECONDARY,
      { "retry-after": "30" },
    ],
    ["a limit of speed that says no time", { answer: "secondary-limit", status: 429 }, 429, SECONDARY, {}],
    ["anything", { answer: { status: 418, message: "A teapot" } }, 418, /^A teapot$/u, {}],
  ])("%s", async (_, fault, status, message, headers) => {
    const { front, bot, pull } = await setStage();
    const octokit = await bot();
    front.answerNext({ times: 1, ...fault });
    const answer = await said(octokit.rest.issues.createComment(comment("x")));
    expect([answer.status, answer.message]).toEqual([status, expect.stringMatching(message)]);
    expect(answer.headers).toMatchObject({ ...headers, date: expect.any(String) });
    expect("retry-after" in answer.headers).toBe(fault.retryAfter !== undefined);
    expect(pull.view().comments).toEqual([]);
    expect(await outcome(octokit.rest.issues.createComment(comment("x")))).toBe(201);
  });

  test("GraphQL's limit: a 200 with an error", async () => {
    const { front, bot } = await setStage();
    const octokit = await bot();
    front.answerNext({ times: 1, answer: "graphql-limit" });
    await expect(octokit.graphql("{ viewer { login } }")).rejects.toMatchObject({
      errors: [{ type: "RATE_LIMITED" }],
    });
  });

  test("no JSON at all", async () => {
    const { front, botToken } = await setStage();
    const headers = { authorization: `token ${await botToken()}` };
    front.answerNext({ times: 1, answer: "not-json" });
    const answer = await fetch(`${front.baseUrl}/repos/acme/rfcs`, { headers });
    expect([answer.status, answer.headers.get("content-type")?.split(";")[0]]).toEqual([200, "text/html"]);
    expect(await answer.text()).toContain("<html>");
  });

  test("silence, until whoever asks gives up", async () => {
    const { front, bot, person } = await setStage();
    const octokit = await bot();
    front.answerNext({ times: 1, answer: "silence" });
    const patience = new AbortController();
    const call = octokit.rest.repos.get({ ...RFCS, request: { signal: patience.signal } });
    expect(await staysOpen(call, () => person("ana").rest.users.getAuthenticated())).toBe(true);
    patience.abort();
    await expect(call).rejects.toThrow();
  });

  test("only those that are meant, as often as told, and after the effect where told so", async () => {
    const { front, bot, pull } = await setStage();
    const octokit = await bot();
    front.answerNext({
      times: 2,
      when: ({ name, write }) => write && name.endsWith("/comments"),
      answer: { status: 502, message: "Server Error" },
      after: true,
    });
    expect(await outcome(octokit.rest.repos.get(RFCS))).toBe(200);
    for (const body of ["one", "two"]) {
      expect(await outcome(octokit.rest.issues.createComment(comment(body)))).toBe("502 Server Error");
    }
    expect(await outcome(octokit.rest.issues.createComment(comment("three")))).toBe(201);
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["one", "two", "three"]);
  });
});

test("a front that is closed lets nobody wait", async () => {
  const { front, bot } = await setStage();
  const octokit = await bot();
  front.answerNext({ times: 1, answer: "silence" });
  const waiting = octokit.rest.repos.get(RFCS);
  const broken = expect(waiting).rejects.toThrow();
  await octokit.rest.users.getByUsername({ username: "acme" });
  await front.close();
  await broken;
});
