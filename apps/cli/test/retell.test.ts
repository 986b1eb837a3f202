/** `rfc snapshot`, and `rfc simulate --policy FILE --snapshot FILE`, as somebody types them. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RETOLD_SHAPE } from "../src/json-shapes.ts";
import { DAY, HOUR, setGitHubStage } from "./github-stage.ts";

const THREAD = "thread.json";

/** Ten days, two of them with an objection, and a merge; saved. */
async function setStory() {
  const stage = await setGitHubStage();
  const pull = stage.openPull();
  await stage.pass();
  pull.comment({ by: "ana", body: "@rfcbot fcp merge" });
  await stage.pass(DAY);
  pull.comment({ by: "cho", body: "@rfcbot reviewed" });
  await stage.pass(7 * DAY);
  pull.comment({ by: "dee", body: "@rfcbot concern fuel accounting" });
  await stage.pass(2 * DAY);
  pull.comment({ by: "dee", body: "@rfcbot resolve fuel accounting" });
  await stage.pass(10 * DAY + HOUR);
  const saved = await stage.rfc(["snapshot", "acme/rfcs#1", "--output", THREAD]);
  return {
    ...stage,
    pull,
    saved,
    async retell(policy: string, ...more: string[]) {
      writeFileSync(join(stage.folder, "policy.yml"), policy);
      return stage.rfc(["simulate", "--policy", "policy.yml", "--snapshot", THREAD, ...more], {
        columns: 110,
      });
    },
  };
}

test("five days instead of ten", { timeout: 30_000 }, async () => {
  const { saved, retell } = await setStory();
  expect([saved.status, saved.err]).toEqual([0, ""]);
  expect(saved.out).toMatch(
    /^Saved acme\/rfcs#1 as of Sun 25 Jan 2026 10:01 UTC to thread\.json \(\d+ KiB\)\.\n$/u,
  );
  const { status, out, err } = await retell("fcp: { days: 5 }\n");
  expect([status, err]).toEqual([0, ""]);
  expect(out).toMatchInlineSnapshot(`
    "acme/rfcs#1 RFC: example 1
    As it was saved on Sun 25 Jan 2026 10:01 UTC.

    Under policy.yml: fcp.days 10 → 5

    When                       As it went                                As it would have gone
    Mon 5 Jan 2026 09:01 UTC   ana moved to merge it                     the same
    Tue 6 Jan 2026 09:01 UTC   cho signed off                            the same
    Tue 6 Jan 2026 09:01 UTC   the final comment period began, to end    the final comment period began, to end on
                               on Fri 16 Jan 2026 09:01 UTC              Sun 11 Jan 2026 09:01 UTC
    Sun 11 Jan 2026 09:01 UTC                                            it was decided to merge it, for the
                                                                         period had run out
    Sun 11 Jan 2026 09:01 UTC                                            the RFC was accepted and merged
    Tue 13 Jan 2026 09:01 UTC  dee objected: "fuel accounting"           (left out)
    Tue 13 Jan 2026 09:01 UTC  the final comment period ended without a
                               decision
    Thu 15 Jan 2026 09:01 UTC  dee resolved "fuel accounting"            (left out)
    Thu 15 Jan 2026 09:01 UTC  a new final comment period began, to end
                               on Sun 25 Jan 2026 09:01 UTC
    Sun 25 Jan 2026 09:01 UTC  it was decided to merge it, for the
                               period had run out
    Sun 25 Jan 2026 09:01 UTC  the RFC was accepted and merged

    As it went: accepted on Sun 25 Jan 2026 09:01 UTC, 20d after the motion.
    As it would have gone: accepted on Sun 11 Jan 2026 09:01 UTC, 6d after the motion, 14d sooner.

    What can't be known
    • People act differently under other rules: this is what would have followed from what they did.
    • 2 things that people did came after the pull request would have been merged, and are left out.
    • Whether GitHub would have let the bot carry it out then isn't known: it is taken to have done so, unless
      it is known to have refused at that time.

    Note: The bot's receipts are read as they stand in its own comments. Set RECEIPT_SECRET, the bot's own, to
    have their seals verified.
    "
  `);
});

test("a month, which isn't over", async () => {
  const { retell } = await setStory();
  const { out } = await retell("fcp: { days: 30 }\npaused: false\n");
  expect(out).toMatchInlineSnapshot(`
    "acme/rfcs#1 RFC: example 1
    As it was saved on Sun 25 Jan 2026 10:01 UTC.

    Under policy.yml: fcp.days 10 → 30

    When                       As it went                                As it would have gone
    Mon 5 Jan 2026 09:01 UTC   ana moved to merge it                     the same
    Tue 6 Jan 2026 09:01 UTC   cho signed off                            the same
    Tue 6 Jan 2026 09:01 UTC   the final comment period began, to end    the final comment period began, to end on
                               on Fri 16 Jan 2026 09:01 UTC              Thu 5 Feb 2026 09:01 UTC
    Tue 13 Jan 2026 09:01 UTC  dee objected: "fuel accounting"           the same
    Tue 13 Jan 2026 09:01 UTC  the final comment period ended without a  the same
                               decision
    Thu 15 Jan 2026 09:01 UTC  dee resolved "fuel accounting"            the same
    Thu 15 Jan 2026 09:01 UTC  a new final comment period began, to end  a new final comment period began, to end
                               on Sun 25 Jan 2026 09:01 UTC              on Sat 14 Feb 2026 09:01 UTC
    Sun 25 Jan 2026 09:01 UTC  it was decided to merge it, for the
                               period had run out
    Sun 25 Jan 2026 09:01 UTC  the RFC was accepted and merged

    If nobody did anything more
    When                       As it went  As it would have gone
    Sat 14 Feb 2026 09:01 UTC              it was decided to merge it, for the period had run out
    Sat 14 Feb 2026 09:01 UTC              the RFC was accepted and merged

    As it went: accepted on Sun 25 Jan 2026 09:01 UTC, 20d after the motion.
    As it would have gone: still in its final comment period on Sun 25 Jan 2026 10:01 UTC, 20d 1h after the
    motion; accepted on Sat 14 Feb 2026 09:01 UTC, 40d after the motion, if nobody did anything more.

    What can't be known
    • People act differently under other rules: this is what would have followed from what they did.
    • What policy.yml says under \`paused\` changes nothing here: the motion keeps its roster, and its comments
      are read as they were.

    Note: The bot's receipts are read as they stand in its own comments. Set RECEIPT_SECRET, the bot's own, to
    have their seals verified.
    "
  `);
});

test("the same again, and what no motion has", async () => {
  const { retell } = await setStory();
  for (const policy of ["fcp: { days: 10 }\n", "{}\n"]) {
    const { status, out } = await retell(policy);
    expect([status, out]).toEqual([
      0,
      expect.stringContaining(
        "Under policy.yml it would have gone the same way, for its motions had these settings already.",
      ),
    ]);
  }
});

test("for other programs", async () => {
  const { retell } = await setStory();
  const { out } = await retell("fcp: { days: 5 }\n", "--format", "json");
  const told = RETOLD_SHAPE.parse(JSON.parse(out));
  expect(told.settings).toEqual([{ setting: "fcp.days", was: "10", is: "5" }]);
  expect([told.went.endedAt, told.would.endedAt]).toEqual([
    "2026-01-25T09:01:00.000Z",
    "2026-01-11T09:01:00.000Z",
  ]);
  expect(told.leftOut.map(({ text }) => text)).toEqual([
    'dee objected: "fuel accounting"',
    'dee resolved "fuel accounting"',
  ]);
});

describe("saving", () => {
  test("prints what isn't to be written to a file, and nothing else", async () => {
    const { rfc } = await setStory();
    const { status, out, err } = await rfc(["snapshot", "acme/rfcs#1"]);
    expect([status, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      format: "rfckit-thread",
      version: 1,
      bot: { login: "rfcbot[bot]" },
    });
  });

  test("has no token in it, and no secret", async () => {
    const { folder, env } = await setStory();
    const text = readFileSync(join(folder, THREAD), "utf8");
    expect(text).not.toContain(env.GITHUB_TOKEN);
    expect(text).not.toContain("a seal for tests only");
  });

  test("warns of what is private, and keeps it to its owner", async () => {
    const stage = await setGitHubStage({ private: true });
    stage.openPull();
    await stage.pass();
    const { status, err } = await stage.rfc(["snapshot", "acme/rfcs#1", "--output", "hush.json"]);
    expect([status, err]).toEqual([
      0,
      "rfc: acme/rfcs is private. hush.json has all that is said in #1: keep it to those who may see that.\n",
    ]);
    expect(statSync(join(stage.folder, "hush.json")).mode & 0o077).toBe(0);
    const printed = await stage.rfc(["snapshot", "acme/rfcs#1"]);
    expect(printed.err).toBe(
      "rfc: acme/rfcs is private. What follows has all that is said in #1: keep it to those who may see that.\n",
    );
  });

  test("replaces a saved thread, and nothing else", async () => {
    const { rfc, folder } = await setStory();
    expect((await rfc(["snapshot", "acme/rfcs#1", "--output", THREAD])).status).toBe(0);
    writeFileSync(join(folder, "notes.md"), "# Mine\n");
    const { status, out, err } = await rfc(["snapshot", "acme/rfcs#1", "--output", "notes.md"]);
    expect([status, out, err]).toEqual([
      2,
      "",
      "rfc: notes.md is there already, and is no saved thread. It is left alone: name another file.\n",
    ]);
    expect(readFileSync(join(folder, "notes.md"), "utf8")).toBe("# Mine\n");
    const nowhere = await rfc(["snapshot", "acme/rfcs#1", "--output", "nowhere/thread.json"]);
    expect([nowhere.status, nowhere.err]).toEqual([
      2,
      "rfc: nowhere/thread.json can't be written: there is no such folder.\n",
    ]);
    expect(readdirSync(folder).sort()).toEqual(["notes.md", THREAD]);
  });
});

describe("what can't be told again says why", () => {
  test.each<[string, string[], RegExp]>([
    [
      "one of two",
      ["--policy", "policy.yml"],
      /^rfc: --policy and --snapshot go together: what is to be different/u,
    ],
    ["the other of two", ["--snapshot", THREAD], /^rfc: --policy and --snapshot go together/u],
    [
      "scenarios too",
      ["a.yml", "--policy", "policy.yml", "--snapshot", THREAD],
      /^rfc: a saved thread is told again by itself: leave out the scenarios and --http\.\n$/u,
    ],
    [
      "no such thread",
      ["--policy", "policy.yml", "--snapshot", "none.json"],
      /^rfc: can't read none\.json: there is no such file\.\n$/u,
    ],
    [
      "no thread",
      ["--policy", "policy.yml", "--snapshot", "policy.yml"],
      /^rfc: policy\.yml is no JSON, and so no saved thread\. `rfc snapshot` saves one\.\n$/u,
    ],
    ["no such policy", ["--policy", ".", "--snapshot", THREAD], /^rfc: can't read \.: it is a folder\.\n$/u],
    [
      "a policy that is wrong",
      ["--policy", "wrong.yml", "--snapshot", THREAD],
      /^wrong\.yml:1:14: Found the number `0` at `fcp\.days`, expected a whole number of days from 1 to 365\.\nwrong\.yml:2:1: Found an unknown key at `fpc`/u,
    ],
  ])("%s", async (_, args, words) => {
    const stage = await setGitHubStage();
    stage.openPull();
    await stage.rfc(["snapshot", "acme/rfcs#1", "--output", THREAD]);
    writeFileSync(join(stage.folder, "policy.yml"), "fcp: { days: 5 }\n");
    writeFileSync(join(stage.folder, "wrong.yml"), "fcp: { days: 0 }\nfpc: {}\n");
    const { status, out, err } = await stage.rfc(["simulate", ...args]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(words);
  });
});

test("an empty name is no file to save to", async () => {
  const { rfc } = await setGitHubStage();
  expect(await rfc(["snapshot", "acme/rfcs#1", "--output", ""])).toEqual({
    status: 2,
    out: "",
    err: "rfc: --output is empty. Name a file, or leave it out.\n",
  });
});

test("a thread without a motion", async () => {
  const stage = await setGitHubStage();
  stage.openPull();
  await stage.rfc(["snapshot", "acme/rfcs#1", "--output", THREAD]);
  writeFileSync(join(stage.folder, "policy.yml"), "fcp: { days: 5 }\n");
  const { status, out } = await stage.rfc(["simulate", "--policy", "policy.yml", "--snapshot", THREAD]);
  expect([status, out]).toEqual([
    0,
    expect.stringContaining("it would have gone the same way, for no motion was made in this\nthread."),
  ]);
});
