/**
 * A repository where the Action runs the process: the bot is whoever posts with a workflow's token, it seals its comments
 * and keeps no ledger. Whoever looks on is told the same as of an App, with the operator's secret and without.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DAY, HOUR, SECRET, setGitHubStage, WORKFLOWS } from "./github-stage.ts";

const SLOW = { timeout: 60_000 };

const COMMANDS = [
  ["status", "acme/rfcs"],
  ["status", "acme/rfcs#1"],
  ["status", "acme/rfcs", "--format", "json"],
  ["explain", "acme/rfcs#1"],
  ["explain", "acme/rfcs#1", "--at", "2026-01-07"],
  ["explain", "acme/rfcs#1", "--format", "json"],
  ["reconcile", "acme/rfcs#1", "--dry-run"],
  ["reconcile", "acme/rfcs#1", "--dry-run", "--format", "json"],
  ["audit", "acme/rfcs#1"],
  ["audit", "acme/rfcs#1", "--format", "json"],
];

async function setStory(host: "app" | "action") {
  const stage = await setGitHubStage({ host });
  const pull = stage.openPull();
  await stage.pass();
  const says = async (by: string, body: string) => {
    pull.comment({ by, body });
    await stage.pass(HOUR);
  };
  await says("ana", "@rfcbot fcp merge");
  await stage.pass(DAY);
  await says("cho", "@rfcbot reviewed");
  await says("dee", "@rfcbot concern fuel accounting");
  await says("dee", "@rfcbot resolve");
  /** All that the commands print. The bot's account differs, and with it what it sealed. */
  const tell = async (secret: string) => {
    const told: string[] = [];
    for (const args of COMMANDS) {
      const { status, out, err } = await stage.rfc(args, { env: { RECEIPT_SECRET: secret } });
      const plain = out
        .replaceAll(WORKFLOWS, "rfcbot[bot]")
        .replaceAll(/[0-9a-f]{16}…|[0-9a-f]{64}/gu, "DIGEST");
      told.push(`rfc ${args.join(" ")}\n${status}\n${err}${plain}`);
    }
    return told;
  };
  return { ...stage, pull, tell };
}

test("it is told as of an App, while it is open and once it is merged", SLOW, async () => {
  const app = await setStory("app");
  const action = await setStory("action");
  const [checklist] = action.pull.view().comments.filter(({ author }) => author === WORKFLOWS);
  expect(checklist?.body).toMatch(/^<!-- rfckit:about m1\/checklist [0-9a-f]{32} -->\n/u);
  for (const secret of ["", SECRET]) expect(await action.tell(secret)).toEqual(await app.tell(secret));
  for (const { pass, pull } of [app, action]) {
    await pass(10 * DAY);
    expect(pull.view().state).toBe("merged");
  }
  for (const secret of ["", SECRET]) expect(await action.tell(secret)).toEqual(await app.tell(secret));
});

test("a secret that fits nothing is said to, and no thread without a bot is made of it", SLOW, async () => {
  const { rfc, pass } = await setStory("action");
  await pass(10 * DAY);
  const env = { RECEIPT_SECRET: "another" };
  for (const args of [
    ["status", "acme/rfcs#1"],
    ["explain", "acme/rfcs#1"],
    ["reconcile", "acme/rfcs#1", "--dry-run"],
  ]) {
    const { out } = await rfc(args, { env });
    expect(out.replaceAll(/\s+/gu, " ")).toContain(
      "RECEIPT_SECRET doesn't fit the receipts in https://github.com/acme/rfcs/pull/1#issuecomment-70002",
    );
    expect(out).not.toContain("has written nothing");
  }
  const audited = await rfc(["audit", "acme/rfcs#1"], { env });
  expect(audited.status).toBe(1);
  expect(audited.out).toContain("? other-key");
  expect(audited.out).not.toContain("no motion is on record");
});

test("what another workflow posts in the bot's name is told from it", SLOW, async () => {
  const { rfc, pull, world } = await setStory("action");
  const before = await rfc(["explain", "acme/rfcs#1"], { env: { RECEIPT_SECRET: SECRET } });
  const [checklist] = pull.view().comments.filter(({ author }) => author === WORKFLOWS);
  const forged = (checklist?.body ?? "").replace(
    /^<!-- rfckit:about m1\/checklist [0-9a-f]{32} -->/u,
    (line) => line.replace(/ [0-9a-f]{32}/u, ` ${"0".repeat(32)}`),
  );
  await world.github(WORKFLOWS).comment(pull.key, forged.replaceAll("- [ ]", "- [x]"));
  const { out } = await rfc(["explain", "acme/rfcs#1"], { env: { RECEIPT_SECRET: SECRET } });
  expect(out).toBe(before.out);
  expect((await rfc(["audit", "acme/rfcs#1"], { env: { RECEIPT_SECRET: SECRET } })).status).toBe(0);
});

test("a saved thread is retold with the secret and without", SLOW, async () => {
  const { rfc, folder } = await setStory("action");
  expect((await rfc(["snapshot", "acme/rfcs#1", "--output", "thread.json"])).status).toBe(0);
  writeFileSync(
    join(folder, "five.yml"),
    "projects:\n  project-wasmtime:\n    groups: { Fastly: [ana], Arm: [cho], Intel: [dee] }\nfcp: { days: 5 }\n",
  );
  for (const RECEIPT_SECRET of ["", SECRET]) {
    const { status, out, err } = await rfc(
      ["simulate", "--policy", "five.yml", "--snapshot", "thread.json"],
      {
        env: { RECEIPT_SECRET },
      },
    );
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("final comment period");
  }
});
