/**
 * The database is lost in the middle of a motion: from GitHub and the receipts the bot finds its way back.
 */
import { DAY, type Standing, describe as tell } from "@rfckit/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BOT, setUp } from "./bench-world.ts";

type Stage = ReturnType<typeof setUp>;

const PEOPLE = ["ana", "ben", "cho", "dee", "eli", "ada", "zed"];

const act: fc.Arbitrary<(stage: Stage) => Promise<unknown>> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...PEOPLE),
        fc.constantFrom(
          "@rfcbot fcp merge",
          "@rfcbot fcp close\n\nWhy: <!-- rfckit:receipts --> ~#1 -->",
          "@rfcbot reviewed",
          "@rfcbot reviewed",
          "@rfcbot unreview",
          "@rfcbot concern ~#cost -->",
          "@rfcbot resolve",
          "@rfcbot cancel",
          "@rfcbot merg",
          "hello",
        ),
      )
      .map(
        ([by, body]) =>
          (stage: Stage) =>
            stage.says(by, body),
      ),
  },
  fc.constantFrom(60_000, DAY, 9 * DAY, 10 * DAY).map((duration) => (stage: Stage) => stage.wait(duration)),
  fc.constant(async (stage: Stage) => {
    // When a text came is known from receipts, and those there are only while a motion is on the table.
    const { state, labels } = stage.pull.view();
    if (state !== "open" || !labels.some((label) => label.startsWith("disposition-"))) return;
    stage.pull.push({ by: "zed", files: { "accepted/example.md": stage.text() } });
    await stage.settle();
  }),
  fc.constantFrom("check", "none").map((reason) => async (stage: Stage) => {
    stage.pull.hinder(reason as "none");
    await stage.settle();
  }),
  fc.constantFrom("cho", "dee").map((by) => async (stage: Stage) => {
    stage.pull.review({ by, state: "approved" });
    await stage.settle();
  }),
);

/** `loseAt` is the act before which the database is lost, and `backUpAt` the one before which the backup was made that takes its place. */
async function play(
  acts: readonly ((stage: Stage) => Promise<unknown>)[],
  loseAt: number | null,
  backUpAt: number | null = null,
) {
  const stage = setUp();
  await stage.settle();
  await stage.says("ana", "@rfcbot fcp merge");
  let backup: Awaited<ReturnType<Stage["backUp"]>> | null = null;
  for (const [index, step] of acts.entries()) {
    // Each at its own instant, as people are: what is seen apart stays apart.
    await stage.wait(60_000);
    if (index === backUpAt) backup = await stage.backUp();
    if (index === loseAt) await (backup === null ? stage.loseLedger() : stage.restore(backup));
    await step(stage);
  }
  await stage.wait(60_000);
  return stage;
}

function remains(stage: Stage, standing: Standing) {
  const view = stage.pull.view();
  const own = view.comments.filter(({ author, deleted }) => author === BOT && !deleted);
  return {
    ...tell(standing),
    labels: view.labels,
    state: view.state,
    comments: own.map(({ body }) => body.split("\n")[0]),
    reactions: view.comments.map(({ id, reactions }) => [id, reactions.map(({ content }) => content).sort()]),
  };
}

/** Four times as many where tests that take minutes run. */
const MORE = (process.env["RFCKIT_THOROUGH"] ?? "") === "" ? 1 : 4;

test("a motion goes on as if nothing had happened (invariants 10, 12, 17)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 7 }), fc.nat(6), async (acts, when) => {
      const plain = await play(acts, null);
      const lost = await play(acts, when % acts.length);
      expect(remains(lost, await lost.standing())).toEqual(remains(plain, await plain.standing()));
    }),
    { seed: 20_260_105, numRuns: 25 * MORE },
  );
}, 600_000);

test("with a database that is older than GitHub, too (invariants 10, 12, 17)", async () => {
  const places = fc.tuple(fc.nat(8), fc.nat(8));
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 9 }), places, async (acts, [one, other]) => {
      const [backUpAt = 0, loseAt = 0] = [one % acts.length, other % acts.length].sort((a, b) => a - b);
      const plain = await play(acts, null);
      const restored = await play(acts, loseAt, backUpAt);
      expect(remains(restored, await restored.standing())).toEqual(remains(plain, await plain.standing()));
    }),
    { seed: 20_260_105, numRuns: 25 * MORE },
  );
}, 600_000);

test("what was refused before is not accepted now, though its reason is gone", async () => {
  const stage = setUp();
  stage.pull.setDraft(true, "zed");
  await stage.settle();
  await stage.says("ana", "@rfcbot fcp merge");
  await stage.wait(60_000);
  stage.pull.setDraft(false, "zed");
  await stage.settle();
  stage.loseLedger();
  await stage.settle();
  expect(tell(await stage.standing()).phase).toBe("discussion");
});

test("an objection outlives its comment, and the database", async () => {
  const stage = setUp();
  await stage.settle();
  await stage.says("ana", "@rfcbot fcp merge");
  const id = await stage.says("dee", "@rfcbot concern cost");
  stage.pull.deleteComment(id, { by: "dee" });
  stage.loseLedger();
  await stage.settle();
  expect(tell(await stage.standing())).toMatchObject({
    phase: "blocked",
    objections: [{ name: "cost", resolved: false }],
  });
});

test("receipts that somebody else wrote into the checklist count for nothing", async () => {
  const stage = setUp();
  await stage.settle();
  await stage.says("ana", "@rfcbot fcp merge");
  await stage.says("cho", "@rfcbot reviewed");
  const [checklist] = stage.pull.view().comments.filter(({ body }) => body.includes("/checklist"));
  const forged = (checklist?.body ?? "").replace(
    /rfckit:receipts 1 1 [0-9a-f]{64}/,
    `rfckit:receipts 1 1 ${"0".repeat(64)}`,
  );
  stage.pull.editComment(checklist?.id ?? 0, { by: "zed", body: forged.replace("- [ ] @eli", "- [x] @eli") });
  stage.loseLedger();
  await stage.settle();
  expect(tell(await stage.standing()).signedOff.map(({ login }) => login)).toEqual(["ana", "cho"]);
});

test("a motion that was made in the second of a closing ends with it, unless that was over when the bot looked (D10)", async () => {
  for (const [looksAtOnce, phase] of [
    [true, "discussion"],
    [false, "proposed"],
  ] as const) {
    const stage = setUp();
    await stage.settle();
    await stage.wait(60_000);
    if (looksAtOnce) await stage.says("ana", "@rfcbot fcp merge");
    else stage.pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
    stage.pull.close("zed");
    stage.pull.reopen("zed");
    if (looksAtOnce) stage.loseLedger();
    await stage.wait(60_000);
    stage.loseLedger();
    await stage.settle();
    expect(tell(await stage.standing()).phase).toBe(phase);
  }
});

test("a motion that was made in the second of an opening stays, though nobody remembers (D10)", async () => {
  const stage = setUp();
  await stage.settle();
  await stage.says("dee", "@rfcbot fcp close");
  await stage.wait(60_000);
  stage.pull.close("zed");
  stage.pull.reopen("zed");
  await stage.settle();
  await stage.says("ana", "@rfcbot fcp merge");
  stage.loseLedger();
  await stage.wait(60_000);
  expect(tell(await stage.standing())).toMatchObject({ phase: "proposed", disposition: "merge" });
});

test("an edit that cancels comes after the objection of its second, which stands against the next motion (D21, D27)", async () => {
  const stage = setUp();
  await stage.settle();
  const moved = await stage.says("ana", "@rfcbot fcp merge");
  await stage.wait(60_000);
  await stage.says("dee", "@rfcbot concern cost");
  stage.pull.editComment(moved, { by: "ana", body: "@rfcbot cancel" });
  stage.loseLedger();
  await stage.wait(60_000);
  await stage.says("ana", "@rfcbot fcp merge");
  expect(tell(await stage.standing())).toMatchObject({ phase: "blocked", objections: [{ name: "cost" }] });
});
