/**
 * What happens between two requests of one pass: the world doesn't wait for the bot.
 */
import { DAY, describe as tell } from "@rfckit/core";
import type { GitHub } from "@rfckit/reconciler";
import { describe, expect, test } from "vitest";
import { BOT, setUp } from "./bench-world.ts";

/** A port in which something happens after a request of one kind, once. */
function after(kind: "apply" | "observe" | "comment", nth: number, happen: () => void) {
  let count = 0;
  return (github: GitHub): GitHub => ({
    ...github,
    [kind]: async (...args: Parameters<GitHub[typeof kind]>) => {
      const answer = await (github[kind] as (...all: unknown[]) => Promise<unknown>)(...args);
      count += 1;
      if (count === nth) happen();
      return answer;
    },
  });
}

async function running(wrap: (github: GitHub) => GitHub) {
  const stage = setUp(wrap);
  await stage.settle();
  await stage.says("ana", "@rfcbot fcp merge");
  await stage.says("cho", "@rfcbot reviewed");
  return stage;
}

describe("between the decision and the merge", () => {
  test("an objection is read before anything is merged (D18, invariant 1)", async () => {
    const late = { happen: () => {} };
    let applied = 0;
    const stage = await running((github) => ({
      ...github,
      apply: async (key, changes) => {
        const answer = await github.apply(key, changes);
        applied += 1;
        late.happen();
        return answer;
      },
    }));
    late.happen = () => {
      late.happen = () => {};
      stage.clock.advanceTo(stage.clock.now() + 1000);
      stage.pull.comment({ by: "dee", body: "@rfcbot concern cost" });
    };
    await stage.wait(10 * DAY);
    expect(applied).toBeGreaterThan(2);
    expect(stage.pull.view().state).toBe("open");
    expect(tell(await stage.standing()).phase).toBe("blocked");
  });

  test("a push is never merged unseen (D20, invariant 6)", async () => {
    const stage = await running(
      after("observe", 5, () => {
        stage.pull.push({ by: "zed", files: { "accepted/example.md": stage.text() } });
      }),
    );
    await stage.wait(10 * DAY);
    const { state } = stage.pull.view();
    expect(state).toBe("open");
    const { phase, fcp } = tell(await stage.standing());
    expect(phase).toBe("final-comment-period");
    expect(fcp?.endsAt).toBe(stage.clock.now() + DAY);
  });
});

test("an objection written while the announcement is posted ends the period as it begins", async () => {
  const stage = setUp((github) => ({
    ...github,
    comment: async (key, body) => {
      if (body.includes("/period/1")) stage.pull.comment({ by: "dee", body: "@rfcbot concern cost" });
      return github.comment(key, body);
    },
  }));
  await stage.settle();
  await stage.says("ana", "@rfcbot fcp merge");
  await stage.says("cho", "@rfcbot reviewed");
  await stage.settle();
  expect(tell(await stage.standing())).toMatchObject({ phase: "blocked", fcp: null });
  expect(
    stage.pull.view().comments.some(({ body }) => body.includes("The final comment period has ended")),
  ).toBe(true);
});

test("a twin of a comment is the bot's own to remove (invariant 12)", async () => {
  const stage = await running((github) => github);
  const [checklist] = stage.pull
    .view()
    .comments.filter(({ author, body }) => author === BOT && body.includes("/checklist"));
  await stage.world.github(BOT).comment(stage.pull.key, checklist?.body ?? "");
  await stage.settle();
  const left = stage.pull
    .view()
    .comments.filter(({ body, deleted }) => !deleted && body.includes("m1/checklist"));
  expect(left.map(({ id }) => id)).toEqual([checklist?.id]);
});

test("a comment in the second of a push is about the older text; in doubt it is (D15)", async () => {
  const stage = await running((github) => github);
  await stage.wait(DAY);
  stage.pull.push({ by: "zed", files: { "accepted/example.md": stage.text() } });
  await stage.settle();
  await stage.says("dee", "@rfcbot reviewed");
  expect(tell(await stage.standing()).signedGroups).toEqual([]);
  await stage.wait(1000);
  await stage.says("dee", "@rfcbot reviewed");
  expect(tell(await stage.standing()).signedGroups).toEqual(["Intel"]);
});

test("a checklist is posted as it stays, with its hidden key once, and not edited at once", async () => {
  const stage = setUp();
  await stage.settle();
  await stage.says("ana", "@rfcbot fcp merge");
  const [checklist] = stage.pull.view().comments.filter(({ author }) => author === BOT);
  expect(checklist?.body.match(/rfckit:about/g)).toHaveLength(1);
  expect(checklist?.revisions).toEqual([]);
});
