/** How much is asked of GitHub for what happens every day, on threads of one page, all requests counted. */
import { describe, expect, test } from "vitest";
import { DAY, MINUTE, useWireStage, type WireStage } from "./wire-stage.ts";

const setStage = useWireStage();

/** At most so many requests go out for what somebody does, and whatever time does afterwards. */
async function costs(stage: WireStage, most: number, happen: () => unknown): Promise<void> {
  const { all, byKind } = await stage.counted(async () => {
    await happen();
    await stage.settle();
  });
  expect({ all, byKind, withinBounds: all <= most }).toMatchObject({ withinBounds: true });
}

test("the life of an RFC", async () => {
  const stage = await setStage();
  const { pull } = stage;
  await costs(stage, 0, () => pull.comment({ by: "ana", body: "I like it.\n\nWhat do you think?" }));
  await costs(stage, 5, () => pull.comment({ by: "ana", body: "@rfcbot fcp merge" }));
  await costs(stage, 0, () => pull.comment({ by: "zed", body: "Thanks!" }));
  await costs(stage, 0, () => stage.advance(30 * MINUTE));
  await costs(stage, 3, () => pull.comment({ by: "ben", body: "@rfcbot reviewed" }));
  await costs(stage, 4, () => pull.comment({ by: "cho", body: "@rfcbot reviewed" }));
  expect(await stage.phase()).toBe("final-comment-period");
  // After an hour a new token is needed, too.
  await costs(stage, 0, () => stage.advance(10 * DAY - MINUTE));
  await costs(stage, 6 + 1, () => stage.advance(MINUTE));
  expect(await stage.phase()).toBe("accepted");
  await costs(stage, 0, () => stage.advance(DAY));
});

describe("a sweep of a hundred open RFCs", () => {
  test("asks next to nothing where nothing happened, and reads only what changed", async () => {
    const stage = await setStage({ others: 99 });
    const { repository } = stage;
    await stage.advance(MINUTE);
    // The second one has seen everything as it stayed.
    await stage.sweep();
    await stage.advance(5 * MINUTE);
    await stage.sweep();
    await stage.advance(5 * MINUTE);
    const quiet = await stage.counted(() => stage.sweep());
    expect(quiet.all).toBeLessThanOrEqual(5);
    expect(quiet.writes).toBe(0);

    stage.world.setFaults({ lose: true });
    repository.pull(42).retitle("RFC: another title", "zed");
    await stage.advance(5 * MINUTE);
    const changed = await stage.counted(() => stage.sweep());
    expect(changed.all).toBeLessThanOrEqual(6);
    expect([changed.byKind["graphql Observe"], changed.writes]).toEqual([1, 0]);

    await stage.advance(5 * MINUTE);
    const quietAgain = await stage.counted(() => stage.sweep());
    expect(quietAgain.byKind["graphql Observe"]).toBeUndefined();
  }, 15_000);
});
