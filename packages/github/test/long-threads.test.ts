/** Long threads: all of them is read, in order, in pages of a hundred, and what doesn't change is read once. */
import { describe, expect, test } from "vitest";
import { MINUTE, ROUTES, SECOND, type ServedStage, useServedStage } from "./served-stage.ts";

const openStage = useServedStage();

const PAGE = 100;
/** Threads of inline comments on one page. */
const THREADS = 50;
const EDITS_AT_ONCE = 100;

const numbered = (what: string, count: number) =>
  Array.from({ length: count }, (_, number) => `${what} ${number}`);

/** Edits a comment, each time a minute later; gives all texts that it had. */
function edit(stage: ServedStage, id: number, first: string, texts: readonly string[]): string[] {
  for (const body of texts) {
    stage.advance(MINUTE);
    stage.pull.editComment(id, { by: "ana", body });
  }
  return [first, ...texts];
}

async function revisionsOf(stage: ServedStage, id: number) {
  const { comments } = await stage.look();
  return comments.find((comment) => comment.kind === "comment" && comment.id === id)?.revisions ?? [];
}

describe("a thread of more than a thousand comments", () => {
  const [comments, reviews, inlines] = [
    numbered("comment", 1200),
    numbered("review", 300),
    numbered("inline", 150),
  ];

  test("is read whole, in as many requests as its longest list has pages", { timeout: 20_000 }, async () => {
    const stage = await openStage();
    const ids = comments.map((body) => stage.pull.comment({ by: "ana", body }));
    for (const body of reviews) stage.pull.review({ by: "ben", state: "commented", body });
    for (const body of inlines) stage.pull.inline({ by: "cho", body });
    for (let turn = 0; turn < 130; turn += 1) stage.pull.setDraft(turn % 2 === 0, "zed");
    const labels = numbered("label", 100);
    stage.pull.label({ by: "ada", add: labels });
    const versions = edit(stage, ids[0] ?? 0, "comment 0", numbered("version", 60));

    const first = await stage.asks(() => stage.look());
    // The lists are turned together: the longest one's pages count. Each inline comment has a review of its own.
    const pages = Math.max(
      comments.length / PAGE,
      (reviews.length + inlines.length) / PAGE,
      inlines.length / THREADS,
    );
    expect(first).toEqual({
      "graphql Observe": 1,
      "graphql More": pages - 1,
      "graphql Edits": 1,
      [ROUTES.files]: 1,
    });

    let snapshot = await stage.look();
    const second = await stage.asks(async () => {
      snapshot = await stage.look();
    });
    expect(second).toEqual({ "graphql Observe": 1, "graphql More": pages - 1 });

    const said = (kind: string) =>
      snapshot.comments
        .filter((comment) => comment.kind === kind && comment.body !== "")
        .map(({ body }) => body);
    expect(said("comment")).toEqual(["version 59", ...comments.slice(1)]);
    expect(said("review")).toEqual(reviews);
    expect(said("inline")).toEqual(inlines);
    expect(snapshot.reviews).toHaveLength(reviews.length + inlines.length);
    expect(snapshot.pull.labels).toEqual(labels);
    expect(snapshot.timeline.map(({ what }) => what.kind)).toEqual(
      Array.from({ length: 130 }, (_, turn) => (turn % 2 === 0 ? "draft" : "ready")),
    );
    expect(snapshot.comments[0]?.revisions.map(({ body }) => body)).toEqual(versions);
  });
});

describe("a comment that was edited often", () => {
  test.each([
    [1, 0],
    [2, 0],
    [3, 1],
    [99, 1],
    [100, 2],
    [250, 3],
  ])("%i times takes %i more requests, once", async (edits, more) => {
    const stage = await openStage();
    const id = stage.pull.comment({ by: "ana", body: "first" });
    const versions = edit(stage, id, "first", numbered("version", edits));
    const asked = await stage.asks(() => stage.look());
    expect(asked["graphql Edits"] ?? 0).toBe(more);
    // With the original there is one version more than edits, and three come with the look itself.
    expect(more).toBe(edits < 3 ? 0 : Math.ceil((edits + 1) / EDITS_AT_ONCE));
    expect(await stage.asks(() => stage.look())).toEqual({ "graphql Observe": 1 });
    const read = await revisionsOf(stage, id);
    expect(read.map(({ body }) => body)).toEqual(versions);
    expect(read.map(({ at }) => at)).toEqual(versions.map((_, index) => (read[0]?.at ?? 0) + index * MINUTE));
    expect(new Set(read.map(({ by }) => by?.login))).toEqual(new Set(["ana"]));
  });

  test("has its new versions joined to the remembered ones, and what lies between is asked for", async () => {
    const stage = await openStage();
    const id = stage.pull.comment({ by: "ana", body: "first" });
    let versions = edit(stage, id, "first", numbered("early", 60));
    await stage.look();
    for (const [count, more] of [
      [1, 0],
      [3, 0],
      [4, 1],
      [130, 2],
    ] as const) {
      versions = [...versions, ...edit(stage, id, "", numbered(`late ${count}`, count)).slice(1)];
      const asked = await stage.asks(() => stage.look());
      expect([count, asked["graphql Edits"] ?? 0]).toEqual([count, more]);
      expect((await revisionsOf(stage, id)).map(({ body }) => body)).toEqual(versions);
    }
  });

  test("is asked about together with others", async () => {
    const stage = await openStage();
    const ids = numbered("comment", 12).map((body) => stage.pull.comment({ by: "ana", body }));
    for (const id of ids) edit(stage, id, "", numbered(`of ${id}`, 5));
    const review = stage.pull.review({ by: "ana", state: "commented", body: "review" });
    const inline = stage.pull.inline({ by: "ana", body: "inline" });
    for (const [id, kind] of [
      [review, "review"],
      [inline, "inline"],
    ] as const) {
      for (const body of numbered(kind, 5)) stage.pull.editComment(id, { by: "ana", body, kind });
    }
    // Fourteen of them, five in one request.
    expect(await stage.asks(() => stage.look())).toMatchObject({ "graphql Edits": 3 });
    const { comments } = await stage.look();
    const lengths = comments.filter(({ body }) => body !== "").map(({ revisions }) => revisions.length);
    expect(lengths).toEqual(Array.from({ length: 14 }, () => 6));
    const last = comments.find(({ kind }) => kind === "inline")?.revisions.map(({ body }) => body);
    expect(last).toEqual(["inline", ...numbered("inline", 5)]);
  });

  test("keeps its place where versions are redacted between two looks", async () => {
    const stage = await openStage();
    const id = stage.pull.comment({ by: "ana", body: "first" });
    const versions = edit(stage, id, "first", numbered("version", 60));
    await stage.look();
    for (const index of [0, 7, 58, 59]) stage.pull.redactRevision(id, index, { by: "ana" });
    const asked = await stage.asks(() => stage.look());
    expect(asked).toEqual({ "graphql Observe": 1 });
    // The newest three come with each look. Of older ones this process has the text, as it was when it counted.
    const without = (gone: readonly number[]) =>
      versions.map((body, index) => (gone.includes(index) ? null : body));
    expect((await revisionsOf(stage, id)).map(({ body }) => body)).toEqual(without([58, 59]));
    const fresh = await (await stage.restart()).observe(stage.key, []);
    expect(fresh.comments[0]?.revisions.map(({ body }) => body)).toEqual(without([0, 7, 58, 59]));
    expect(fresh.comments[0]?.revisions.map(({ by }) => by?.login)).toEqual(versions.map(() => "ana"));
  });

  test("by the bot itself is never asked about while it looks in between", async () => {
    const stage = await openStage();
    const { id } = await stage.github.comment(stage.key, "checklist");
    const bodies = numbered("checklist", 20);
    const asked = await stage.asks(async () => {
      for (const body of bodies) {
        stage.advance(SECOND);
        await stage.github.apply(stage.key, [{ kind: "edit-comment", id, body }]);
        await stage.look();
      }
    });
    expect(asked).toEqual({ "graphql Apply": 20, "graphql Observe": 20, [ROUTES.files]: 1 });
    const read = await revisionsOf(stage, id);
    expect(read.map(({ body }) => body)).toEqual(["checklist", ...bodies]);
    expect(new Set(read.map(({ by }) => by?.login))).toEqual(new Set(["rfcbot[bot]"]));
  });

  test("that is deleted before its versions were read is left out by the next look", async () => {
    const stage = await openStage();
    const id = stage.pull.comment({ by: "ana", body: "first" });
    edit(stage, id, "first", numbered("version", 9));
    await stage.look();
    stage.pull.deleteComment(id, { by: "ana" });
    expect((await stage.look()).comments).toEqual([]);
  });
});

describe("whether an app posted a comment in somebody's name", () => {
  const command = "@rfcbot merge";

  test("is asked once, and only of what may command", async () => {
    const stage = await openStage();
    for (const body of numbered("talk", 150)) stage.pull.comment({ by: "ana", body });
    expect(Object.keys(await stage.asks(() => stage.look()))).not.toContain(ROUTES.comments);
    stage.advance(MINUTE);
    const viaApp = stage.pull.comment({ by: "ben", body: command, viaApp: true });
    stage.advance(MINUTE);
    for (const body of numbered("after", 120)) stage.pull.comment({ by: "ana", body });
    const own = stage.pull.comment({ by: "ben", body: command });
    // Only the two can command, and the list begins with the older of them.
    expect(await stage.asks(() => stage.look())).toMatchObject({ [ROUTES.comments]: 2 });
    const again = await stage.asks(() => stage.look());
    expect(again[ROUTES.comments]).toBeUndefined();
    const shown = (await stage.look()).comments.filter(({ body }) => body === command);
    expect(shown.map(({ id, viaApp: via }) => [id, via])).toEqual([
      [viaApp, true],
      [own, false],
    ]);
  });

  test.each([true, false])("needn't be asked where a delivery has told it: %s", async (viaApp) => {
    const stage = await openStage();
    const id = stage.pull.comment({ by: "ben", body: command });
    stage.app.connections.learn("issue_comment", {
      installation: { id: 9001 },
      repository: {
        id: stage.repository.id,
        node_id: "R_x",
        name: "rfcs",
        owner: { login: "acme" },
      },
      comment: { id, performed_via_github_app: viaApp ? { id: 1 } : null },
    });
    const asked = await stage.asks(async () => {
      expect((await stage.look()).comments[0]?.viaApp).toBe(viaApp);
    });
    expect(asked[ROUTES.comments]).toBeUndefined();
  });
});

test("one look at an ordinary thread costs few of GitHub's points", async () => {
  // With this many requests left it is the points that run out first, and the allowance tells of them.
  const stage = await openStage({ limits: { core: 1_000_000 } });
  for (const body of numbered("talk", 40)) stage.pull.comment({ by: "ana", body });
  for (const body of numbered("inline", 10)) stage.pull.inline({ by: "ben", body });
  const left = async () => {
    await stage.look();
    return stage.github.allowance(stage.repository.id)?.left ?? Number.NaN;
  };
  // GitHub refuses what may bring more than 500,000 nodes; so does the simulator, by the same reckoning.
  const before = await left();
  const cost = before - (await left());
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBeLessThanOrEqual(10);
});
