/**
 * `rfc reconcile --all` on a real SQLite file, against the simulator over HTTP: a database that was lost, and one that is five
 * decisions old, know afterwards what they knew before.
 */
import { copyFileSync, rmSync } from "node:fs";
import { DAY } from "@rfckit/core";
import { openStore } from "@rfckit/store";
import { describe, expect, test } from "vitest";
import { setOperatorStage } from "./operator-stage.ts";

const SLOW = { timeout: 60_000 };

/** Five RFCs on their ways, with the bot at work after each step: in a period, objected to, merged, closed, moved. */
async function liveThrough() {
  const stage = await setOperatorStage();
  const pulls = Array.from({ length: 5 }, () => stage.openPull());
  const work = async (): Promise<void> => {
    expect(await stage.reconcile()).toMatchObject({ status: 0, err: "" });
  };
  const say = (index: number, by: string, body: string): void => void pulls[index]?.comment({ by, body });
  for (const index of [0, 1]) say(index, "ana", "@rfcbot merge");
  await work();
  say(1, "cho", "@rfcbot concern cost");
  await work();
  stage.clock.advanceTo(stage.clock.now() + DAY);
  copyFileSync(stage.path, `${stage.path}.backup`);
  say(2, "ana", "@rfcbot merge");
  say(3, "ben", "@rfcbot close");
  await work();
  // Five decisions: a period begins, one RFC is merged and another rejected, an objection is resolved, one is moved.
  say(0, "cho", "@rfcbot reviewed");
  for (const by of ["cho", "dee"]) say(2, by, "@rfcbot reviewed");
  for (const by of ["cho", "eli"]) say(3, by, "@rfcbot reviewed");
  say(1, "cho", "@rfcbot resolve cost");
  say(4, "dee", "@rfcbot merge");
  await work();
  return { ...stage, pulls };
}

const forget = (path: string) => {
  for (const ending of ["", "-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
};

test("what it knew before it knows again", SLOW, async () => {
  const stage = await liveThrough();
  const before = await stage.remains(stage.pulls);
  expect(before.map(({ standing }) => standing?.phase)).toEqual([
    "final-comment-period",
    "proposed",
    "accepted",
    "rejected",
    "proposed",
  ]);
  for (const database of ["lost", "five decisions old"]) {
    forget(stage.path);
    if (database !== "lost") copyFileSync(`${stage.path}.backup`, stage.path);
    const rehearsed = await stage.reconcile(["--all", "--dry-run"]);
    expect(rehearsed).toMatchObject({ status: 0, err: "" });
    expect(rehearsed.out).toContain("Looked at 5 pull requests. This was a dry run: nothing was written.");
    const told = await stage.reconcile();
    expect(told).toMatchObject({ status: 0, err: "" });
    expect(told.out).toMatch(
      /^Looked at 5 pull requests\.\n\d ledgers made whole from receipts: acme\/rfcs#\d/u,
    );
    expect(told.out).toMatch(/The database is whole\. Start the bot\.\n$/u);
    expect({ database, remains: await stage.remains(stage.pulls) }).toEqual({ database, remains: before });
  }
  const again = await stage.reconcile(["--all", "--format", "json"]);
  expect(JSON.parse(again.out)).toEqual({ pulls: 5, restored: [], failed: [], would: [] });

  // And it goes on from there.
  stage.clock.advanceTo(stage.clock.now() + 10 * DAY);
  await stage.reconcile();
  const after = await stage.remains(stage.pulls);
  expect(after.map(({ state }) => state)).toEqual(["merged", "open", "merged", "closed", "open"]);
});

describe("what it can't do is told", SLOW, () => {
  test.each([
    [[], {}, "rfc: what is to be reconciled wasn't said. Give --all"],
    [
      ["--all"],
      { WEBHOOK_SECRET: "" },
      "rfc reconcile: One setting is wrong, so it doesn't start.\n\nWEBHOOK_SECRET",
    ],
    [
      ["--all"],
      { DATABASE_URL: "memory:" },
      "rfc: DATABASE_URL is `memory:`, and there is nothing to make whole.",
    ],
    [["--all"], { APP_ID: "12" }, "rfc: GitHub at http://127.0.0.1:"],
    [["--all"], { GITHUB_API_URL: "http://127.0.0.1:1" }, "rfc: can't ask http://127.0.0.1:1 anything"],
    [["--all", "now"], {}, "rfc: "],
  ])("%j with %j", async (args, more, words) => {
    const stage = await setOperatorStage();
    const { status, out, err } = await stage.reconcile(args, more);
    expect([status, out, err.slice(0, words.length)]).toEqual([2, "", words]);
  });

  test("a bot that works on the file", async () => {
    const stage = await setOperatorStage();
    const store = await openStore({ url: stage.path, clock: stage.clock });
    const { status, err } = await stage.reconcile();
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(/being written to by process \d+ .*stop that one first/su),
    ]);
    await store.close();
  });

  test("a pull request that can't be looked at, and the rest is done all the same", async () => {
    const stage = await setOperatorStage();
    const pulls = [stage.openPull(), stage.openPull()];
    for (const pull of pulls) pull.comment({ by: "ana", body: "@rfcbot merge" });
    const { out: planned } = await stage.reconcile(["--all", "--dry-run"]);
    expect(planned).toMatch(/#2: would post a comment \(m1\/checklist\)\n/u);
    expect(pulls.map((pull) => pull.view().comments.length)).toEqual([1, 1]);
    await stage.reconcile();
    for (const pull of pulls) pull.comment({ by: "cho", body: "@rfcbot reviewed" });
    stage.world.setFaults({ fail: { status: 502, times: 2 } });
    const { status, out } = await stage.reconcile();
    expect(status).toBe(1);
    expect(out).toMatch(
      /^Looked at 1 pull request\.\n1 thing couldn't be looked at:\n {2}acme\/rfcs#\d: GitHub unavailable \(502\)\nRun this again/u,
    );
  });

  test("an installation that can't be asked", async () => {
    const stage = await setOperatorStage();
    for (const pull of [stage.openPull(), stage.openPull()])
      pull.comment({ by: "ana", body: "@rfcbot merge" });
    await stage.reconcile();
    stage.world.setFaults({ fail: { status: 502, times: 100 } });
    const { status, out } = await stage.reconcile();
    expect(status).toBe(1);
    expect(out).toMatch(/\n {2}the installation \d+: GitHub unavailable \(502\)\nRun this again/u);
  });
});
