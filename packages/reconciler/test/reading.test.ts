/** From what GitHub shows to what counts. */
import { describe, expect, test } from "vitest";
import { aboutOf, ownText, withHiddenKey } from "../src/hidden-key.ts";
import type { Account, Comment, Revision } from "../src/index.ts";
import { readCommands } from "../src/read/read-commands.ts";
import { knownTexts, textOfCommit, textSeenAt } from "../src/read/read-texts.ts";
import { readTicks } from "../src/read/read-ticks.ts";

const ana: Account = { id: 1, login: "ana", kind: "user" };
const ben: Account = { id: 2, login: "ben", kind: "user" };
const bot: Account = { id: 9, login: "rfcbot[bot]", kind: "bot" };

function comment(body: string, more: Partial<Comment> = {}): Comment {
  return {
    kind: "comment",
    id: 7,
    url: "#7",
    author: ana,
    viaApp: false,
    createdAt: 100,
    body,
    revisions: [],
    minimized: false,
    reactions: [],
    ...more,
  };
}

/** A comment whose versions are told one by one; the last is what stands. */
function edited(
  author: Account,
  ...versions: [at: number, by: Account | null, body: string | null][]
): Comment {
  const revisions: Revision[] = versions.map(([at, by, body]) => ({ at, by, body }));
  return comment(revisions.at(-1)?.body ?? "", { author, revisions });
}

describe("commands count once, when a version of their author's first has them (D27)", () => {
  const read = (from: Comment) =>
    readCommands(from, ["@rfcbot"]).map(({ at, version, command }) => [at, version, command.name]);
  test("in the order of their lines", () => {
    expect(read(comment("@rfcbot reviewed\n@rfcbot concern x"))).toEqual([
      [100, 0, "review"],
      [100, 0, "object"],
    ]);
  });
  test("an edit by the author adds what is new, and takes nothing back", () => {
    expect(
      read(
        edited(
          ana,
          [100, ana, "@rfcbot merge"],
          [200, ana, "never mind\n@rfcbot help"],
          [300, ana, "@rfcbot merge"],
        ),
      ),
    ).toEqual([
      [100, 0, "move"],
      [200, 1, "help"],
    ]);
  });
  test("an edit by somebody else does nothing, not even as having been there", () => {
    expect(read(edited(ana, [100, ana, "hello"], [200, ben, "hello\n@rfcbot reviewed"]))).toEqual([]);
    expect(
      read(
        edited(
          ana,
          [100, ana, "hello"],
          [200, ben, "@rfcbot reviewed"],
          [300, ana, "@rfcbot reviewed\nindeed"],
        ),
      ),
    ).toEqual([[300, 1, "review"]]);
  });
  test("a redacted version is passed over", () => {
    expect(read(edited(ana, [100, ana, null], [200, ana, "@rfcbot help"]))).toEqual([[200, 0, "help"]]);
  });
  test("a reason that is mended makes no new motion", () => {
    expect(
      read(edited(ana, [100, ana, "@rfcbot close becuase"], [200, ana, "@rfcbot close because"])),
    ).toHaveLength(1);
  });
  test("the same command twice in one comment is two", () => {
    const keys = readCommands(comment("@rfcbot help\n@rfcbot help"), ["@rfcbot"]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
  test("bots, apps and deleted accounts say nothing that counts (D29)", () => {
    for (const more of [{ author: bot }, { viaApp: true }, { author: null }])
      expect(read(comment("@rfcbot merge", more))).toEqual([]);
  });
  test("the twenty-first command is named as unread (D30)", () => {
    const all = read(comment("@rfcbot help\n".repeat(23)));
    expect(all).toHaveLength(21);
    expect(all.at(-1)).toEqual([100, 0, "unread"]);
  });
});

describe("which text somebody could have seen (D15)", () => {
  const texts = [
    { head: "h1", digest: "one", stampedAt: 100 },
    { head: "h2", digest: "two", stampedAt: 200 },
  ];
  test.each([
    [99, null],
    [100, null],
    [101, "one"],
    [200, "one"],
    [201, "two"],
  ])("written at %d: %s", (at, digest) => expect(textSeenAt(texts, at, 50)).toBe(digest));
  test("in the second in which the pull request was opened, the one that it was opened with", () => {
    expect([textSeenAt(texts, 100, 100), textSeenAt(texts, 200, 100)]).toEqual(["one", "one"]);
  });
  test("of a review, the commit's; of one that nobody saw, none", () => {
    expect([textOfCommit(texts, "h1"), textOfCommit(texts, "h9"), textOfCommit(texts, null)]).toEqual([
      "one",
      null,
      null,
    ]);
  });
  test("the present text is the newest, and not twice", () => {
    expect(knownTexts([], { head: "h", digest: "d", stampedAt: 5 })).toHaveLength(1);
  });
});

describe("boxes (D31)", () => {
  const before = "- [ ] @ana\n- [ ] @ben\n";
  const ticks = (by: Account, after: string, logins: readonly string[] = []) =>
    readTicks(edited(bot, [100, bot, before], [200, by, after]), bot.id, () => logins).map(
      ({ by: who, checked }) => [who.login, checked],
    );
  test("one's own counts, another's doesn't", () => {
    expect(ticks(ana, "- [x] @ana\n- [ ] @ben\n")).toEqual([["ana", true]]);
    expect(ticks(ana, "- [ ] @ana\n- [x] @ben\n")).toEqual([]);
    expect(ticks(ana, "- [x] @ana\n- [x] @ben\n")).toEqual([["ana", true]]);
  });
  test("a box that is missing is no box unticked", () => {
    const checked = edited(bot, [100, bot, "- [x] @ana\n- [ ] @ben\n"], [200, ana, "- [ ] @ben\n"]);
    expect(readTicks(checked, bot.id, () => [])).toEqual([]);
    const unticked = edited(bot, [100, bot, "- [x] @ana\n"], [200, ana, "- [ ] @ana\n"]);
    expect(readTicks(unticked, bot.id, () => [])).toMatchObject([{ checked: false }]);
  });
  test("somebody who was renamed has the box of the old login, if it is known as theirs (D32)", () => {
    const renamed = { ...ana, login: "anna" };
    expect(ticks(renamed, "- [x] @ana\n- [ ] @ben\n")).toEqual([]);
    expect(ticks(renamed, "- [x] @ana\n- [ ] @ben\n", ["ana"])).toEqual([["anna", true]]);
  });
  test("the bot's own edits tick nothing", () => expect(ticks(bot, "- [x] @ana\n")).toEqual([]));
});

describe("the bot's own comments", () => {
  const body = withHiddenKey("m1/checklist", "text");
  test("are known by their key, others' never", () => {
    expect(aboutOf(comment(body, { author: bot }), bot.id)).toBe("m1/checklist");
    expect(aboutOf(comment(body), bot.id)).toBeNull();
    expect(aboutOf(comment(`quoted ${body}`, { author: bot }), bot.id)).toBeNull();
  });
  test("edited by somebody, the bot's own last version counts; redacted, the one before, or none", () => {
    const forged = edited(
      bot,
      [100, bot, body],
      [200, bot, `${body}!`],
      [300, ana, "<!-- rfckit:about m9/checklist -->"],
    );
    expect([ownText(forged, bot.id), aboutOf(forged, bot.id)]).toEqual([`${body}!`, "m1/checklist"]);
    expect(ownText(edited(bot, [100, bot, body], [200, bot, null], [300, ana, "x"]), bot.id)).toBe(body);
    expect(ownText(edited(bot, [100, bot, null], [300, ana, "x"]), bot.id)).toBeNull();
  });
});
