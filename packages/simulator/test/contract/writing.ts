/** What the bot writes: batches that may be repeated without harm, and new comments. */
import type { Annotation, Change, CheckRun } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { type Benches, expectNow } from "./bench.ts";
import { RUN, SECOND } from "./stage.ts";

const REMARK: Annotation = {
  path: "accepted/example.md",
  startLine: 1,
  endLine: 1,
  level: "warning",
  title: "section-name",
  message: "A near miss.",
};

export function describeWriting({ bench, describeInWorld }: Benches): void {
  describe("apply", () => {
    test("makes all changes, and making them again changes nothing", async () => {
      const { pull } = bench.stage;
      await pull.label("project-wasmtime");
      const said = await pull.comment("hello");
      const review = await pull.review("a review");
      const inline = await pull.inline("there");
      const own = await bench.github.comment(pull.key, "checklist");
      const old = await bench.github.comment(pull.key, "old checklist");
      const twin = await bench.github.comment(pull.key, "twin");
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
      ];
      await bench.github.apply(pull.key, changes);
      const once = await bench.look();
      await bench.github.apply(pull.key, changes);
      const twice = await bench.look();
      expect({ ...twice, now: 0 }).toEqual({ ...once, now: 0 });
      expect([...once.pull.labels].sort()).toEqual(["final-comment-period", "project-wasmtime"]);
      const shown = once.comments
        .filter(({ body, reactions }) => body !== "" || reactions.length > 0)
        .map(({ kind, body, minimized, reactions }) => [
          kind,
          body,
          minimized,
          reactions.map(({ content }) => content),
        ]);
      const of = (wanted: string) => shown.filter(([kind]) => kind === wanted);
      expect(of("comment")).toEqual([
        ["comment", "hello", false, ["+1", "-1"]],
        ["comment", "checklist, new", false, []],
        ["comment", "old checklist", true, []],
      ]);
      expect(of("review")).toEqual([["review", "a review", false, ["+1"]]]);
      expect(of("inline")).toEqual([["inline", "there", false, ["-1"]]]);
    });

    test("takes labels off whatever their case", async () => {
      const { pull } = bench.stage;
      await pull.label("project-wasmtime");
      expect((await bench.look()).pull.labels).toEqual(["project-wasmtime"]);
      await bench.github.apply(pull.key, [{ kind: "remove-labels", labels: ["Project-Wasmtime"] }]);
      expect((await bench.look()).pull.labels).toEqual([]);
    });

    test("the bot's edits have a history too", async () => {
      const { pull, bot, maintainer } = bench.stage;
      const { id } = await bench.github.comment(pull.key, "one");
      await bench.github.apply(pull.key, [{ kind: "edit-comment", id, body: "two" }]);
      await pull.editComment(id, "three");
      const [comment] = (await bench.look()).comments;
      expect(comment?.revisions.map(({ by, body }) => [by?.login, body])).toEqual([
        [bot.login, "one"],
        [bot.login, "two"],
        [maintainer, "three"],
      ]);
    });
  });

  describe("comment", () => {
    test("answers with the id, the address and the time that observe shows", async () => {
      await bench.stage.pause(5 * SECOND);
      const posted = await bench.github.comment(bench.stage.pull.key, "hello");
      const [comment] = (await bench.look()).comments;
      expect(comment).toMatchObject({
        kind: "comment",
        id: posted.id,
        url: posted.url,
        createdAt: posted.at,
        viaApp: true,
      });
      expect(comment?.author?.login).toBe(bench.stage.bot.login);
      expectNow(bench.stage, posted.at);
    });

    test("takes 65,536 characters, whatever they are made of", async () => {
      await bench.github.comment(bench.stage.pull.key, "🦀".repeat(65_536));
      expect((await bench.look()).comments[0]?.body.length).toBe(131_072);
    });
  });

  describeInWorld("apply", "check runs, which only apps make, and reviews that approve", (bench) => {
    test("makes a check run along with the rest, and again without harm", async () => {
      const review = bench.stage.pull.review({ by: "ben", state: "approved" });
      const { head } = (await bench.look()).pull;
      const changes: Change[] = [
        { kind: "add-labels", labels: ["final-comment-period", "PROJECT-wasmtime"] },
        { kind: "react", on: { kind: "review", id: review }, content: "+1" },
        { kind: "check", head, run: RUN },
      ];
      await bench.github.apply(bench.stage.key, changes);
      const once = await bench.look();
      await bench.github.apply(bench.stage.key, changes);
      expect(await bench.look()).toEqual(once);
      expect(once.pull.labels).toEqual(["project-wasmtime", "final-comment-period"]);
      expect(once.checks).toEqual([{ name: RUN.name, digest: RUN.digest, conclusion: "success" }]);
      const shown = once.comments.map(({ kind, body, reactions }) => [
        kind,
        body,
        reactions.map(({ content }) => content),
      ]);
      expect(shown).toEqual([["review", "", ["+1"]]]);
    });

    test("a check run belongs to its commit", async () => {
      const { head } = (await bench.look()).pull;
      await bench.github.apply(bench.stage.key, [{ kind: "check", head, run: RUN }]);
      bench.stage.pull.push({ by: "zed", files: { "accepted/example.md": "# New\n" } });
      expect((await bench.look()).checks).toEqual([]);
    });

    test("of the check runs of a name the newest counts, those of other names stand", async () => {
      const { head } = (await bench.look()).pull;
      const other: CheckRun = { ...RUN, name: "rfc config", digest: "2", conclusion: "neutral" };
      const newer: CheckRun = { ...RUN, digest: "3", conclusion: "failure" };
      for (const run of [RUN, other, newer])
        await bench.github.apply(bench.stage.key, [{ kind: "check", head, run }]);
      const { checks } = await bench.look();
      expect(checks.map(({ name, digest, conclusion }) => [name, digest, conclusion]).sort()).toEqual([
        ["rfc config", "2", "neutral"],
        ["rfc lint", "3", "failure"],
      ]);
    });

    test.each([1, 50, 51, 120])("takes a check run with %i annotations", async (count) => {
      const { head } = (await bench.look()).pull;
      const annotations = Array.from({ length: count }, (_, number) => ({
        ...REMARK,
        startLine: number + 1,
        endLine: number + 1,
      }));
      const run: CheckRun = { ...RUN, conclusion: "failure", annotations };
      await bench.github.apply(bench.stage.key, [{ kind: "check", head, run }]);
      expect((await bench.look()).checks).toEqual([
        { name: RUN.name, digest: RUN.digest, conclusion: "failure" },
      ]);
      expect(bench.stage.pull.view().checks).toEqual([run]);
    });
  });
}
