/** What a batch of changes asks of GitHub, and what becomes of one that fails in part. */
import { Octokit } from "@octokit/rest";
import type { Annotation, Change, CheckRun, GitHub } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { SILENT_LOG } from "./app-on-the-simulator.ts";
import { ROUTES, SECOND, type ServedStage, useServedStage } from "./served-stage.ts";

const openStage = useServedStage();

const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    () => "it was done",
    (error: unknown) => error,
  );

const edit = (id: number, body: string): Change => ({ kind: "edit-comment", id, body });

describe("a check run with 120 annotations", () => {
  const annotations = Array.from(
    { length: 120 },
    (_, number): Annotation => ({
      path: "accepted/example.md",
      startLine: number + 1,
      endLine: number + 1,
      startColumn: 2,
      endColumn: 5,
      level: (["notice", "warning", "failure"] as const)[number % 3] ?? "notice",
      title: "section-name",
      message: `Remark ${number}.`,
    }),
  );
  const run: CheckRun = {
    name: "rfc lint",
    digest: "d1",
    conclusion: "failure",
    title: "120 problems",
    summary: "See there.",
    annotations,
  };
  const shown = { name: run.name, digest: run.digest, conclusion: run.conclusion };
  const change = async ({ look }: ServedStage, wanted = run): Promise<Change> => ({
    kind: "check",
    head: (await look()).pull.head,
    run: wanted,
  });

  test("takes three requests, and is finished with the last of them", async () => {
    const stage = await openStage();
    const wanted = await change(stage);
    stage.advance(5 * SECOND);
    let at = 0;
    const asked = await stage.asks(async () => {
      ({ at } = await stage.github.apply(stage.key, [wanted]));
    });
    expect(asked).toEqual({ "graphql Apply": 1, "graphql Annotate": 2 });
    expect(at).toBe(stage.clock.now());
    expect((await stage.look()).checks).toEqual([shown]);
    expect(stage.pull.view().checks).toEqual([run]);
  });

  test.each([
    [50, 0],
    [51, 1],
    [100, 1],
    [101, 2],
  ])("with %i of them takes %i further requests", async (count, further) => {
    const stage = await openStage();
    const wanted = await change(stage, { ...run, annotations: annotations.slice(0, count) });
    const asked = await stage.asks(() => stage.github.apply(stage.key, [wanted]));
    expect(asked["graphql Annotate"] ?? 0).toBe(further);
    expect(stage.pull.view().checks[0]?.annotations).toHaveLength(count);
  });

  test.each([0, 1])(
    "is unfinished where it breaks off after %i further ones, and is made again",
    async (done) => {
      const stage = await openStage();
      const wanted = await change(stage);
      let seen = 0;
      stage.app.front.answerNext({
        times: 1,
        when: ({ name }) => {
          if (name !== "graphql Annotate") return false;
          seen += 1;
          return seen > done;
        },
        answer: { status: 502, message: "Bad Gateway" },
      });
      const first = stage.asks(async () => {
        expect(await outcomeOf(stage.github.apply(stage.key, [wanted]))).toMatchObject({
          name: "GitHubUnavailable",
          status: 502,
        });
      });
      expect(await first).toEqual({ "graphql Apply": 1, "graphql Annotate": done + 1 });
      expect((await stage.look()).checks).toEqual([]);
      await stage.github.apply(stage.key, [wanted]);
      expect((await stage.look()).checks).toEqual([shown]);
      expect(stage.pull.view().checks).toEqual([run]);
    },
  );

  test("doesn't hide an older one of its name before it is finished", async () => {
    const stage = await openStage();
    const older: CheckRun = { ...run, digest: "d0", conclusion: "success", annotations: [] };
    await stage.github.apply(stage.key, [await change(stage, older)]);
    stage.app.front.answerNext({
      times: 1,
      when: ({ name }) => name === "graphql Annotate",
      answer: { status: 502, message: "Bad Gateway" },
    });
    await outcomeOf(stage.github.apply(stage.key, [await change(stage)]));
    expect((await stage.look()).checks.map(({ digest }) => digest)).toEqual(["d0"]);
  });

  test("goes together with others and other changes", async () => {
    const stage = await openStage();
    const { id } = await stage.github.comment(stage.key, "checklist");
    const [first, second] = [await change(stage), await change(stage, { ...run, name: "rfc config" })];
    const asked = await stage.asks(() =>
      stage.github.apply(stage.key, [edit(id, "checklist, new"), first, second]),
    );
    expect(asked).toEqual({ "graphql Apply": 1, "graphql Annotate": 4 });
    expect(stage.pull.view().checks).toEqual([run, { ...run, name: "rfc config" }]);
  });
});

describe("labels", () => {
  const add = (labels: readonly string[], kin: readonly string[] = []): Change => ({
    kind: "add-labels",
    labels,
    kin,
  });
  const kin = ["final-comment-period", "finished", "disposition-merge"];
  const labels = async ({ look }: ServedStage) => (await look()).pull.labels;
  const owner = ({ app: { front } }: ServedStage) =>
    new Octokit({ auth: front.tokenOf("acme"), baseUrl: front.baseUrl, log: SILENT_LOG });

  test("that nobody has are all made in one request, with their kin, and once", async () => {
    const stage = await openStage();
    await stage.look();
    const [first, second] = kin;
    const asked = await stage.asks(() =>
      stage.github.apply(stage.key, [add([first ?? ""], kin), { kind: "remove-labels", labels: ["gone"] }]),
    );
    // All of the repository's labels came with the look: nothing has to be looked for.
    expect(asked).toEqual({ "graphql Labels": 1, "graphql Apply": 1 });
    const later = await stage.asks(() =>
      stage.github.apply(stage.key, [add([second ?? "", kin[2] ?? ""], kin)]),
    );
    expect(later).toEqual({ "graphql Apply": 1 });
    expect(await labels(stage)).toEqual(kin);
  });

  test("that were never seen are looked for first, and made only where there are none", async () => {
    const stage = await openStage();
    stage.pull.label({ by: "ada", add: ["Finished"] });
    stage.pull.label({ by: "ada", remove: ["Finished"] });
    const asked = await stage.asks(() =>
      stage.github.apply(stage.key, [add(["finished"], ["FINISHED", "other"])]),
    );
    expect(asked).toEqual({ "graphql FindLabels": 1, "graphql Pull": 1, "graphql Apply": 1 });
    expect(await labels(stage)).toEqual(["Finished"]);
    const { data } = await owner(stage).rest.issues.listLabelsForRepo({ owner: "acme", repo: "rfcs" });
    expect(data.map(({ name }) => name)).not.toContain("other");
  });

  test("that are taken off needn't be made", async () => {
    const stage = await openStage();
    await stage.look();
    const off: Change = { kind: "remove-labels", labels: ["never", "there"] };
    expect(await stage.asks(() => stage.github.apply(stage.key, [off]))).toEqual({});
    const { at } = await stage.github.apply(stage.key, [off]);
    expect(at).toBe(stage.clock.now());
  });

  test("that somebody made meanwhile are refused once, then found", async () => {
    const stage = await openStage();
    await stage.look();
    await owner(stage).rest.issues.createLabel({ owner: "acme", repo: "rfcs", name: "finished" });
    const apply = () => stage.github.apply(stage.key, [add(["finished"], kin)]);
    expect(await outcomeOf(apply())).toMatchObject({ name: "GitHubRefused", status: 422 });
    await apply();
    expect(await labels(stage)).toEqual(["finished"]);
  });
});

describe("comments", () => {
  /** A process that has seen none of the comments. */
  const unknowing = async (stage: ServedStage): Promise<GitHub> => stage.restart();

  test("that no reading has shown are asked for by number, once", async () => {
    const stage = await openStage();
    const { id } = await stage.github.comment(stage.key, "checklist");
    const review = stage.pull.review({ by: "ben", state: "approved", body: "yes" });
    const inline = stage.pull.inline({ by: "cho", body: "there" });
    const github = await unknowing(stage);
    const changes: Change[] = [
      edit(id, "new"),
      { kind: "react", on: { kind: "review", id: review }, content: "+1" },
      { kind: "react", on: { kind: "inline", id: inline }, content: "-1" },
    ];
    const asked = await stage.asks(() => github.apply(stage.key, changes));
    expect(asked).toEqual({
      "GET /repos/{owner}/{repo}/issues/comments/{comment_id}": 1,
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}": 1,
      "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}": 1,
      "graphql Apply": 1,
    });
    expect(await stage.asks(() => github.apply(stage.key, changes))).toEqual({ "graphql Apply": 1 });
    const { comments } = await stage.look();
    expect(comments.find((comment) => comment.id === id)?.body).toBe("new");
    const reacted = comments.flatMap(({ kind, reactions }) =>
      reactions.map(({ content }) => `${kind} ${content}`),
    );
    expect(reacted).toEqual(["review +1", "inline -1"]);
  });

  test("of one's own are known after a look, and after posting", async () => {
    const stage = await openStage();
    const { id } = await stage.github.comment(stage.key, "one");
    expect(await stage.asks(() => stage.github.apply(stage.key, [{ kind: "delete-comment", id }]))).toEqual({
      "graphql Apply": 1,
    });
    const said = stage.pull.comment({ by: "ana", body: "hello" });
    await stage.look();
    const asked = await stage.asks(async () => {
      const call = stage.github.apply(stage.key, [{ kind: "delete-comment", id: said }]);
      expect(await outcomeOf(call)).toMatchObject({ status: 403, reason: "permission" });
    });
    expect(asked).toEqual({});
  });

  test("of somebody else are never deleted, though GitHub would let the bot", async () => {
    const stage = await openStage();
    const [said, own] = [
      stage.pull.comment({ by: "ana", body: "hello" }),
      (await stage.github.comment(stage.key, "mine")).id,
    ];
    const github = await unknowing(stage);
    const remove = (id: number): Change => ({ kind: "delete-comment", id });
    const asked = await stage.asks(async () => {
      for (const _ of ["once", "again"]) {
        const call = github.apply(stage.key, [remove(own), remove(said)]);
        expect(await outcomeOf(call)).toMatchObject({ status: 403, reason: "permission" });
      }
    });
    // Nothing of the batch was sent, and whose they are is asked once of each.
    expect(asked).toEqual({ "GET /repos/{owner}/{repo}/issues/comments/{comment_id}": 2, "graphql Own": 2 });
    expect((await stage.look()).comments.map(({ body }) => body)).toEqual(["hello", "mine"]);
    await github.apply(stage.key, [remove(own)]);
    expect((await stage.look()).comments.map(({ body }) => body)).toEqual(["hello"]);
  });

  test("that are gone needn't be deleted, whoever knew of them", async () => {
    const stage = await openStage();
    const { id } = await stage.github.comment(stage.key, "mine");
    const other = await stage.github.comment(stage.key, "checklist");
    const github = await unknowing(stage);
    stage.pull.deleteComment(id, { by: "ada" });
    const batch: Change[] = [{ kind: "delete-comment", id }, edit(other.id, "new")];
    for (const process of [stage.github, github]) await process.apply(stage.key, batch);
    expect((await stage.look()).comments.map(({ body }) => body)).toEqual(["new"]);
  });
});

test("a deletion that GitHub refuses for another reason is a refusal", async () => {
  const stage = await openStage();
  const { id } = await stage.github.comment(stage.key, "mine");
  stage.repository.archive(true);
  const call = stage.github.apply(stage.key, [{ kind: "delete-comment", id }]);
  expect(await outcomeOf(call)).toMatchObject({ status: 403, reason: "archived" });
});

describe("a batch that fails in part", () => {
  const set = async () => {
    const stage = await openStage();
    const ids: number[] = [];
    for (const body of ["one", "two", "three"]) ids.push((await stage.github.comment(stage.key, body)).id);
    const [one = 0, two = 0, three = 0] = ids;
    const bodies = async () => (await stage.look()).comments.map(({ body }) => body);
    return { stage, one, two, three, bodies };
  };

  test("throws the first refusal, and the rest stands", async () => {
    const { stage, one, two, three, bodies } = await set();
    stage.pull.deleteComment(two, { by: "ada" });
    const call = stage.github.apply(stage.key, [
      edit(one, "x".repeat(65_537)),
      edit(two, "too late"),
      edit(three, "new"),
      { kind: "add-labels", labels: ["finished"] },
    ]);
    expect(await outcomeOf(call)).toMatchObject({
      name: "GitHubRefused",
      status: 422,
      reason: "invalid",
      message: expect.stringContaining("Apply updateIssueComment"),
    });
    expect(await bodies()).toEqual(["one", "new"]);
    expect((await stage.look()).pull.labels).toEqual(["finished"]);
  });

  test("isn't refused for a deletion alone", async () => {
    const { stage, one, two, three, bodies } = await set();
    stage.pull.deleteComment(one, { by: "ada" });
    stage.pull.deleteComment(two, { by: "ada" });
    const gone: Change = { kind: "delete-comment", id: one };
    const call = stage.github.apply(stage.key, [gone, edit(two, "too late"), edit(three, "new")]);
    expect(await outcomeOf(call)).toMatchObject({ status: 404, reason: "gone" });
    expect(await bodies()).toEqual(["new"]);
    await stage.github.apply(stage.key, [gone, edit(three, "newer")]);
    expect(await bodies()).toEqual(["newer"]);
  });

  test("of which GitHub lost the second half can be made again", async () => {
    const { stage, one, two, three, bodies } = await set();
    const batch = [edit(one, "1"), edit(two, "2"), edit(three, "3")];
    stage.world.setFaults({ half: true });
    expect(await outcomeOf(stage.github.apply(stage.key, batch))).toMatchObject({
      name: "GitHubUnavailable",
      status: 502,
    });
    expect(await bodies()).toEqual(["1", "two", "three"]);
    stage.world.setFaults("none");
    await stage.github.apply(stage.key, batch);
    expect(await bodies()).toEqual(["1", "2", "3"]);
    const revisions = (await stage.look()).comments.map((comment) => comment.revisions.length);
    expect(revisions).toEqual([2, 2, 2]);
  });

  test("that asks for nothing sends nothing", async () => {
    const stage = await openStage();
    expect(await stage.asks(() => stage.github.apply(stage.key, []))).toEqual({});
    expect(Object.keys(await stage.asks(() => stage.look()))).toContain(ROUTES.files);
  });
});
