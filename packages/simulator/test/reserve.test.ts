// With little left of GitHub's limits what can wait does, and decisions are still carried out.
import { DAY, HOUR, MINUTE } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { setUp } from "./bench-world.ts";

type Bench = ReturnType<typeof setUp>;

/** GitHub says that a hundredth of its limit is left, for so long. */
function runLow({ world, clock }: Bench, length: number): void {
  const now = clock.now();
  world.setAllowance({ left: 50, limit: 5000, resetAt: now + length, at: now });
}

const NOTHING = { reads: 0, writes: 0 };

describe("with little left", () => {
  test("a pass waits until the limit begins anew, and the log says so once", async () => {
    const bench = setUp();
    runLow(bench, 20 * MINUTE);
    const asked = await bench.asks(async () => {
      await bench.says("ana", "@rfcbot merge");
      await bench.wait(10 * MINUTE);
    });
    expect(asked).toEqual(NOTHING);
    expect(bench.heard()).toEqual(["held-back"]);
    expect(await bench.bot().nextDue()).toBe(bench.clock.now() + 10 * MINUTE);
    await bench.wait(10 * MINUTE);
    expect(bench.pull.view().labels).toContain("motion-to-finalize");
  });

  test("nobody waits longer than an hour", async () => {
    const bench = setUp();
    runLow(bench, 5 * HOUR);
    await bench.says("ana", "@rfcbot merge");
    expect(await bench.bot().nextDue()).toBe(bench.clock.now() + HOUR);
    await bench.wait(HOUR);
    expect(bench.pull.view().labels).toContain("motion-to-finalize");
  });

  test("a sweep waits, and is made up for", async () => {
    const bench = setUp();
    runLow(bench, 20 * MINUTE);
    bench.pull.comment({ by: "ana", body: "@rfcbot merge" });
    expect(await bench.asks(bench.sweep)).toEqual(NOTHING);
    expect(await bench.asks(() => bench.bot().ringRepository(bench.repository.id))).toEqual(NOTHING);
    bench.clock.advanceTo(bench.clock.now() + 20 * MINUTE);
    await bench.run();
    expect(bench.pull.view().labels).toContain("motion-to-finalize");
  });

  test("an issue waits", async () => {
    const bench = setUp();
    const issue = bench.repository.openIssue({ by: "ana", title: "A question" });
    issue.comment({ by: "ana", body: "@rfcbot help" });
    runLow(bench, 20 * MINUTE);
    bench.bot().ringIssue(issue.key);
    expect(await bench.asks(bench.run)).toEqual(NOTHING);
  });

  test("a period that has run out is decided, and the decision is carried out", async () => {
    const bench = setUp();
    await bench.says("ana", "@rfcbot merge");
    await bench.says("cho", "@rfcbot reviewed");
    bench.clock.advanceTo(bench.clock.now() + 10 * DAY);
    runLow(bench, 20 * MINUTE);
    await bench.settle();
    expect(bench.pull.view().state).toBe("merged");
  });

  test("a decision that GitHub hindered is tried again", async () => {
    const bench = setUp();
    bench.pull.hinder("check");
    for (const [by, command] of [
      ["ana", "merge"],
      ["cho", "reviewed"],
      ["dee", "reviewed"],
    ] as const)
      await bench.says(by, `@rfcbot ${command}`);
    runLow(bench, 20 * MINUTE);
    bench.pull.hinder("none");
    await bench.settle();
    expect(bench.pull.view().state).toBe("merged");
  });

  test("another repository's business goes on where its own limit allows", async () => {
    const bench = setUp((github) => ({
      ...github,
      allowance: (repository) => (repository === 501 ? null : github.allowance(repository)),
    }));
    expect(bench.repository.id).toBe(501);
    runLow(bench, 20 * MINUTE);
    await bench.says("ana", "@rfcbot merge");
    expect(bench.pull.view().labels).toContain("motion-to-finalize");
  });
});
