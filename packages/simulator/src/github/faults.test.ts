import { GitHubRefused, GitHubUnavailable } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { BOT, setStage } from "../../test/contract/stage.ts";
import { createVirtualClock } from "../clock.ts";
import { createWorld } from "./world.ts";

/** Whether a promise settles within what is under way now; nothing here waits for time. */
async function settles(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = () => {
    settled = true;
  };
  promise.then(note, note);
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  return settled;
}

function setUp() {
  const stage = setStage();
  const github = stage.world.github(BOT);
  const bodies = () => stage.pull.view().comments.map(({ body }) => body);
  return { ...stage, github, bodies };
}

describe("fail", () => {
  test.each([
    [500, GitHubUnavailable, {}],
    [502, GitHubUnavailable, { retryAfter: null }],
    [429, GitHubUnavailable, { retryAfter: 60_000 }],
    [null, GitHubUnavailable, {}],
    [403, GitHubRefused, { reason: "permission" }],
    [404, GitHubRefused, { reason: "gone" }],
    [405, GitHubRefused, { reason: "base-moved" }],
    [409, GitHubRefused, { reason: "head-moved" }],
    [410, GitHubRefused, { reason: "gone" }],
    [422, GitHubRefused, { reason: "invalid" }],
  ] as const)(
    "answers %s so, as often as told, without effect, and each is counted",
    async (status, kind, more) => {
      const { world, github, key, bodies } = setUp();
      world.setFaults({ fail: { status, times: 2 } });
      const read = await github.observe(key, []).catch((error: unknown) => error);
      const write = await github.comment(key, "one").catch((error: unknown) => error);
      for (const error of [read, write]) {
        expect(error).toBeInstanceOf(kind);
        expect(error).toMatchObject({ status, ...more });
      }
      await github.comment(key, "two");
      expect(bodies()).toEqual(["two"]);
      expect(world.requests()).toEqual({ reads: 1, writes: 2, byKind: { observe: 1, comment: 2 } });
    },
  );

  test("ends with the faults", async () => {
    const { world, github, key } = setUp();
    world.setFaults({ fail: { status: 502, times: 9 }, crashAfter: 1 });
    world.setFaults("none");
    await github.comment(key, "one");
    expect(await settles(github.observe(key, []))).toBe(true);
  });
});

describe("fail after", () => {
  test("the write is done, and its answer lost", async () => {
    const { world, github, key, pull } = setUp();
    world.setFaults({ failAfter: { status: 502, times: 2 } });
    const { pull: seen } = await github.observe(key, []);
    await expect(github.comment(key, "one")).rejects.toBeInstanceOf(GitHubUnavailable);
    const order = { head: seen.head, method: "merge", title: "", message: "" } as const;
    await expect(github.merge(key, order)).rejects.toBeInstanceOf(GitHubUnavailable);
    expect([pull.view().state, pull.view().comments.length]).toEqual(["merged", 1]);
    await expect(github.merge(key, order)).rejects.toMatchObject({ reason: "not-open" });
  });

  test("what GitHub refused anyway is refused, and uses up no fault", async () => {
    const { world, github, key } = setUp();
    world.setFaults({ failAfter: { status: 502, times: 1 } });
    await expect(github.comment(key, "")).rejects.toMatchObject({ status: 422 });
    await expect(github.comment(key, "one")).rejects.toMatchObject({ status: 502 });
    await github.comment(key, "two");
  });
});

describe("a crash", () => {
  test("comes after that many writes, before the answer; the process never hears anything again", async () => {
    let deaths = 0;
    const stage = setStage();
    const world = createWorld({
      clock: createVirtualClock(0),
      onWake: () => {},
      onDeath: () => (deaths += 1),
    });
    const pull = world.addRepository({ owner: "acme", name: "rfcs" }).openPull({ author: "zed", files: {} });
    const github = world.github(BOT);
    const died = world.died();
    world.setFaults({ crashAfter: 2 });
    await github.comment(pull.key, "one");
    await github.observe(pull.key, []);
    expect([deaths, await settles(died)]).toEqual([0, false]);
    const last = github.comment(pull.key, "two");
    expect([deaths, await settles(last), await settles(died)]).toEqual([1, false, true]);
    const { writes } = world.requests();
    expect(await settles(github.comment(pull.key, "three"))).toBe(false);
    expect(await settles(github.observe(pull.key, []))).toBe(false);
    expect(pull.view().comments.map(({ body }) => body)).toEqual(["one", "two"]);
    expect(world.requests().writes).toBe(writes);
    expect(stage.pull.view().comments).toEqual([]);
  });

  test("happens once: the next process goes on", async () => {
    const { world, github, key, bodies } = setUp();
    world.setFaults({ crashAfter: 1 });
    expect(await settles(github.comment(key, "one"))).toBe(false);
    const next = world.github(BOT);
    for (const body of ["two", "three"]) await next.comment(key, body);
    expect(bodies()).toEqual(["one", "two", "three"]);
  });

  test("of no writes comes with the next request, which has no effect", async () => {
    const { world, github, key, bodies } = setUp();
    world.setFaults({ crashAfter: 0 });
    expect(await settles(github.comment(key, "one"))).toBe(false);
    expect(bodies()).toEqual([]);
  });

  test("does not count writes that failed", async () => {
    const { world, github, key } = setUp();
    world.setFaults({ crashAfter: 1, fail: { status: 502, times: 1 } });
    await expect(github.comment(key, "one")).rejects.toBeInstanceOf(GitHubUnavailable);
    await expect(github.comment(key, "")).rejects.toBeInstanceOf(GitHubRefused);
    expect(await settles(github.comment(key, "two"))).toBe(false);
  });
});

describe("several changes at once", () => {
  const changes = ["a", "b", "c"].map((label) => ({ kind: "add-labels", labels: [label] }) as const);

  test("are refused as a whole", async () => {
    const { github, key, pull } = setUp();
    const before = pull.view();
    const gone = { kind: "edit-comment", id: 1, body: "x" } as const;
    await expect(github.apply(key, [...changes, gone])).rejects.toMatchObject({ status: 404 });
    expect(pull.view()).toEqual(before);
  });

  test("take effect by half where told so, until one is left", async () => {
    const { world, github, key, pull } = setUp();
    world.setFaults({ half: true });
    await expect(github.apply(key, changes)).rejects.toMatchObject({
      name: "GitHubUnavailable",
      status: 502,
    });
    expect(pull.view().labels).toEqual(["a", "project-wasmtime"]);
    await expect(github.apply(key, changes.slice(1))).rejects.toMatchObject({ status: 502 });
    await github.apply(key, changes.slice(2));
    expect(pull.view().labels).toEqual(["a", "b", "c", "project-wasmtime"]);
    expect(world.requests().writes).toBe(3);
  });
});

describe("requests are counted", () => {
  test("by kind, a batch as one", async () => {
    const { world, github, key, repository } = setUp();
    await github.observe(key, []);
    await github.list(repository.id);
    await github.readFiles(repository.id, [{ ref: "main", path: "accepted/old.md" }]);
    await github.readHistory(repository.id, "accepted/old.md");
    await github.lookUp(repository.id, { logins: ["ana"], teams: [] });
    await github.apply(key, [
      { kind: "add-labels", labels: ["a"] },
      { kind: "add-labels", labels: ["b"] },
    ]);
    await github.close(key);
    const byKind = { observe: 1, list: 1, readFiles: 1, readHistory: 1, lookUp: 1, apply: 1, close: 1 };
    expect(world.requests()).toEqual({ reads: 5, writes: 2, byKind });
  });

  test.each([
    [0, 1],
    [100, 1],
    [101, 2],
    [200, 2],
    [250, 3],
  ])("a thread of %i comments takes %i", async (comments, requests) => {
    const { world, github, key, pull } = setUp();
    for (let number = 0; number < comments; number += 1) pull.comment({ by: "ana", body: "hello" });
    await github.observe(key, []);
    await github.observe(key, []);
    expect(world.requests().reads).toBe(2 * requests);
  });

  test("a comment of 250 versions takes two more, and a list of 101 pull requests two", async () => {
    const { world, github, key, pull, repository } = setUp();
    const id = pull.comment({ by: "ana", body: "hello" });
    for (let number = 1; number < 250; number += 1) pull.editComment(id, { by: "ana", body: `${number}` });
    await github.observe(key, []);
    expect(world.requests().reads).toBe(3);
    for (let number = 2; number <= 101; number += 1) repository.openPull({ author: "zed", files: {} });
    await github.list(repository.id);
    expect(world.requests().byKind).toEqual({ observe: 3, list: 2 });
  });

  test("what people do costs nothing", () => {
    const { world, pull } = setUp();
    pull.comment({ by: "ana", body: "hello" });
    pull.view();
    expect(world.requests()).toEqual({ reads: 0, writes: 0, byKind: {} });
  });
});
