/** Laws of the simulated GitHub, over random histories. */
import type { Snapshot } from "@rfckit/reconciler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BOT, type SimulatedStage as Stage, setStage } from "../../test/contract/stage.ts";
import { NotAllowed } from "./denial.ts";

const PATHS = ["README.md", "accepted/example.dot", "accepted/example.md", "accepted/old.md"];
const paths = fc.constantFrom(...PATHS);
const texts = fc.option(fc.constantFrom("# One\n", "# Two\n\nMore.\n"), { nil: null });
const people = fc.constantFrom("zed", "ada", "ana", "pat");

type Act = (stage: Stage) => unknown;

const pushes: fc.Arbitrary<Act> = fc.tuple(people, paths, texts, fc.boolean()).map(
  ([by, path, text, force]) =>
    ({ pull }) =>
      pull.push({ by, files: { [path]: text }, force }),
);
const basePushes: fc.Arbitrary<Act> = fc.tuple(paths, texts).map(
  ([path, text]) =>
    ({ repository }) =>
      repository.commit("main", { [path]: text }),
);
const talk: fc.Arbitrary<Act> = fc
  .tuple(people, people, fc.nat({ max: 3 }), fc.string())
  .map(([by, editor, index, body]) => ({ pull }) => {
    const id = pull.comment({ by, body });
    pull.editComment(id, { by: editor, body: `${body}!` });
    pull.redactRevision(id, index, { by: editor });
  });
const turns: fc.Arbitrary<Act> = people.chain((by) =>
  fc.constantFrom<Act>(
    ({ pull }) => pull.close(by),
    ({ pull }) => pull.reopen(by),
    ({ pull }) => pull.setDraft(true, by),
    ({ pull }) => pull.setDraft(false, by),
    ({ pull }) => pull.label({ by, add: ["a"], remove: ["project-wasmtime"] }),
    ({ pull }) => pull.mergeByHand(by),
    ({ pull }) => pull.updateBranch(by),
  ),
);

/** Does what GitHub lets happen; what it doesn't must leave no trace. */
function play(stage: Stage, act: Act): "done" | "denied" {
  try {
    act(stage);
    return "done";
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    return "denied";
  }
}

const filesOf = (snapshot: Snapshot) => snapshot.pull.files;

describe("over random histories", () => {
  test("merging the base into the branch gives a new head, whose difference is what the base lacks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(pushes, basePushes), { maxLength: 8 }), async (acts) => {
        const stage = setStage();
        const github = stage.world.github(BOT);
        for (const act of acts) play(stage, act);
        const before = await github.observe(stage.key, []);
        const outcome = play(stage, ({ pull }) => pull.updateBranch("zed"));
        const { pull } = await github.observe(stage.key, []);
        expect(outcome).toBe(before.pull.mergeable === "yes" ? "done" : "denied");
        if (outcome === "denied") return;
        expect(pull.head).not.toBe(before.pull.head);
        const changed = pull.files.flatMap(({ path, previousPath }) => [
          path,
          ...(previousPath === null ? [] : [previousPath]),
        ]);
        const { read } = stage.repository;
        expect(changed.sort()).toEqual(PATHS.filter((path) => read("main", path) !== read(pull.head, path)));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test("a base that didn't touch the pull request's files never changes its difference", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("base", "update", "look"), { maxLength: 10 }),
        async (moves) => {
          const stage = setStage();
          const github = stage.world.github(BOT);
          const before = filesOf(await github.observe(stage.key, []));
          for (const [index, move] of moves.entries()) {
            if (move === "base") stage.repository.commit("main", { [`notes/${index}.md`]: `${index}` });
            if (move === "update") stage.pull.updateBranch("zed");
            expect(filesOf(await github.observe(stage.key, []))).toEqual(before);
          }
        },
      ),
      { seed: 4 },
    );
  });

  test("the fingerprint tells every change, and a denied doing changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(pushes, basePushes, talk, turns), { maxLength: 12 }),
        async (acts) => {
          const stage = setStage();
          const github = stage.world.github(BOT);
          const state = async () => ({
            print: (await github.list(stage.repository.id)).pulls[0]?.fingerprint,
            shown: await github.observe(stage.key, []),
          });
          let before = await state();
          for (const act of acts) {
            play(stage, act);
            const after = await state();
            const same = JSON.stringify(after.shown) === JSON.stringify(before.shown);
            if (!same) expect(after.print).not.toBe(before.print);
            before = after;
          }
        },
      ),
      { seed: 5, numRuns: 200 },
    );
  });

  test("the same doings give the same world, to the last id", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(pushes, basePushes, talk, turns), { maxLength: 12 }),
        async (acts) => {
          const worlds = await Promise.all(
            [setStage(), setStage()].map(async (stage) => {
              for (const act of acts) play(stage, act);
              return [stage.pull.view(), await stage.world.github(BOT).observe(stage.key, [1001, 1002])];
            }),
          );
          expect(worlds[0]).toEqual(worlds[1]);
        },
      ),
      { seed: 6, numRuns: 100 },
    );
  });

  test("a merge by any method leaves on the base what the difference said", async () => {
    const methods = fc.constantFrom("merge", "squash", "rebase");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(pushes, basePushes), { maxLength: 6 }),
        methods,
        async (acts, method) => {
          const stage = setStage();
          const github = stage.world.github(BOT);
          for (const act of acts) play(stage, act);
          const { pull } = await github.observe(stage.key, []);
          const order = { head: pull.head, method, title: "Merge", message: "" };
          const outcome = await github.merge(stage.key, order).then(
            () => "done",
            (error: unknown) => error,
          );
          if (method !== "rebase") expect(outcome === "done").toBe(pull.mergeable === "yes");
          if (outcome !== "done") {
            expect(outcome).toMatchObject({ reason: "conflict" });
            return;
          }
          const found = await github.readFiles(
            stage.repository.id,
            pull.files.map(({ path }) => ({ ref: "main", path })),
          );
          if (method !== "rebase")
            expect(found.map((file) => file?.blob ?? null)).toEqual(pull.files.map(({ blob }) => blob));
          expect((await github.observe(stage.key, [])).pull.files).toEqual(pull.files);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
