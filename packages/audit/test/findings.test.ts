/** One thing is wrong at a time, and what is found is just that, in plain words. */
import { DAY, type Entry, HOUR, MINUTE } from "@rfckit/core";
import { chainRows } from "@rfckit/reconciler/record";
import { beforeAll, describe, expect, test } from "vitest";
import { type AuditInput, audit, recordDecision, writeRecordMarkdown } from "../src/index.ts";
import { chanceFrom } from "./chance.ts";
import { checklistOf, configuration, setStage } from "./stage.ts";
import {
  adoptByHand,
  changing,
  commandNamed,
  entriesIn,
  liveThrough,
  ofKind,
  withComments,
  withLastChecklist,
  withLedger,
  withReceipts,
} from "./told-story.ts";

let input: AuditInput;
beforeAll(async () => {
  ({ input } = await liveThrough());
});

/** What was found, as `weight kind: what`. */
function found(told: AuditInput): string[] {
  return audit(told).findings.map(({ weight, kind, text }) => `${weight} ${kind}: ${text}`);
}

const kinds = (told: AuditInput) => audit(told).findings.map(({ weight, kind }) => `${weight} ${kind}`);
const without =
  (...which: ((entry: Entry) => boolean)[]) =>
  (entries: readonly Entry[]) =>
    entries.filter((entry) => !which.some((each) => each(entry)));

test("nothing is, where nothing is wrong, with each record alone and with both", () => {
  for (const told of [
    input,
    { ...input, rows: null },
    withLedger(input, entriesIn(input)),
    withReceipts(input, (all) => all),
  ]) {
    expect([audit(told).verdict, found(told)]).toEqual(["confirmed", []]);
  }
});

describe("a fact that GitHub denies", () => {
  const cases: [string, (entries: readonly Entry[]) => readonly Entry[], RegExp[]][] = [
    [
      "a command that is somebody else's",
      changing(commandNamed("object"), (entry) => ({ ...entry, by: { id: 1005, login: "eli" } })),
      [/^contradicted unbacked: eli objected .* That comment is by dee, and not by eli\.$/],
    ],
    [
      "a command that says something else",
      changing(commandNamed("object"), (entry) => ({
        ...entry,
        command: { name: "object", objection: "scope" },
      })),
      [/^contradicted unbacked: .*The comment says something else than the record does\.$/],
    ],
    [
      "a command that stands nowhere in that comment",
      changing(commandNamed("object"), (entry) => ({
        ...entry,
        key: entry.key.replace(/\/[^/]+\/1$/, "/0123456789ab/1"),
      })),
      [/^contradicted unbacked: .*No version of that comment which dee wrote has that line\.$/],
    ],
    [
      "a command of another time",
      changing(commandNamed("object"), (entry) => ({ ...entry, at: entry.at - 60_000 })),
      [/^contradicted time-altered: .*GitHub shows that it was written on 5 January 2026, 09:10:00 UTC/],
    ],
    [
      "a tick that is somebody else's",
      changing(ofKind("tick"), (entry) => ({ ...entry, by: { id: 1005, login: "eli" } })),
      [/^contradicted unbacked: .*It was cho who edited the checklist there, and not eli\.$/],
    ],
    [
      "a tick in a version that the bot wrote",
      changing(ofKind("tick"), (entry) => ({ ...entry, key: entry.key.replace(/\d+$/, "99") })),
      [/^contradicted unbacked: .*The checklist was never edited in that place\.$/],
    ],
    [
      "a tick of another time",
      changing(ofKind("tick"), (entry) => ({ ...entry, at: entry.at + 1000 })),
      [/^contradicted time-altered: /],
    ],
    [
      "a review that is somebody else's",
      changing(ofKind("review"), (entry) => ({ ...entry, by: { id: 1005, login: "eli" } })),
      [/^contradicted unbacked: .*That review is by ben, and not by eli\.$/],
    ],
    [
      "a review that never was",
      changing(ofKind("review"), (entry) => ({ ...entry, source: { ...entry.source, id: 1 } })),
      [/^contradicted unbacked: .*a submitted review can't be deleted\.$/],
    ],
    [
      "a review of another time",
      changing(ofKind("review"), (entry) => ({ ...entry, at: entry.at + 1000 })),
      [/^contradicted time-altered: /],
    ],
    [
      "a merge that GitHub's timeline doesn't have",
      changing(ofKind("pull"), (entry) =>
        entry.event === "merged" ? { ...entry, at: entry.at + HOUR } : entry,
      ),
      [
        /^contradicted other-outcome: .*GitHub's timeline doesn't have that it was merged/,
        /^contradicted merged-without-decision: /,
      ],
    ],
  ];
  test.each(cases)("%s", (_, change, expected) => {
    const told = found(withReceipts(input, change));
    for (const words of expected) expect(told).toContainEqual(expect.stringMatching(words));
    expect(audit(withReceipts(input, change)).verdict).toBe("contradicted");
  });
});

describe("what the rules don't lead to", () => {
  const decided = ofKind("decided");
  const opened = (entry: Entry): entry is Extract<Entry, { readonly kind: "period-opened" }> =>
    entry.kind === "period-opened" && entry.key.endsWith("/2");
  const cases: [string, (entries: readonly Entry[]) => readonly Entry[], string[]][] = [
    [
      "a decision before the period's end",
      changing(decided, (entry) => ({ ...entry, at: entry.at - DAY })),
      ["contradicted decided-too-early"],
    ],
    [
      "a decision on another ground",
      changing(decided, (entry) => ({ ...entry, because: "every-group" })),
      ["contradicted decided-without-ground"],
    ],
    [
      "a decision for another head",
      changing(decided, (entry) => ({ ...entry, head: "0".repeat(40) })),
      ["contradicted other-head-merged", "contradicted decided-without-ground"],
    ],
    [
      "a decision on another text",
      (entries) =>
        changing(decided, (entry) => ({ ...entry, text: "f".repeat(32) }))(
          changing(ofKind("text"), (entry) => ({ ...entry, digest: "f".repeat(32) }))(entries),
        ),
      ["contradicted other-text-merged"],
    ],
    [
      "a decision after the merge",
      changing(decided, (entry) => ({ ...entry, at: entry.at + 1000 })),
      ["contradicted merged-too-early"],
    ],
    ["no decision at all", without(decided), ["contradicted merged-without-decision"]],
    [
      "a period that began before its announcement stood there",
      changing(opened, (entry) => ({ ...entry, at: entry.at - HOUR })),
      ["contradicted time-altered", "contradicted decided-without-ground"],
    ],
    [
      "an objection that is in no record",
      without(
        commandNamed("object"),
        commandNamed("resolve"),
        (entry) => entry.kind === "period-opened" && entry.key.endsWith("/2"),
      ),
      ["contradicted left-out", "open unexplained", "contradicted decided-without-ground"],
    ],
    [
      "a roster with a group less",
      changing(commandNamed("move"), (entry) =>
        entry.context === undefined
          ? entry
          : {
              ...entry,
              context: { ...entry.context, roster: { groups: entry.context.roster.groups.slice(0, 2) } },
            },
      ),
      ["contradicted roster-altered"],
    ],
    [
      "a shorter period than was announced",
      changing(commandNamed("move"), (entry) => {
        const settings = entry.context?.settings;
        if (entry.context === undefined || settings == null) return entry;
        const policy = { ...settings.policy, fcp: { ...settings.policy.fcp, length: 9 * DAY } };
        return { ...entry, context: { ...entry.context, settings: { ...settings, policy } } };
      }),
      ["contradicted settings-altered", "contradicted settings-altered"],
    ],
  ];
  test.each(cases)("%s", (_, change, expected) => {
    const told = kinds(withReceipts(input, change));
    for (const each of expected) expect(told).toContain(each);
  });
});

describe("records that differ", () => {
  test("a receipt whose row is gone", () => {
    const told = withLedger(input, without(commandNamed("resolve"))(entriesIn(input)));
    expect(found(told)).toEqual([
      expect.stringMatching(
        /^contradicted row-dropped: The checklist has a receipt of .*, and the ledger has no such row\.$/,
      ),
    ]);
  });

  test("a row that says otherwise", () => {
    const told = withLedger(
      input,
      changing(commandNamed("resolve"), (entry) => ({ ...entry, admin: true }))(entriesIn(input)),
    );
    expect(kinds(told)).toEqual(["contradicted records-differ"]);
  });

  test("a row that changed a motion, and has no receipt", () => {
    const entries = entriesIn(input);
    const place = entries.findIndex(commandNamed("resolve"));
    const entry = entries[place];
    if (entry?.kind !== "command") throw new Error("no such row");
    const forged: Entry = {
      ...entry,
      key: "command/comment/70001/c97ace4c8fef/1",
      by: { id: 1002, login: "ben" },
      command: { name: "review" },
    };
    expect(kinds(withLedger(input, entries.toSpliced(place, 0, forged)))).toEqual([
      "contradicted row-added",
      "contradicted unbacked",
    ]);
  });

  test("receipts that say another thing than they did, or are gone", () => {
    const last = (change: (body: string) => string) =>
      withLastChecklist({ ...input, rows: null, receiptSecret: null }, change);
    expect(kinds(last((body) => body.replace('"n":"resolve"', '"n":"cancel"')))).toContain(
      "contradicted receipts-altered",
    );
    expect(found(last((body) => body.replace(/\n[^\n]*"n":"resolve"[^\n]*/, "")))).toContainEqual(
      expect.stringMatching(
        /^contradicted receipts-altered: The checklist of .* had a receipt .* that the one of .* lacks\.$/,
      ),
    );
  });

  test("what no entry can be, in a row or in a receipt", () => {
    const told = withLastChecklist({ ...input, receiptSecret: null }, (body) =>
      body.replace('"n":"resolve"', '"n":"resolved"'),
    );
    expect(found(told)).toContainEqual(
      "contradicted unreadable: 1 receipt holds what no entry can be: somebody wrote it there, or a newer version of the bot did.",
    );
    const nonsense = [
      null,
      7,
      {},
      { kind: "command" },
      { kind: "tick", key: "tick/1/1", at: Number.NaN },
    ] as never[];
    const rows = chainRows(undefined, [...entriesIn(input), ...nonsense]);
    expect(kinds({ ...input, rows })).toContain("contradicted unreadable");
  });

  test("a seal that fits no key at hand leaves it open, and everything else is compared", () => {
    const told = { ...input, receiptSecret: "another key" };
    expect([audit(told).verdict, kinds(told)]).toEqual(["open", ["open other-key"]]);
    expect(audit({ ...input, rows: null, receiptSecret: null }).summary).toEqual([
      expect.stringMatching(/^Confirmed: /),
      "No ledger was at hand: the receipts in the checklists were compared with the thread.",
      "The operator's key was not at hand, so the receipts' seals could not be verified. All the rest was compared.",
    ]);
  });

  test("a head that this ledger doesn't have: the newest is no ledger of ours, an older one is noted", () => {
    const heard: Entry = { kind: "spoke", key: "spoke/comment/1", at: 0, by: { id: 1007, login: "zed" } };
    const rows = chainRows(undefined, [heard, ...entriesIn(input)]);
    expect(kinds({ ...input, rows })).toEqual(["contradicted ledger-rewritten"]);
    const last = rows.at(-1);
    const head = `<!-- rfckit:ledger 1 ${last?.seq} ${last?.hash} ${"0".repeat(64)} -->`;
    const newest = withLastChecklist({ ...input, receiptSecret: null, rows }, (body) =>
      body.replace(/<!-- rfckit:ledger.*-->/, head),
    );
    expect(kinds(newest)).toEqual(["noted ledger-made-anew"]);
    expect(kinds({ ...input, rows: rows.slice(0, 4) })).toContain("contradicted rows-dropped-at-the-end");
  });
});

describe("what GitHub no longer tells", () => {
  const anas = (
    change: (
      comment: AuditInput["snapshot"]["comments"][number],
    ) => AuditInput["snapshot"]["comments"][number] | null,
  ) => withComments(input, (comment) => (comment.author?.login === "ana" ? change(comment) : comment));
  const cases: [string, () => AuditInput, RegExp][] = [
    [
      "a comment that is gone",
      () => anas(() => null),
      /^open comment-missing: .*it was deleted, or it never stood there\.$/,
    ],
    [
      "the comment of an account that is gone",
      () => anas((comment) => ({ ...comment, author: null })),
      /^open account-gone: /,
    ],
    [
      "a comment whose author GitHub no longer knows",
      () => ({
        ...anas(() => null),
        asked: [...input.asked, 1001],
        snapshot: { ...anas(() => null).snapshot, people: [] },
      }),
      /^open account-gone: .*no longer knows ana\.$/,
    ],
    [
      "a version that was redacted",
      () =>
        anas((comment) => ({
          ...comment,
          body: "Never mind.",
          revisions: [
            { at: comment.createdAt, by: comment.author, body: null },
            { at: comment.createdAt + MINUTE, by: comment.author, body: "Never mind." },
          ],
        })),
      /^open comment-redacted: /,
    ],
    [
      "a line under a name that no configuration has",
      () => anas((comment) => ({ ...comment, body: comment.body.replace("@rfcbot", "@decider") })),
      /^open mention-unknown: /,
    ],
    [
      "a review that was dismissed",
      () => ({
        ...input,
        snapshot: {
          ...input.snapshot,
          reviews: input.snapshot.reviews.map((review) => ({ ...review, state: "dismissed" as const })),
        },
      }),
      /^open review-dismissed: /,
    ],
    [
      "an announcement that is gone",
      () => withComments(input, (comment) => (comment.body.includes("m1/period/2 -->") ? null : comment)),
      /^open announcement-deleted: /,
    ],
    [
      "a checklist that is gone",
      () => withComments(input, (comment) => (comment.body.includes("m1/checklist -->") ? null : comment)),
      /^open checklist-deleted: /,
    ],
  ];
  test.each(cases)("%s", (_, tell, words) => {
    const told = tell();
    expect(found(told)).toContainEqual(expect.stringMatching(words));
    expect(audit(told).verdict).toBe("open");
  });

  test("but a number that no comment of that time can have had is a lie", () => {
    const told = withReceipts(
      input,
      changing(commandNamed("object"), (entry) => ({
        ...entry,
        source: { ...entry.source, id: 99_999_999 },
      })),
    );
    expect(found(told)).toContainEqual(
      expect.stringMatching(/^contradicted unbacked: .*no comment of that time can have had that number\.$/),
    );
  });

  test("and so is a fact that the bot's own later checklists didn't know", () => {
    const entries = entriesIn(input);
    const place = entries.findIndex(ofKind("tick"));
    const tick = entries[place];
    const id = 70_000;
    const forged: Entry = {
      kind: "command",
      key: `command/comment/${id}/c97ace4c8fef/1`,
      at: (tick?.at ?? 0) + MINUTE,
      by: { id: 1004, login: "dee" },
      source: { kind: "comment", id, url: `${input.snapshot.pull.url}#issuecomment-${id}` },
      version: 1,
      command: { name: "review" },
      admin: false,
      belongs: "roster",
      text: null,
    };
    const told = withLedger(input, entries.toSpliced(place + 1, 0, forged));
    expect(found(told)).toContainEqual(
      expect.stringMatching(
        /^contradicted unbacked: .*the checklist that the bot wrote later, on .*, didn't know of it\.$/,
      ),
    );
  });
});

describe("a motion that was made by hand and taken over", () => {
  let adopted: AuditInput;
  beforeAll(async () => {
    adopted = await adoptByHand();
  });
  const told = (change: (entry: Extract<Entry, { readonly kind: "adopted" }>) => Entry) =>
    found(withReceipts(adopted, changing(ofKind("adopted"), change)));

  test("is confirmed by its comment, and by the history that shows who ticked what", () => {
    expect([audit(adopted).verdict, found(adopted)]).toEqual(["confirmed", []]);
  });

  test.each<[string, Parameters<typeof told>[0], RegExp]>([
    [
      "is not by somebody else",
      (entry) => ({ ...entry, mover: { id: 1003, login: "cho" } }),
      /^contradicted unbacked: .*That comment is by ana, and not by cho\.$/,
    ],
    [
      "has no other disposition",
      (entry) => ({ ...entry, disposition: "close" }),
      /^contradicted unbacked: .*The comment makes no such motion\.$/,
    ],
    [
      "was not signed by whose box another one ticked",
      (entry) => ({
        ...entry,
        signOffs: entry.signOffs.map((signOff) => ({ ...signOff, by: { id: 1004, login: "dee" } })),
      }),
      /^contradicted unbacked: .*The comment's history shows no tick of dee's own on 5 January 2026, 09:01:00 UTC\.$/,
    ],
    [
      "was perhaps signed by a command that is gone",
      (entry) => ({ ...entry, signOffs: entry.signOffs.map((signOff) => ({ ...signOff, how: "command" })) }),
      /^open comment-missing: .*GitHub no longer shows the comment of .* with which cho had signed\.$/,
    ],
  ])("%s", (_, change, words) => {
    expect(told(change)).toContainEqual(expect.stringMatching(words));
  });

  test("is open where its history was redacted", () => {
    const redacted = withComments(adopted, (comment) =>
      comment.author?.login === "ana"
        ? {
            ...comment,
            revisions: comment.revisions.map((each, index) => (index === 0 ? { ...each, body: null } : each)),
          }
        : comment,
    );
    expect(found(redacted)).toContainEqual(expect.stringMatching(/^open comment-redacted: /));
  });
});

test("whatever is in the records, there is a report", () => {
  const chance = chanceFrom(4711);
  const values = [
    null,
    0,
    -1,
    1.5,
    9e99,
    Number.MAX_SAFE_INTEGER,
    "",
    "x",
    [],
    {},
    true,
    [[]],
    { id: 1 },
    "m9/checklist",
  ];
  const spoil = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      if (value.length === 0 || chance.oneIn(4)) return chance.pick(values);
      const place = chance.between(0, value.length - 1);
      return value.map((each, index) => (index === place ? spoil(each) : each));
    }
    if (typeof value !== "object" || value === null || chance.oneIn(12)) return chance.pick(values);
    const names = Object.keys(value);
    if (names.length === 0) return chance.pick(values);
    const name = chance.pick(names);
    return { ...value, [name]: spoil(Reflect.get(value, name)) };
  };
  for (let round = 0; round < 40; round += 1) {
    const entries = entriesIn(input);
    const place = chance.between(0, entries.length - 1);
    const told = withLedger(input, entries.with(place, spoil(entries[place]) as Entry));
    expect(writeRecordMarkdown(recordDecision(told, null))).toMatch(/^# Decision record: /);
    const receipts = withReceipts(input, (all) =>
      all.map((each, index) => (index === place % all.length ? (spoil(each) as Entry) : each)),
    );
    expect(writeRecordMarkdown(recordDecision(receipts, null))).toMatch(/^# Decision record: /);
  }
});

test("a motion that was found again after its checklist was deleted is in doubt, and nobody is accused", async () => {
  // The Action's bot: no ledger, and another configuration by now.
  const stage = setStage("action");
  const { pull, repository } = stage;
  const say = async (by: string, body: string) => {
    pull.comment({ by, body });
    await stage.settle();
    stage.wait(5 * MINUTE);
  };
  await stage.settle();
  await say("ana", "@rfcbot fcp merge");
  await say("cho", "@rfcbot reviewed");
  repository.commit("main", { ".github/rfcbot.yml": configuration({ days: 5 }) });
  stage.remove(checklistOf(stage)?.id ?? 0, "ben");
  stage.wait(HOUR);
  await stage.settle();
  const told = { ...(await stage.input()), rows: null };
  expect(audit(told).verdict).toBe("open");
  expect(found(told)).toEqual([
    expect.stringMatching(
      /^open checklist-deleted: The checklist of motion 1 was deleted, .* since 5 January 2026, /,
    ),
  ]);
});
