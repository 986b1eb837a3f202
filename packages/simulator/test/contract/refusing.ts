/** Where GitHub says no, with the status and the reason that the port promises. */
import type { Change, GitHub, RefusedBecause } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { type Bench, expectRefusal } from "./bench.ts";
import { BOT, RUN, type Stage } from "./stage.ts";

export function describeRefusing(bench: Bench): void {
  describe("refuses", () => {
    type Refused = readonly [
      string,
      (stage: Stage, github: GitHub) => Promise<unknown>,
      number,
      RefusedBecause,
    ];
    const HEAD = "0123456789012345678901234567890123456789";
    const edit = (id: number, body: string): Change => ({ kind: "edit-comment", id, body });

    test.each<Refused>([
      ["an empty comment", ({ key }, port) => port.comment(key, ""), 422, "invalid"],
      ["a blank comment", ({ key }, port) => port.comment(key, " \n\t"), 422, "invalid"],
      [
        "a comment of 65,537 characters",
        ({ key }, port) => port.comment(key, "x".repeat(65_537)),
        422,
        "invalid",
      ],
      [
        "a comment on what isn't there",
        ({ key }, port) => port.comment({ ...key, number: 9 }, "x"),
        404,
        "gone",
      ],
      [
        "a comment on a locked conversation",
        ({ pull, key }, port) => {
          pull.lock(true);
          return port.comment(key, "x");
        },
        403,
        "locked",
      ],
      ["an edit of what never was", ({ key }, port) => port.apply(key, [edit(4711, "x")]), 404, "gone"],
      [
        "an edit of a deleted comment",
        async ({ pull, key }, port) => {
          const { id } = await port.comment(key, "x");
          pull.deleteComment(id, { by: "ada" });
          return port.apply(key, [edit(id, "y")]);
        },
        404,
        "gone",
      ],
      [
        "an edit that leaves nothing",
        async ({ key }, port) => port.apply(key, [edit((await port.comment(key, "x")).id, "")]),
        422,
        "invalid",
      ],
      [
        "an edit that leaves too much",
        async ({ key }, port) =>
          port.apply(key, [edit((await port.comment(key, "x")).id, "y".repeat(65_537))]),
        422,
        "invalid",
      ],
      [
        "the deletion of somebody else's comment",
        ({ pull, key }, port) =>
          port.apply(key, [{ kind: "delete-comment", id: pull.comment({ by: "ana", body: "x" }) }]),
        403,
        "permission",
      ],
      [
        "hiding what isn't there",
        ({ key }, port) => port.apply(key, [{ kind: "minimize-comment", id: 1 }]),
        404,
        "gone",
      ],
      [
        "a reaction on an id of another kind",
        ({ pull, key }, port) => {
          for (let count = 0; count < 3; count += 1) pull.comment({ by: "ana", body: "x" });
          const id = pull.comment({ by: "ana", body: "x" });
          return port.apply(key, [{ kind: "react", on: { kind: "review", id }, content: "+1" }]);
        },
        404,
        "gone",
      ],
      [
        "a blank label",
        ({ key }, port) => port.apply(key, [{ kind: "add-labels", labels: [" "] }]),
        422,
        "invalid",
      ],
      [
        "a label of 51 characters",
        ({ key }, port) => port.apply(key, [{ kind: "add-labels", labels: ["x".repeat(51)] }]),
        422,
        "invalid",
      ],
      [
        "a check on no commit",
        ({ key }, port) => {
          return port.apply(key, [{ kind: "check", head: HEAD, run: RUN }]);
        },
        422,
        "invalid",
      ],
      [
        "to observe what isn't there",
        ({ key }, port) => port.observe({ ...key, number: 9 }, []),
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
        ({ key }, port) => port.changeIssue({ ...key, number: 9 }, { open: false }),
        404,
        "gone",
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
    ])("%s", async (_, call, status, reason) => {
      await expectRefusal(call(bench.stage, bench.github), status, reason);
    });

    // GitHub lets everybody delete their own comments where they may still write at all.
    test.each<readonly [string, (stage: Stage) => void, RefusedBecause, "own" | "said"]>([
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
