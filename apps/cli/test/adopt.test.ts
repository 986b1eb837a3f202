/** `rfc adopt`, as an operator types it: the app over HTTP, on a file of SQLite. */
import { DAY, MINUTE } from "@rfckit/core";
import { BOT, type PullHandle } from "@rfckit/simulator";
import { openStore } from "@rfckit/store";
import { describe, expect, test } from "vitest";
import { ADOPT_SHAPE } from "../src/json-shapes.ts";
import { runProgram } from "../src/program.ts";
import { captureIo } from "./captured-io.ts";
import { setOperatorStage } from "./operator-stage.ts";

const SLOW = { timeout: 60_000 };

const BY_HAND = `# Motion to finalize with a disposition to merge

It has been quiet for a while.

## Stakeholders sign-off

### Fastly
* [x] @ana
* [ ] @ben

### Arm
* [ ] @cho

### Intel
* [ ] @dee
* [ ] @fred
`;

/** A motion by hand: cho ticked their own box, and ana that of dee. */
async function setStory() {
  const stage = await setOperatorStage();
  const pull = stage.openPull();
  const wait = () => stage.clock.advanceTo(stage.clock.now() + MINUTE);
  const id = pull.comment({ by: "ana", body: BY_HAND });
  pull.label({ by: "ana", add: ["motion-to-finalize", "disposition-merge"] });
  const tick = (by: string, whose: string) => {
    wait();
    const body = pull.view().comments.find((each) => each.id === id)?.body ?? "";
    pull.editComment(id, { by, body: body.replace(`[ ] @${whose}`, `[x] @${whose}`) });
  };
  tick("cho", "cho");
  tick("ana", "dee");
  wait();
  /** Times differ from one run to the next. */
  const plain = (text: string) =>
    text.replaceAll(/\d{1,2} [A-Z][a-z]+ \d{4}, [\d:]{8} UTC/gu, "DATE").replaceAll(/[0-9a-f]{40}/gu, "HEAD");
  const adopt = async (args: readonly string[] = [], more: Readonly<Record<string, string>> = {}) => {
    const { status, out, err } = await stage.rfc(["adopt", "acme/rfcs#1", ...args], more);
    return { status, out: plain(out), err };
  };
  return { ...stage, pull, adopt };
}

const ownOf = (pull: PullHandle) => pull.view().comments.filter(({ author }) => author === BOT);

test("it shows what it read and what would follow, and does nothing without a yes", SLOW, async () => {
  const { adopt, pull } = await setStory();
  const before = pull.view();
  const { status, out, err } = await adopt();
  expect([status, err]).toEqual([1, ""]);
  expect(out).toMatchInlineSnapshot(`
    "acme/rfcs#1

    A motion to merge, made by hand: https://github.com/acme/rfcs/pull/1#issuecomment-70001
      • ana moved to merge it on DATE, and has signed by that.
      • cho ticked their own box on DATE.
      • To be signed again: dee. Somebody else ticked that box, or nobody can tell any more who did.
      • Concerns in plain words are not guessed at: whoever has one writes it as a command.
      • On the roster, and not in that list: eli.
      • In that list, and not on the roster: fred. They are left out.

    The bot would
      • post the checklist of motion 1
      • post the announcement of final comment period 1
      • remove the labels motion-to-finalize
      • add the labels final-comment-period
      • set the check run rfc lint at HEAD

    Nothing was written. To take it over without being asked, give --yes.
    "
  `);
  expect(pull.view()).toEqual(before);
  const dry = await adopt(["--dry-run"]);
  expect(dry).toMatchObject({ status: 0, err: "" });
  expect(dry.out).toMatch(/\nThis was a dry run: nothing was written\.\n$/u);
  expect(pull.view()).toEqual(before);
});

test(
  "with --yes the bot goes on from there, whole period and all, and a second time changes nothing",
  SLOW,
  async () => {
    const { adopt, pull, clock, reconcile, rfc, tokenOf } = await setStory();
    const { status, out } = await adopt(["--yes"]);
    expect(status).toBe(0);
    expect(out).toMatch(
      /\nThe motion to merge is taken over as motion 1, and goes on by the bot's checklist\. /u,
    );
    expect(ownOf(pull).map(({ body }) => body.split("\n")[0])).toEqual([
      "<!-- rfckit:about m1/checklist -->",
      "<!-- rfckit:about m1/period/1 -->",
    ]);
    expect(pull.view().labels).toEqual(["disposition-merge", "final-comment-period", "project-wasmtime"]);
    const before = pull.view();
    const again = await adopt(["--yes"]);
    expect(again.status).toBe(0);
    expect(again.out).toMatch(
      /\nIt was taken over on .* already, and is on the table\. Nothing was changed\.\n$/u,
    );
    expect(pull.view()).toEqual(before);

    clock.advanceTo(clock.now() + 10 * DAY - 2 * MINUTE);
    await reconcile();
    expect(pull.view().state).toBe("open");
    clock.advanceTo(clock.now() + 3 * MINUTE);
    await reconcile();
    expect(pull.view().state).toBe("merged");
    const audited = await rfc(["audit", "acme/rfcs#1"], { GITHUB_TOKEN: tokenOf("zed") });
    expect(audited).toMatchObject({ status: 0 });
  },
);

describe("at a terminal", SLOW, () => {
  const answer = async (typed: string) => {
    const stage = await setStory();
    const { io, out, err } = captureIo(typed, stage.folder);
    const terminal = { ...io.stderr, isTerminal: true };
    const stdin = Object.assign(io.stdin, { isTTY: true });
    const status = await runProgram(["adopt", "acme/rfcs#1"], {
      ...io,
      stdin,
      stderr: terminal,
      env: stage.env,
    });
    return { status, out: out(), err: err(), own: ownOf(stage.pull).length };
  };

  test("it asks, and a yes is one", async () => {
    expect(await answer("y\n")).toMatchObject({ status: 0, err: "Take it over? [y/N] ", own: 2 });
  });

  test.each(["n\n", "\n", "", "yesterday\n"])("%j is none", async (typed) => {
    expect(await answer(typed)).toMatchObject({ status: 1, own: 0 });
  });
});

test("the same for other programs", SLOW, async () => {
  const { adopt } = await setStory();
  const told = async (args: readonly string[]) => {
    const { status, out } = await adopt(["--format", "json", ...args]);
    return { status, ...ADOPT_SHAPE.parse(JSON.parse(out)) };
  };
  expect(await told([])).toMatchObject({
    status: 1,
    outcome: "possible",
    read: {
      mover: "ana",
      disposition: "merge",
      signOffs: [{ by: "cho", how: "tick" }],
      toSignAgain: ["dee"],
      withoutBox: ["eli"],
      strangers: ["fred"],
    },
    would: expect.arrayContaining(["post the checklist of motion 1"]),
  });
  expect(await told(["--yes"])).toMatchObject({ status: 0, outcome: "adopted" });
  expect(await told(["--yes"])).toMatchObject({ status: 0, outcome: "already", would: [] });
});

test("what it refuses it says in words, and writes nothing", SLOW, async () => {
  const stage = await setOperatorStage();
  const [bare, stranger, draft, moved] = [
    stage.openPull(),
    stage.openPull(),
    stage.openPull(),
    stage.openPull(),
  ];
  stranger.comment({ by: "zed", body: BY_HAND });
  draft.comment({ by: "ana", body: BY_HAND });
  draft.setDraft(true, "zed");
  moved.comment({ by: "ana", body: BY_HAND });
  moved.comment({ by: "cho", body: "@rfcbot merge" });
  const told = async (pull: PullHandle) => {
    const before = pull.view().comments.length;
    const { status, out, err } = await stage.rfc(["adopt", `acme/rfcs#${pull.number}`, "--yes"]);
    expect([status, err]).toEqual([1, ""]);
    return { said: out.trimEnd().split("\n").at(-1), wrote: pull.view().comments.length - before };
  };
  expect(await told(bare)).toEqual({
    said: "No comment is headed “Motion to finalize with a disposition to merge” (close, postpone), so there is nothing to take over. A stakeholder can move with `@rfcbot merge`.",
    wrote: 0,
  });
  expect(await told(stranger)).toEqual({
    said: "zed, who made it, is not on the roster of project-wasmtime under the present configuration. Somebody who is has to move: ana, ben, cho, dee or eli.",
    wrote: 0,
  });
  expect(await told(draft)).toEqual({
    said: "No RFC is merged in draft form: the pull request is a draft. Take it over once that is mended.",
    wrote: 0,
  });
  expect((await told(moved)).said).toMatch(/^There is a motion to merge on the table, which cho made: http/u);
});

describe("what it can't begin is one line", SLOW, () => {
  test.each<[string[], Record<string, string>, RegExp]>([
    [["acme/rfcs"], {}, /^rfc: which pull request is meant wasn't said\. Give its number too/u],
    [["#1"], {}, /^rfc: which repository is meant wasn't said/u],
    [["acme/other#1"], {}, /^rfc: the app isn't installed on acme\/other, or there is no such repository\./u],
    [["acme/rfcs#77"], {}, /^rfc: acme\/rfcs#77: .*\. Nothing was written\.\n$/u],
    [["acme/rfcs#1"], { DATABASE_URL: "memory:" }, /^rfc: DATABASE_URL is `memory:`/u],
    [["acme/rfcs#1"], { APP_ID: "12" }, /^rfc: GitHub at /u],
    [
      ["acme/rfcs#1"],
      { WEBHOOK_SECRET: "" },
      /^rfc adopt: One setting is wrong[\s\S]*\n\nThese are the App's\. Where the Action runs the process, its workflow takes a motion over: `rfc help adopt` says how\.\n$/u,
    ],
  ])("%j with %j", async (args, more, words) => {
    const stage = await setOperatorStage();
    stage.openPull();
    const { status, out, err } = await stage.rfc(["adopt", ...args], more);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(words);
  });

  test("a bot that works on the file", async () => {
    const stage = await setStory();
    const store = await openStore({ url: stage.path, clock: stage.clock });
    expect(await stage.adopt()).toMatchObject({
      status: 2,
      err: expect.stringContaining("stop that one first"),
    });
    expect(await stage.adopt(["--dry-run"])).toMatchObject({ status: 0 });
    await store.close();
  });
});
