/** What the bot writes: batches that may be repeated without harm, and new comments. */
import type { Change } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import { BOT, SECOND, START } from "./stage.ts";

export function describeWriting(bench: Bench): void {
  describe("apply", () => {
    test("makes all changes, and making them again changes nothing", async () => {
      const said = bench.stage.pull.comment({ by: "ana", body: "hello" });
      const review = bench.stage.pull.review({ by: "ben", state: "approved" });
      const inline = bench.stage.pull.inline({ by: "ben", body: "there" });
      const own = await bench.github.comment(bench.stage.key, "checklist");
      const old = await bench.github.comment(bench.stage.key, "old checklist");
      const twin = await bench.github.comment(bench.stage.key, "twin");
      const { head } = (await bench.look()).pull;
      const run = { name: "rfc lint", conclusion: "success", title: "No problems", summary: "" } as const;
      const changes: Change[] = [
        { kind: "edit-comment", id: own.id, body: "checklist, new" },
        { kind: "delete-comment", id: twin.id },
        { kind: "minimize-comment", id: old.id },
        { kind: "add-labels", labels: ["final-comment-period", "PROJECT-wasmtime"] },
        { kind: "remove-labels", labels: ["never-there"] },
        { kind: "react", on: { kind: "comment", id: said }, content: "+1" },
        { kind: "react", on: { kind: "comment", id: said }, content: "-1" },
        { kind: "react", on: { kind: "review", id: review }, content: "+1" },
        { kind: "react", on: { kind: "inline", id: inline }, content: "-1" },
        { kind: "check", head, run },
      ];
      await bench.github.apply(bench.stage.key, changes);
      const once = await bench.look();
      await bench.github.apply(bench.stage.key, changes);
      const twice = await bench.look();
      expect(twice).toEqual(once);
      expect(once.pull.labels).toEqual(["project-wasmtime", "final-comment-period"]);
      expect(once.checks).toEqual([run]);
      const shown = once.comments
        .filter(({ body, reactions }) => body !== "" || reactions.length > 0)
        .map(({ kind, body, minimized, reactions }) => [
          kind,
          body,
          minimized,
          reactions.map(({ content }) => content),
        ]);
      expect(shown).toEqual([
        ["comment", "hello", false, ["+1", "-1"]],
        ["review", "", false, ["+1"]],
        ["inline", "there", false, ["-1"]],
        ["comment", "checklist, new", false, []],
        ["comment", "old checklist", true, []],
      ]);
    });

    test("a check run belongs to its commit", async () => {
      const { head } = (await bench.look()).pull;
      const run = {
        name: "rfc lint",
        conclusion: "failure",
        title: "One problem",
        summary: "- it",
      } as const;
      await bench.github.apply(bench.stage.key, [{ kind: "check", head, run }]);
      bench.stage.pull.push({ by: "zed", files: { "accepted/example.md": "# New\n" } });
      expect((await bench.look()).checks).toEqual([]);
    });

    test("takes labels off whatever their case", async () => {
      await bench.github.apply(bench.stage.key, [{ kind: "remove-labels", labels: ["Project-Wasmtime"] }]);
      expect((await bench.look()).pull.labels).toEqual([]);
    });

    test("the bot's edits have a history too", async () => {
      const { id } = await bench.github.comment(bench.stage.key, "one");
      await bench.github.apply(bench.stage.key, [{ kind: "edit-comment", id, body: "two" }]);
      bench.stage.pull.editComment(id, { by: "ada", body: "three" });
      const [comment] = (await bench.look()).comments;
      expect(comment?.revisions.map(({ by, body }) => [by?.login, body])).toEqual([
        [BOT, "one"],
        [BOT, "two"],
        ["ada", "three"],
      ]);
    });
  });

  test("comment answers with the id, the address and the time that observe shows", async () => {
    bench.advance(5 * SECOND);
    const posted = await bench.github.comment(bench.stage.key, "hello");
    const [comment] = (await bench.look()).comments;
    expect(comment).toMatchObject({
      kind: "comment",
      id: posted.id,
      url: posted.url,
      createdAt: posted.at,
      viaApp: true,
    });
    expect([comment?.author?.login, posted.at]).toEqual([BOT, START + 5 * SECOND]);
  });

  test("a comment holds 65,536 characters, whatever they are made of", async () => {
    await bench.github.comment(bench.stage.key, "🦀".repeat(65_536));
    expect((await bench.look()).comments[0]?.body.length).toBe(131_072);
  });
}
