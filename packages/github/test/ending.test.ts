/** What can't be undone: whether it took place is read back where the answer was lost, and refusals are told apart. */
import type { MergeOrder } from "@rfckit/reconciler";
import type { HttpFault } from "@rfckit/simulator/http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ROUTES, SECOND, type ServedStage, useServedStage } from "./served-stage.ts";

const openStage = useServedStage();
afterEach(() => vi.restoreAllMocks());

const outcomeOf = (call: Promise<unknown>) => call.catch((error: unknown) => error);

async function setOrder(stage: ServedStage): Promise<MergeOrder> {
  const { head } = (await stage.look()).pull;
  return { head, method: "merge", title: "Merge it", message: "Decided." };
}

/** The next request of that name is answered so. */
function fail(stage: ServedStage, route: string, fault: Omit<HttpFault, "times" | "when">): void {
  stage.app.front.answerNext({ times: 1, when: ({ name }) => name === route, ...fault });
}

const GATEWAY = { answer: { status: 502, message: "Bad Gateway" } } as const;

/** Requests may take this long for the rest of a test: the real patience is longer than a test should be. */
function shortenPatience(ms: number): void {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => timeout(ms));
}

type Loss = readonly [string, (stage: ServedStage, route: string, after: boolean) => void];
const LOSSES: readonly Loss[] = [
  ["a gateway's error", (stage, route, after) => fail(stage, route, { ...GATEWAY, after })],
  ["somebody else's page", (stage, route, after) => fail(stage, route, { answer: "not-json", after })],
  [
    "a broken connection",
    ({ world }, _, after) => world.setFaults({ [after ? "failAfter" : "fail"]: { status: null, times: 1 } }),
  ],
];

describe.each(LOSSES)("with %s for an answer", (_, lose) => {
  test("a merge that took place is known to have", async () => {
    const stage = await openStage();
    const order = await setOrder(stage);
    stage.advance(7 * SECOND);
    lose(stage, ROUTES.merge, true);
    const asked = await stage.asks(async () => {
      expect(await outcomeOf(stage.github.merge(stage.key, order))).toEqual({ at: stage.clock.now() });
    });
    expect(asked).toEqual({ [ROUTES.merge]: 1, [ROUTES.pull]: 1 });
    expect((await stage.look()).pull.state).toBe("merged");
  });

  test("a merge that didn't is not sent again", async () => {
    const stage = await openStage();
    const order = await setOrder(stage);
    lose(stage, ROUTES.merge, false);
    const asked = await stage.asks(async () => {
      expect(await outcomeOf(stage.github.merge(stage.key, order))).toMatchObject({
        name: "GitHubUnavailable",
      });
    });
    expect(asked).toEqual({ [ROUTES.merge]: 1, [ROUTES.pull]: 1 });
    expect((await stage.look()).pull.state).toBe("open");
  });

  test("a close that took place is known to have", async () => {
    const stage = await openStage();
    stage.advance(7 * SECOND);
    lose(stage, ROUTES.close, true);
    const asked = await stage.asks(async () => {
      expect(await outcomeOf(stage.github.close(stage.key))).toEqual({ at: stage.clock.now() });
    });
    expect(asked).toEqual({ [ROUTES.close]: 1, [ROUTES.pull]: 1 });
    expect((await stage.look()).pull.state).toBe("closed");
  });

  test("a close that didn't is not sent again", async () => {
    const stage = await openStage();
    lose(stage, ROUTES.close, false);
    expect(await outcomeOf(stage.github.close(stage.key))).toMatchObject({ name: "GitHubUnavailable" });
    expect((await stage.look()).pull.state).toBe("open");
  });
});

describe("a merge whose answer was lost", () => {
  test("is in doubt where nothing can be read either", async () => {
    const stage = await openStage();
    const order = await setOrder(stage);
    fail(stage, ROUTES.merge, { ...GATEWAY, after: true });
    fail(stage, ROUTES.pull, { answer: { status: 503, message: "Unavailable" } });
    expect(await outcomeOf(stage.github.merge(stage.key, order))).toMatchObject({
      name: "GitHubUnavailable",
      status: 502,
    });
  });

  test("isn't taken for somebody's merge of another head", async () => {
    const stage = await openStage();
    const order = await setOrder(stage);
    stage.pull.push({ by: "zed", files: { "accepted/example.md": "# Other\n" } });
    stage.pull.mergeByHand("ada");
    fail(stage, ROUTES.merge, GATEWAY);
    expect(await outcomeOf(stage.github.merge(stage.key, order))).toMatchObject({ status: 502 });
  });

  test("was waited for no longer than GitHub may take", async () => {
    const stage = await openStage();
    const order = await setOrder(stage);
    fail(stage, ROUTES.merge, { answer: "silence", after: true });
    shortenPatience(250);
    expect(await outcomeOf(stage.github.merge(stage.key, order))).toEqual({ at: stage.clock.now() });
  });
});

test.each<readonly [string, Omit<HttpFault, "times" | "when">, object]>([
  ["the primary limit", { answer: "primary-limit" }, { status: 403, retryAfter: expect.any(Number) }],
  [
    "the secondary limit",
    { answer: "secondary-limit", retryAfter: 17 },
    { status: 403, retryAfter: 17 * SECOND },
  ],
  ["a refusal", { answer: { status: 403, message: "Resource not accessible" } }, { reason: "permission" }],
])("%s answers a merge for sure: nothing is read back", async (_, fault, expected) => {
  const stage = await openStage();
  const order = await setOrder(stage);
  fail(stage, ROUTES.merge, fault);
  const asked = await stage.asks(async () => {
    expect(await outcomeOf(stage.github.merge(stage.key, order))).toMatchObject(expected);
  });
  expect(asked).toEqual({ [ROUTES.merge]: 1 });
});

test("a merge that is held back for there were too many comments wasn't sent, and isn't read back", async () => {
  const stage = await openStage();
  const order = await setOrder(stage);
  for (let count = 0; count < 80; count += 1) await stage.github.comment(stage.key, `${count}`);
  const asked = await stage.asks(async () => {
    const held = await outcomeOf(stage.github.merge(stage.key, order));
    expect(held).toMatchObject({ name: "GitHubUnavailable", status: null, retryAfter: 60 * SECOND });
  });
  expect(asked).toEqual({});
  stage.advance(60 * SECOND);
  await stage.look();
  expect(await outcomeOf(stage.github.merge(stage.key, order))).toEqual({ at: stage.clock.now() });
});

describe("what GitHub calls not mergeable", () => {
  test.each<readonly [string, (stage: ServedStage) => unknown, string]>([
    ["is a conflict", ({ pull }) => pull.setMergeable("no"), "conflict"],
    ["is a draft", ({ pull }) => pull.setDraft(true, "zed"), "draft"],
    ["is closed", ({ pull }) => pull.close("zed"), "not-open"],
    ["is merged", ({ pull }) => pull.mergeByHand("ada"), "not-open"],
    ["is held up by a check", ({ pull }) => pull.hinder("check"), "check"],
    ["isn't known to GitHub yet", ({ pull }) => pull.setMergeable("unknown"), "conflict"],
  ])("%s", async (_, happens, reason) => {
    const stage = await openStage();
    const order = await setOrder(stage);
    happens(stage);
    fail(stage, ROUTES.merge, { answer: { status: 405, message: "Pull Request is not mergeable" } });
    const asked = await stage.asks(async () => {
      const refusal = await outcomeOf(stage.github.merge(stage.key, order));
      expect(refusal).toMatchObject({ name: "GitHubRefused", status: 405, reason });
    });
    expect(asked).toEqual({ [ROUTES.merge]: 1, [ROUTES.pull]: 1 });
  });

  test("isn't told apart where nothing can be read", async () => {
    const stage = await openStage();
    const order = await setOrder(stage);
    fail(stage, ROUTES.merge, { answer: { status: 405, message: "Pull Request is not mergeable" } });
    fail(stage, ROUTES.pull, GATEWAY);
    expect(await outcomeOf(stage.github.merge(stage.key, order))).toMatchObject({
      name: "GitHubUnavailable",
      status: 502,
    });
  });
});

describe("a close", () => {
  test("that somebody was faster with is refused", async () => {
    const stage = await openStage();
    stage.pull.close("zed");
    const call = stage.github.close(stage.key);
    expect(await outcomeOf(call)).toMatchObject({ status: 422, reason: "not-open" });
  });

  test("whose answer was lost isn't taken for a merge", async () => {
    const stage = await openStage();
    stage.pull.mergeByHand("ada");
    fail(stage, ROUTES.close, GATEWAY);
    expect(await outcomeOf(stage.github.close(stage.key))).toMatchObject({
      name: "GitHubUnavailable",
      status: 502,
    });
  });

  test.each([
    ["for its content", (_: ServedStage) => {}, "invalid"],
    ["since it is closed", ({ pull }: ServedStage) => pull.close("zed"), "not-open"],
  ])("that GitHub refuses %s says so", async (_, happens, reason) => {
    const stage = await openStage();
    happens(stage);
    fail(stage, ROUTES.close, { answer: { status: 422, message: "Validation Failed" } });
    expect(await outcomeOf(stage.github.close(stage.key))).toMatchObject({ status: 422, reason });
  });
});

test("the merge queue is joined with the head that was named, and in doubt nothing is claimed", async () => {
  const stage = await openStage();
  stage.pull.hinder("merge-queue");
  const { head } = await setOrder(stage);
  const enqueue = (named: string) => outcomeOf(stage.github.enqueue(stage.key, named));
  expect(await enqueue("0".repeat(40))).toMatchObject({ status: 409, reason: "head-moved" });
  fail(stage, "graphql Enqueue", { ...GATEWAY, after: true });
  expect(await enqueue(head)).toMatchObject({ name: "GitHubUnavailable", status: 502 });
  expect((await stage.look()).pull.queued).toBe(true);
});
