/**
 * `rfc reconcile --all` on a real SQLite file, against the simulator over HTTP: a database that was lost, and one that is five
 * decisions old, know afterwards what they knew before.
 */
import { generateKeyPairSync } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DAY, describe as describeStanding } from "@rfckit/core";
import { BOT, createVirtualClock, createWorld, type PullHandle } from "@rfckit/simulator";
import { createFront } from "@rfckit/simulator/http";
import { openStore, openStoreToRead } from "@rfckit/store";
import { describe, expect, onTestFinished, test } from "vitest";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const APP = {
  id: 4711,
  slug: "rfcbot",
  name: "rfcbot",
  webhookSecret: "a secret for tests only",
  owner: "acme",
};
const TEMPLATE = "# Summary\n\nSum it up.\n\n# Motivation\n\nSay why.\n";
const CONFIGURATION = `projects:
  project-wasmtime:
    groups:
      Fastly: [ana, ben]
      Arm: [cho]
      Intel: [dee, eli]
`;
const SLOW = { timeout: 60_000 };

async function setStage() {
  const folder = mkdtempSync(join(tmpdir(), "rfc-reconcile-"));
  const clock = createVirtualClock(Math.floor(Date.now() / 1000) * 1000);
  const world = createWorld({ clock, onWake: () => {} });
  world.github(BOT);
  const repository = world.addRepository({
    owner: "acme",
    name: "rfcs",
    files: {
      ".github/rfcbot.yml": CONFIGURATION,
      "templates/draft.md": TEMPLATE,
      "templates/full.md": TEMPLATE,
    },
  });
  for (const login of ["ana", "ben", "cho", "dee", "eli", "zed"]) repository.grant(login, "write");
  const deviations: string[] = [];
  const front = await createFront(world, {
    app: { ...APP, publicKey: keys.publicKey },
    onDeviation: (deviation) => deviations.push(String(deviation)),
  });
  onTestFinished(async () => {
    await front.close();
    rmSync(folder, { recursive: true, force: true });
    expect(deviations).toEqual([]);
  });
  const path = join(folder, "rfcbot.db");
  const env = {
    APP_ID: String(APP.id),
    PRIVATE_KEY: keys.privateKey,
    WEBHOOK_SECRET: APP.webhookSecret,
    RECEIPT_SECRET: "a seal for tests only",
    GITHUB_API_URL: front.baseUrl,
    DATABASE_URL: "rfcbot.db",
  };
  let opened = 0;
  return {
    clock,
    world,
    path,
    openPull(): PullHandle {
      opened += 1;
      return repository.openPull({
        author: "zed",
        title: `RFC: example ${opened}`,
        labels: ["project-wasmtime"],
        files: {
          [`accepted/example-${opened}.md`]: `# Summary\n\nExample ${opened}.\n\n# Motivation\n\nTests.\n`,
        },
      });
    },
    async reconcile(args: readonly string[] = ["--all"], more: Readonly<Record<string, string>> = {}) {
      const { io, out, err } = captureIo("", folder);
      const status = await runProgram(["reconcile", ...args], { ...io, env: { ...env, ...more } });
      return { status, out: out(), err: err() };
    },
    /** How each pull request stands by the database, and what stands under it. */
    async remains(pulls: readonly PullHandle[]) {
      const store = await openStoreToRead({ url: path });
      const records = await store.standings.list();
      await store.close();
      return pulls.map((pull) => {
        const record = records.find(({ key }) => key.number === pull.key.number);
        const { state, comments, labels } = pull.view();
        return {
          standing: record && describeStanding(record.standing),
          state,
          labels,
          comments: comments.map(({ body, deleted }) => [
            deleted,
            // The ledger's rows are others, and so is the last one's hash.
            body.replaceAll(/rfckit:(?:receipts|ledger).*/gu, ""),
          ]),
        };
      });
    },
  };
}

/** Five RFCs on their ways, with the bot at work after each step: in a period, objected to, merged, closed, moved. */
async function liveThrough() {
  const stage = await setStage();
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
    const stage = await setStage();
    const { status, out, err } = await stage.reconcile(args, more);
    expect([status, out, err.slice(0, words.length)]).toEqual([2, "", words]);
  });

  test("a bot that works on the file", async () => {
    const stage = await setStage();
    const store = await openStore({ url: stage.path, clock: stage.clock });
    const { status, err } = await stage.reconcile();
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(/being written to by process \d+ .*stop that one first/su),
    ]);
    await store.close();
  });

  test("a pull request that can't be looked at, and the rest is done all the same", async () => {
    const stage = await setStage();
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
    const stage = await setStage();
    for (const pull of [stage.openPull(), stage.openPull()])
      pull.comment({ by: "ana", body: "@rfcbot merge" });
    await stage.reconcile();
    stage.world.setFaults({ fail: { status: 502, times: 100 } });
    const { status, out } = await stage.reconcile();
    expect(status).toBe(1);
    expect(out).toMatch(/\n {2}the installation \d+: GitHub unavailable \(502\)\nRun this again/u);
  });
});
