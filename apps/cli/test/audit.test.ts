/** `rfc audit` over HTTP: as somebody with a token types it, and as the operator does, with key and ledger. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decisionRecordSchema } from "@rfckit/audit";
import { createMemoryLeases } from "@rfckit/reconciler";
import { BOT } from "@rfckit/simulator";
import { openStore } from "@rfckit/store";
import { describe, expect, test } from "vitest";
import { AUDIT_SHAPE } from "../src/json-shapes.ts";
import { DAY, HOUR, MINUTE, setGitHubStage } from "./github-stage.ts";
import { setOperatorStage } from "./operator-stage.ts";

const SLOW = { timeout: 60_000 };

/** A motion that was objected to and merged in the end. */
async function setStory() {
  const stage = await setGitHubStage();
  const pull = stage.openPull();
  await stage.pass();
  const says = async (by: string, body: string) => {
    pull.comment({ by, body });
    await stage.pass(HOUR);
  };
  await says("ana", "@rfcbot fcp merge");
  await says("cho", "@rfcbot reviewed");
  await says("dee", "@rfcbot concern fuel accounting");
  await says("dee", "@rfcbot resolve");
  await stage.pass(10 * DAY);
  expect(pull.view().state).toBe("merged");
  return { ...stage, pull };
}

const checklistIn = ({ pull }: Pick<Awaited<ReturnType<typeof setStory>>, "pull">) => {
  const found = pull.view().comments.find(({ body }) => body.includes("m1/checklist -->"));
  if (found === undefined) throw new Error("no checklist");
  return found;
};

test("what was decided as the records say is confirmed, fact by fact", SLOW, async () => {
  const { rfc } = await setStory();
  const { status, out, err } = await rfc(["audit", "acme/rfcs#1"]);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toMatchInlineSnapshot(`
    "acme/rfcs#1 RFC: example 1
    https://github.com/acme/rfcs/pull/1
    As of Thu 15 Jan 2026 13:01 UTC.

    Confirmed: GitHub shows each of the 8 facts that counted, and no record says
    otherwise.

    No ledger was at hand: the receipts in the checklists were compared with the
    thread.

    The operator's key was not at hand, so the receipts' seals could not be
    verified. All the rest was compared.

    Fact by fact
      ✓ ana moved that the RFC be merged on 5 January 2026, 09:01:00 UTC.
        It stands in the comment of 5 January 2026, 09:01:00 UTC.
        https://github.com/acme/rfcs/pull/1#issuecomment-70001
      ✓ cho signed off on 5 January 2026, 10:01:00 UTC.
        It stands in the comment of 5 January 2026, 10:01:00 UTC.
        https://github.com/acme/rfcs/pull/1#issuecomment-70003
      ✓ A final comment period was announced on 5 January 2026, 10:01:00 UTC.
        The announcement stands there since 5 January 2026, 10:01:00 UTC.
        https://github.com/acme/rfcs/pull/1#issuecomment-70004
      ✓ dee objected (“fuel accounting”) on 5 January 2026, 11:01:00 UTC.
        It stands in the comment of 5 January 2026, 11:01:00 UTC.
        https://github.com/acme/rfcs/pull/1#issuecomment-70005
      ✓ dee resolved the open objection on 5 January 2026, 12:01:00 UTC.
        It stands in the comment of 5 January 2026, 12:01:00 UTC.
        https://github.com/acme/rfcs/pull/1#issuecomment-70007
      ✓ A final comment period was announced on 5 January 2026, 12:01:00 UTC.
        The announcement stands there since 5 January 2026, 12:01:00 UTC.
        https://github.com/acme/rfcs/pull/1#issuecomment-70008
      ✓ It was decided on 15 January 2026, 12:01:00 UTC, since the period had run
        out.
        It follows by the rules from what GitHub still shows.
      ✓ The pull request was merged by the bot on 15 January 2026, 12:01:00 UTC.
        GitHub's timeline has it on 15 January 2026, 12:01:00 UTC.

    Sources
      • The thread on GitHub, with the versions of its comments.
      • The receipts of motion 1: 30861c64799fb8cd…; its seal wasn't verified.
    "
  `);
});

test("with the operator's key the seals are verified, and with another one they are not", SLOW, async () => {
  const { rfc } = await setStory();
  const told = async (secret: string) => {
    const { status, out } = await rfc(["audit", "acme/rfcs#1", "--format", "json"], {
      env: { RECEIPT_SECRET: secret },
    });
    const { verdict, findings, hashes } = AUDIT_SHAPE.parse(JSON.parse(out));
    return { status, verdict, kinds: findings.map(({ kind }) => kind), sealed: hashes.receipts[0]?.sealed };
  };
  expect(await told("a seal for tests only")).toEqual({
    status: 0,
    verdict: "confirmed",
    kinds: [],
    sealed: true,
  });
  expect(await told("another")).toEqual({ status: 1, verdict: "open", kinds: ["other-key"], sealed: false });
});

test("what somebody with write access did is found and named", SLOW, async () => {
  const stage = await setStory();
  const { rfc, pull } = stage;
  const checklist = checklistIn(stage);
  pull.editComment(checklist.id, {
    by: "zed",
    body: checklist.body.replace("- [ ] @dee", "- [x] @dee: signed by comment"),
  });
  const signed = pull.view().comments.find(({ author }) => author === "cho");
  pull.deleteComment(signed?.id ?? 0, { by: "zed" });
  const { status, out, err } = await rfc(["audit", "acme/rfcs#1"], { columns: 100 });
  expect([status, err]).toEqual([1, ""]);
  expect(out.slice(0, out.indexOf("Fact by fact"))).toMatchInlineSnapshot(`
    "acme/rfcs#1 RFC: example 1
    https://github.com/acme/rfcs/pull/1
    As of Thu 15 Jan 2026 13:01 UTC.

    Contradicted: 1 thing can't be as the records say, or as GitHub shows. Besides, 1 thing can't be
    told any more.

    What GitHub still shows alone gives other signatures, objections or times than the records have.

    No ledger was at hand: the receipts in the checklists were compared with the thread.

    The operator's key was not at hand, so the receipts' seals could not be verified. All the rest was
    compared.

    What was found
      ✗ checklist-forged
        zed changed what the bot had written in the checklist on 15 January 2026, 13:01:00 UTC, and it
        stands so.
        https://github.com/acme/rfcs/pull/1#issuecomment-70002
      · foreign-tick (noted)
        zed changed the box of dee on 15 January 2026, 13:01:00 UTC. That signs nothing: only one's own
        box counts.
        https://github.com/acme/rfcs/pull/1#issuecomment-70002
      ? comment-missing
        cho signed off on 5 January 2026, 10:01:00 UTC. GitHub shows no such comment by cho: it was
        deleted, or it never stood there.
        https://github.com/acme/rfcs/pull/1#issuecomment-70003

    "
  `);
});

test("a comment that is gone leaves it open", SLOW, async () => {
  const { rfc, pull } = await setStory();
  const signed = pull.view().comments.find(({ author }) => author === "cho");
  pull.deleteComment(signed?.id ?? 0, { by: "cho" });
  const { status, out } = await rfc(["audit", "acme/rfcs#1", "--format", "json"]);
  const told = AUDIT_SHAPE.parse(JSON.parse(out));
  expect([status, told.verdict, told.findings.map(({ kind }) => kind)]).toEqual([
    1,
    "open",
    ["comment-missing"],
  ]);
});

test("the decision record is written for programs and for people, over an older one", SLOW, async () => {
  const { rfc, folder, pull } = await setStory();
  mkdirSync(join(folder, "minutes"));
  writeFileSync(join(folder, "minutes", "rfc-1.md"), "# Decision record: an older one\n");
  const { status, out } = await rfc(["audit", "acme/rfcs#1", "--export", "minutes/rfc-1"]);
  expect(status).toBe(0);
  expect(out).toMatch(/\nThe decision record is in minutes\/rfc-1\.json and minutes\/rfc-1\.md\.\n$/u);
  const record = decisionRecordSchema.parse(
    JSON.parse(readFileSync(join(folder, "minutes", "rfc-1.json"), "utf8")),
  );
  expect(record.merge?.commit).toBe(pull.view().merge?.commit);
  expect(readFileSync(join(folder, "minutes", "rfc-1.md"), "utf8")).toMatch(
    /^# Decision record: RFC: example 1\n/u,
  );
  const told = await rfc(["audit", "acme/rfcs#1", "--format", "json", "--export", "again.json"]);
  expect(AUDIT_SHAPE.parse(JSON.parse(told.out)).exported).toEqual(["again.json", "again.md"]);
});

test("a file that is no decision record is left alone", SLOW, async () => {
  const { rfc, folder } = await setStory();
  for (const name of ["README.md", "package.json"]) {
    writeFileSync(join(folder, name), "{}\n");
    const { status, out, err } = await rfc(["audit", "acme/rfcs#1", "--export", name]);
    expect([status, out, err]).toEqual([
      2,
      "",
      `rfc: ${name} is there already, and is no decision record. It is left alone: give --export another name.\n`,
    ]);
    expect(readFileSync(join(folder, name), "utf8")).toBe("{}\n");
  }
  expect(readdirSync(folder).sort()).toEqual(["README.md", "package.json"]);
  // Its own it replaces.
  for (const name of ["minutes", "minutes.json"])
    expect((await rfc(["audit", "acme/rfcs#1", "--export", name])).status).toBe(0);
});

test("before anything was decided, and where the bot never was", SLOW, async () => {
  const stage = await setGitHubStage();
  const pull = stage.openPull();
  expect(await stage.rfc(["audit", "acme/rfcs#1"])).toMatchObject({ status: 0, err: "" });
  await stage.pass();
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await stage.pass();
  const { status, out } = await stage.rfc(["audit", "acme/rfcs#1", "--bot", "@rfcbot"]);
  expect(status).toBe(0);
  expect(out).toContain("Confirmed: GitHub shows the one fact that counted, and no record says otherwise.");
  for (const bot of ["ana", "other[bot]"]) {
    const wrong = await stage.rfc(["audit", "acme/rfcs#1", "--bot", bot]);
    expect(wrong).toEqual({
      status: 2,
      out: "",
      err: `rfc: --bot is ${bot}, which has written nothing as the bot here; rfcbot[bot] has. Leave --bot out, or name that.\n`,
    });
  }
});

describe("what it can't do is told in a line", SLOW, () => {
  test.each<[string[], Record<string, string>, RegExp]>([
    [["audit"], {}, /^rfc: /u],
    [["audit", "acme/rfcs"], {}, /^rfc: which pull request is meant wasn't said\. Give its number too/u],
    [["audit", "acme/rfcs#9"], {}, /^rfc: there is no acme\/rfcs#9 on GITHUB/u],
    [
      ["audit", "acme/rfcs#1", "--export", "nowhere/rfc"],
      {},
      /^rfc: nowhere\/rfc\.json can't be written: there is no such folder\.\n$/u,
    ],
    [
      ["audit", "acme/rfcs#1", "--export", "minutes/"],
      {},
      /^rfc: --export is "minutes\/", and takes a name for two files/u,
    ],
    [
      ["audit", "acme/rfcs#1", "--bot", ""],
      {},
      /^rfc: --bot is "", and must be a login such as rfcbot\[bot\]\.\n$/u,
    ],
    [["audit", "acme/rfcs#1"], { DATABASE_URL: "none.db" }, /^rfc: DATABASE_URL: /u],
    [["audit", "acme/rfcs#1"], { DATABASE_URL: "mysql://x" }, /^rfc: DATABASE_URL: It begins with "mysql:"/u],
    [
      ["audit", "acme/rfcs#1"],
      { GITHUB_TOKEN: "ghp_wrong" },
      /^rfc: GITHUB doesn't accept the token of GITHUB_TOKEN/u,
    ],
  ])("%j with %j", async (args, env, words) => {
    const stage = await setGitHubStage();
    stage.openPull();
    const { status, out, err } = await stage.rfc(args, { env });
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(words);
  });
});

describe("with the bot's own database", SLOW, () => {
  async function setOperator() {
    const stage = await setOperatorStage();
    const pull = stage.openPull();
    // Only a text that the bot has seen can be signed for the short-cut (D15).
    await stage.reconcile();
    stage.clock.advanceTo(stage.clock.now() + MINUTE);
    for (const [by, body] of [
      ["ana", "@rfcbot fcp merge"],
      ["cho", "@rfcbot reviewed"],
      ["dee", "@rfcbot reviewed"],
    ] as const) {
      pull.comment({ by, body });
      stage.clock.advanceTo(stage.clock.now() + 5 * MINUTE);
      await stage.reconcile();
    }
    expect(pull.view().state).toBe("merged");
    const audit = async () => {
      const env = { GITHUB_TOKEN: stage.tokenOf("zed") };
      const { status, out, err } = await stage.rfc(["audit", "acme/rfcs#1", "--format", "json"], env);
      expect(err).toBe("");
      const { verdict, findings, hashes } = AUDIT_SHAPE.parse(JSON.parse(out));
      return { status, verdict, found: findings.map(({ kind }) => kind), ledger: hashes.ledger };
    };
    return { ...stage, pull, audit };
  }

  test("ledger, receipts and thread agree, and the chain holds", async () => {
    const { audit } = await setOperator();
    expect(await audit()).toMatchObject({
      status: 0,
      verdict: "confirmed",
      found: [],
      ledger: { chained: true },
    });
  });

  test("a ledger that lacks its last rows shows, by the hash in the checklist", async () => {
    const { audit, clock, path, pull } = await setOperator();
    const store = await openStore({ url: path, clock });
    const rows = await store.ledger.read(pull.key);
    await store.close();
    const cut = await openStore({ url: `${path}.cut`, clock });
    const lease = await createMemoryLeases(clock).take(pull.key, 1);
    await cut.ledger.append(pull.key, rows.slice(0, -3), lease?.token ?? 1);
    await cut.close();
    for (const ending of ["", "-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
    renameSync(`${path}.cut`, path);
    const { status, verdict, found } = await audit();
    expect([status, verdict]).toEqual([1, "contradicted"]);
    expect(found).toContain("rows-dropped-at-the-end");
  });

  test("a merge by the bot's token that nobody decided", async () => {
    const stage = await setOperatorStage();
    const pull = stage.openPull();
    pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
    await stage.reconcile();
    stage.clock.advanceTo(stage.clock.now() + 5 * MINUTE);
    pull.merge(BOT, { head: pull.view().head, method: "merge", title: "Merge", message: "" });
    const { status, out } = await stage.rfc(["audit", "acme/rfcs#1"], { GITHUB_TOKEN: stage.tokenOf("zed") });
    expect(status).toBe(1);
    expect(out).toContain("✗ merged-without-decision\n    The bot's account merged the pull request on ");
  });
});
