/**
 * The checklist is deleted while there is no ledger that would remember it, as in a workflow: what the thread shows goes
 * on, later and stricter (D31).
 */
import { DAY, describe as tell } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { BOT, CONFIG, setUp } from "./bench-world.ts";

type Stage = ReturnType<typeof setUp>;

const MINUTE = 60_000;

/** Each at its own instant, and with a bot that remembers nothing from one to the next. */
async function says(stage: Stage, by: string, body: string): Promise<number> {
  await stage.wait(MINUTE);
  stage.loseLedger();
  return stage.says(by, body);
}

function ownComments(stage: Stage) {
  return stage.pull.view().comments.filter(({ author, deleted }) => author === BOT && !deleted);
}

function deleteChecklist(stage: Stage): void {
  const checklist = ownComments(stage).find(({ body }) => body.includes("/checklist -->"));
  stage.pull.deleteComment(checklist?.id ?? 0, { by: "ben" });
}

/** What the comments are about, in their order. */
function abouts(stage: Stage): readonly string[] {
  return ownComments(stage).map(({ body }) => /about (\S+)/u.exec(body)?.[1] ?? "");
}

async function forget(stage: Stage): Promise<void> {
  stage.loseLedger();
  await stage.wait(MINUTE);
}

async function begin(): Promise<Stage> {
  const stage = setUp();
  await stage.settle();
  await says(stage, "ana", "@rfcbot merge");
  return stage;
}

test("a motion keeps its number when all that was said of the one before it is deleted", async () => {
  const stage = await begin();
  await says(stage, "ana", "@rfcbot cancel");
  const before = stage.pull.view().comments.filter(({ deleted }) => !deleted);
  await says(stage, "ana", "@rfcbot merge");
  expect(abouts(stage).at(-1)).toBe("m2/checklist");
  for (const { id } of before) stage.pull.deleteComment(id, { by: "ben" });
  await forget(stage);
  expect((await stage.standing()).motion?.number).toBe(2);
  await says(stage, "cho", "@rfcbot reviewed");
  expect(abouts(stage)).toEqual(["m2/checklist", "m2/period/1"]);
});

describe("a motion whose checklist is deleted", () => {
  test("is on the table still, with a checklist anew", async () => {
    const stage = await begin();
    deleteChecklist(stage);
    await forget(stage);
    expect(tell(await stage.standing())).toMatchObject({ phase: "proposed", disposition: "merge" });
    expect(abouts(stage)).toEqual(["m1/checklist"]);
    expect(await stage.asks(() => forget(stage))).toMatchObject({ writes: 0 });
  });

  test("gets a whole new period, and people are told", async () => {
    const stage = await begin();
    await says(stage, "cho", "@rfcbot reviewed");
    await stage.wait(9 * DAY);
    deleteChecklist(stage);
    await forget(stage);
    const now = stage.clock.now();
    expect(tell(await stage.standing())).toMatchObject({
      phase: "final-comment-period",
      signedOff: [{ login: "ana" }, { login: "cho" }],
      fcp: { startedAt: now, endsAt: now + 10 * DAY },
    });
    expect(abouts(stage)).toEqual(["m1/period/1", "m1/checklist", "m1/recovered/1", "m1/period/2"]);
    await stage.wait(9 * DAY);
    expect(stage.pull.view().state).toBe("open");
    stage.loseLedger();
    await stage.wait(DAY);
    expect(stage.pull.view().state).toBe("merged");
  });

  test("takes no short-cut until every group has signed again", async () => {
    const stage = await begin();
    await says(stage, "cho", "@rfcbot reviewed");
    deleteChecklist(stage);
    await forget(stage);
    await says(stage, "dee", "@rfcbot reviewed");
    expect(stage.pull.view().state).toBe("open");
    await says(stage, "ana", "@rfcbot reviewed");
    expect(stage.pull.view().state).toBe("open");
    await says(stage, "cho", "@rfcbot reviewed");
    expect(stage.pull.view().state).toBe("merged");
  });

  test("keeps its objections, and what was resolved stays so", async () => {
    const stage = await begin();
    await says(stage, "dee", "@rfcbot concern cost");
    await says(stage, "eli", "@rfcbot concern size");
    await says(stage, "dee", "@rfcbot resolve cost");
    deleteChecklist(stage);
    await forget(stage);
    expect(tell(await stage.standing())).toMatchObject({
      phase: "blocked",
      objections: [
        { name: "cost", resolved: true },
        { name: "size", resolved: false },
      ],
    });
  });

  test("of an answer that was yes and no, the objection counts and nothing else", async () => {
    const stage = await begin();
    await says(stage, "dee", "@rfcbot concern cost\n@rfcbot reviewd");
    await says(stage, "cho", "@rfcbot reviewed\n@rfcbot reviewd");
    deleteChecklist(stage);
    await forget(stage);
    expect(tell(await stage.standing())).toMatchObject({
      phase: "blocked",
      signedOff: [{ login: "ana" }],
      objections: [{ name: "cost", resolved: false }],
    });
  });

  test("that was cancelled stays so", async () => {
    const stage = await begin();
    await says(stage, "ana", "@rfcbot cancel");
    deleteChecklist(stage);
    await forget(stage);
    expect(tell(await stage.standing()).phase).toBe("discussion");
    await says(stage, "ana", "@rfcbot merge");
    expect(abouts(stage)).toEqual(["m2/checklist"]);
  });

  test("and was never accepted is not made by that", async () => {
    const stage = setUp();
    stage.pull.setDraft(true, "zed");
    await stage.settle();
    await says(stage, "ana", "@rfcbot merge");
    stage.pull.setDraft(false, "zed");
    await forget(stage);
    expect(tell(await stage.standing()).phase).toBe("discussion");
  });

  test("with the mover's comment is gone, and the next one is called otherwise", async () => {
    const stage = setUp();
    await stage.settle();
    const moved = await says(stage, "ana", "@rfcbot merge");
    await says(stage, "cho", "@rfcbot reviewed");
    stage.pull.deleteComment(moved, { by: "ana" });
    deleteChecklist(stage);
    await forget(stage);
    expect(tell(await stage.standing()).phase).toBe("discussion");
    await says(stage, "ana", "@rfcbot merge");
    await says(stage, "cho", "@rfcbot reviewed");
    expect(abouts(stage)).toEqual(["m1/period/1", "m2/checklist", "m2/period/1"]);
    expect(tell(await stage.standing()).fcp?.startedAt).toBe(stage.clock.now());
  });

  test("is recovered again as often as it is deleted, with a notice each time", async () => {
    const stage = await begin();
    await says(stage, "cho", "@rfcbot reviewed");
    for (const time of [1, 2]) {
      await stage.wait(DAY);
      deleteChecklist(stage);
      await forget(stage);
      expect(abouts(stage)).toContain(`m1/recovered/${time}`);
      expect(abouts(stage)).toContain(`m1/period/${time + 1}`);
    }
    expect(await stage.asks(() => forget(stage))).toMatchObject({ writes: 0 });
  });

  test("a decision that waited is taken back with it", async () => {
    const stage = await begin();
    stage.pull.hinder("check");
    await says(stage, "cho", "@rfcbot reviewed");
    await says(stage, "dee", "@rfcbot reviewed");
    expect(tell(await stage.standing()).phase).toBe("finalizing");
    deleteChecklist(stage);
    stage.pull.hinder("none");
    await forget(stage);
    expect(tell(await stage.standing()).phase).toBe("final-comment-period");
    await says(stage, "cho", "@rfcbot reviewed");
    await says(stage, "dee", "@rfcbot reviewed");
    await says(stage, "ana", "@rfcbot reviewed");
    expect(stage.pull.view().state).toBe("merged");
    // What is announced has a number of its own, and isn't taken for what was announced before.
    expect(abouts(stage)).toContain("m1/decision/2");
  });
});

describe("nobody sheds an objection by deleting what the bot wrote (D21)", () => {
  async function objected(): Promise<{ readonly stage: Stage; readonly moved: number }> {
    const stage = setUp();
    await stage.settle();
    const moved = await says(stage, "ana", "@rfcbot merge");
    await says(stage, "dee", "@rfcbot concern cost");
    return { stage, moved };
  }

  test("nor by moving again after the motion itself is deleted too", async () => {
    const { stage, moved } = await objected();
    stage.pull.deleteComment(moved, { by: "ana" });
    deleteChecklist(stage);
    await forget(stage);
    expect(tell(await stage.standing()).phase).toBe("discussion");
    await says(stage, "ana", "@rfcbot merge");
    await says(stage, "cho", "@rfcbot reviewed");
    await forget(stage);
    expect(tell(await stage.standing())).toMatchObject({ phase: "blocked", objections: [{ name: "cost" }] });
    expect(await stage.asks(() => forget(stage))).toMatchObject({ writes: 0 });
    await says(stage, "dee", "@rfcbot resolve");
    expect(tell(await stage.standing()).phase).toBe("final-comment-period");
    await forget(stage);
    expect(tell(await stage.standing()).phase).toBe("final-comment-period");
  });

  test("nor with the checklist of the motion before", async () => {
    const { stage } = await objected();
    await says(stage, "ana", "@rfcbot cancel");
    await says(stage, "ana", "@rfcbot merge");
    deleteChecklist(stage);
    await says(stage, "cho", "@rfcbot reviewed");
    expect(tell(await stage.standing())).toMatchObject({ phase: "blocked", objections: [{ name: "cost" }] });
  });

  test("nor by an edit and a redaction that put an older checklist in place of the newest", async () => {
    const { stage } = await objected();
    const checklist = ownComments(stage).find(({ body }) => body.includes("/checklist -->"));
    const id = checklist?.id ?? 0;
    stage.pull.editComment(id, { by: "ben", body: `${checklist?.body} ` });
    stage.pull.redactRevision(id, (checklist?.revisions.length ?? 0) - 1, { by: "ben" });
    await says(stage, "cho", "@rfcbot reviewed");
    expect(tell(await stage.standing())).toMatchObject({ phase: "blocked", objections: [{ name: "cost" }] });
  });

  test("what was resolved by then is not found again", async () => {
    const { stage, moved } = await objected();
    await says(stage, "dee", "@rfcbot resolve cost");
    stage.pull.deleteComment(moved, { by: "ana" });
    deleteChecklist(stage);
    await forget(stage);
    await says(stage, "ana", "@rfcbot merge");
    expect(tell(await stage.standing())).toMatchObject({ phase: "proposed", objections: [] });
  });

  test("what was refused is none, though another command of its comment was answered", async () => {
    const stage = setUp();
    await stage.settle();
    await says(stage, "dee", "@rfcbot concern cost\n@rfcbot status");
    await says(stage, "ana", "@rfcbot merge");
    expect(tell(await stage.standing())).toMatchObject({ phase: "proposed", objections: [] });
  });
});

test("no period ends before the one that was announced, though the configuration's became shorter (D17)", async () => {
  const stage = await begin();
  await says(stage, "cho", "@rfcbot reviewed");
  const announced = stage.clock.now() + 10 * DAY;
  stage.repository.commit("main", { ".github/rfcbot.yml": `${CONFIG}fcp: { days: 1 }\n` });
  deleteChecklist(stage);
  await forget(stage);
  expect(tell(await stage.standing()).fcp).toMatchObject({ endsAt: announced });
  expect(ownComments(stage).at(-1)?.body).toContain("after this announcement");
  await stage.wait(9 * DAY);
  stage.loseLedger();
  await stage.settle();
  expect(stage.pull.view().state).toBe("open");
  stage.loseLedger();
  await stage.wait(announced - stage.clock.now());
  expect(stage.pull.view().state).toBe("merged");
});

test("a motion that was closed in its own second is not found again (D10)", async () => {
  const stage = await begin();
  stage.pull.close("zed");
  stage.pull.reopen("zed");
  await forget(stage);
  deleteChecklist(stage);
  await forget(stage);
  expect(tell(await stage.standing()).phase).toBe("discussion");
});
