/** Where GitHub says no, with the status and the reason that the port promises. */
import type { Change, GitHub, RefusedBecause } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { type Benches, expectRefusal } from "./bench.ts";
import { BOT, NOBODYS, RUN, type SimulatedStage, type Stage } from "./stage.ts";

const NO_COMMIT = "0123456789012345678901234567890123456789";

type Refused<On> = readonly [string, (stage: On, github: GitHub) => Promise<unknown>, number, RefusedBecause];

const edit = (id: number, body: string): Change => ({ kind: "edit-comment", id, body });

export function describeRefusing({ bench, describeInWorld }: Benches): void {
  describe("refuses", () => {
    test.each<Refused<Stage>>([
      ["an empty comment", ({ pull }, port) => port.comment(pull.key, ""), 422, "invalid"],
      ["a blank comment", ({ pull }, port) => port.comment(pull.key, " \n\t"), 422, "invalid"],
      [
        "a comment of 65,537 characters",
        ({ pull }, port) => port.comment(pull.key, "x".repeat(65_537)),
        422,
        "invalid",
      ],
      [
        "a comment on what isn't there",
        ({ pull }, port) => port.comment({ ...pull.key, number: NOBODYS }, "x"),
        404,
        "gone",
      ],
      ["an edit of what never was", ({ pull }, port) => port.apply(pull.key, [edit(4711, "x")]), 404, "gone"],
      [
        "hiding what isn't there",
        ({ pull }, port) => port.apply(pull.key, [{ kind: "minimize-comment", id: 1 }]),
        404,
        "gone",
      ],
      [
        "a blank label",
        ({ pull }, port) => port.apply(pull.key, [{ kind: "add-labels", labels: [" "] }]),
        422,
        "invalid",
      ],
      [
        "a label of 51 characters",
        ({ pull }, port) => port.apply(pull.key, [{ kind: "add-labels", labels: ["x".repeat(51)] }]),
        422,
        "invalid",
      ],
      [
        "to observe what isn't there",
        ({ pull }, port) => port.observe({ ...pull.key, number: NOBODYS }, []),
        404,
        "gone",
      ],
      ["to list what isn't there", (_, port) => port.list(4711), 404, "gone"],
      ["to observe a repository that isn't there", (_, port) => port.observeRepository(4711), 404, "gone"],
      [
        "to observe an issue of a repository that isn't there",
        (_, port) => port.observeIssue({ repository: 4711, number: 1 }),
        404,
        "gone",
      ],
      [
        "an issue without a title",
        ({ repository }, port) => port.openIssue(repository.id, { title: "", body: "x" }),
        422,
        "invalid",
      ],
      [
        "an issue of 65,537 characters",
        ({ repository }, port) => port.openIssue(repository.id, { title: "x", body: "x".repeat(65_537) }),
        422,
        "invalid",
      ],
      [
        "a change of an issue that isn't there",
        ({ pull }, port) => port.changeIssue({ ...pull.key, number: NOBODYS }, { open: false }),
        404,
        "gone",
      ],
      [
        "an edit of a deleted comment",
        async ({ pull }, port) => {
          const { id } = await port.comment(pull.key, "x");
          await pull.deleteComment(id);
          return port.apply(pull.key, [edit(id, "y")]);
        },
        404,
        "gone",
      ],
      [
        "an edit that leaves nothing",
        async ({ pull }, port) => port.apply(pull.key, [edit((await port.comment(pull.key, "x")).id, "")]),
        422,
        "invalid",
      ],
      [
        "an edit that leaves too much",
        async ({ pull }, port) =>
          port.apply(pull.key, [edit((await port.comment(pull.key, "x")).id, "y".repeat(65_537))]),
        422,
        "invalid",
      ],
      [
        "a reaction on an id of another kind",
        async ({ pull }, port) => {
          const id = await pull.comment("x");
          return port.apply(pull.key, [{ kind: "react", on: { kind: "review", id }, content: "+1" }]);
        },
        404,
        "gone",
      ],
    ])("%s", async (_, call, status, reason) => {
      await expectRefusal(call(bench.stage, bench.github), status, reason);
    });
  });

  describeInWorld("refuses", "several people, roles, an archive, check runs", (bench) => {
    // With one token the bot is the repository's owner, whom no lock keeps from talking.
    test.each<Refused<SimulatedStage>>([
      [
        "a comment on a locked conversation",
        ({ pull, key }, port) => {
          pull.lock(true);
          return port.comment(key, "x");
        },
        403,
        "locked",
      ],
      [
        "a comment on a locked issue",
        ({ repository }, port) => {
          const issue = repository.openIssue({ by: "ana", title: "A question" });
          issue.lock(true);
          return port.comment(issue.key, "x");
        },
        403,
        "locked",
      ],
      [
        "the deletion of somebody else's comment",
        ({ pull, key }, port) =>
          port.apply(key, [{ kind: "delete-comment", id: pull.comment({ by: "ana", body: "x" }) }]),
        403,
        "permission",
      ],
      [
        "a reaction on an id of another kind, where there are some of each",
        ({ pull, key }, port) => {
          pull.review({ by: "ana", state: "approved" });
          pull.inline({ by: "ana", body: "x" });
          for (let count = 0; count < 3; count += 1) pull.comment({ by: "ana", body: "x" });
          const id = pull.comment({ by: "ana", body: "x" });
          return port.apply(key, [{ kind: "react", on: { kind: "review", id }, content: "+1" }]);
        },
        404,
        "gone",
      ],
      [
        "a check on no commit",
        ({ key }, port) => port.apply(key, [{ kind: "check", head: NO_COMMIT, run: RUN }]),
        422,
        "invalid",
      ],
    ])("%s", async (_, call, status, reason) => {
      await expectRefusal(call(bench.stage, bench.github), status, reason);
    });

    // GitHub lets everybody delete their own comments where they may still write at all.
    test.each<readonly [string, (stage: SimulatedStage) => void, RefusedBecause, "own" | "said"]>([
      ["the bot has lost its role", ({ repository }) => repository.grant(BOT, "read"), "permission", "said"],
      ["the repository is archived", ({ repository }) => repository.archive(true), "archived", "own"],
    ])("every change where %s", async (_, happens, reason, deleted) => {
      const said = bench.stage.pull.comment({ by: "ana", body: "hello" });
      const own = await bench.github.comment(bench.stage.key, "mine");
      const { head } = (await bench.look()).pull;
      happens(bench.stage);
      const before = await bench.look();
      const changes: Change[] = [
        { kind: "edit-comment", id: said, body: "other" },
        { kind: "delete-comment", id: deleted === "own" ? own.id : said },
        { kind: "minimize-comment", id: said },
        { kind: "add-labels", labels: ["other"] },
        { kind: "remove-labels", labels: ["project-wasmtime"] },
        { kind: "check", head, run: RUN },
      ];
      for (const change of changes)
        await expectRefusal(bench.github.apply(bench.stage.key, [change]), 403, reason);
      expect(await bench.look()).toEqual(before);
    });
  });
}
