/**
 * What the bot announces in a comment of its own (D17): each abort, restart, moved end, lapse and decision once,
 * under a name of its own, with what caused it. An edit of the checklist may notify nobody.
 */
import { describe, expect, test } from "vitest";
import { about, DAY, DEFAULT_POLICY, HOUR, type Notice, type Policy, type Subject } from "../src/index.ts";
import { person, START, Story } from "./story.ts";

const fcp = (change: Partial<Policy["fcp"]>): Policy => ({
  ...DEFAULT_POLICY,
  fcp: { ...DEFAULT_POLICY.fcp, ...change },
});
const objection: Policy = { ...DEFAULT_POLICY, objection: { resolvers: "objector", secondAfter: 30 * DAY } };
const UPKEEP: Subject = { kind: "upkeep", because: { kind: "no-rfc" } };

const running = (policy: Policy = DEFAULT_POLICY) => new Story({ policy }).moves("ana").signs("cho").bot();
/** Decided by all groups before any period, and held up by a required check. */
const decidedAtOnce = () => new Story().moves("ana").signs("cho", "dee").bot(true);
/** The announcement of a period that the bot made just before it read what took its ground. */
const announced = (story: Story) =>
  story.add({ kind: "period-opened", key: "late", at: story.now, motion: 1, id: 77, url: "#fcp" });
const hindered = (story: Story) =>
  story.add({
    kind: "hindered",
    key: "again",
    at: story.now,
    motion: 1,
    hindrance: "conflict",
    circumstances: "other",
  });

const zed = person("zed");
const first = { motion: 1, at: START };

const TOLD: readonly (readonly [string, () => Story, readonly Notice[]])[] = [
  ["a motion: its checklist is enough", () => new Story().moves("ana"), []],
  ["an objection before any period: nothing ends", () => new Story().moves("ana").objects("dee", "cost"), []],
  [
    "(R11) an objection that ends the period",
    () => running().objects("dee", "cost"),
    [
      {
        ...first,
        kind: "period-aborted",
        about: "m1/period/1/aborted",
        because: { kind: "objection", name: "cost", by: person("dee"), url: "#6" },
      },
    ],
  ],
  [
    "(D21) an objection that revokes a decision",
    () => decidedAtOnce().objects("eli", "late"),
    [
      { ...first, kind: "decision", about: "m1/decision/1" },
      {
        ...first,
        kind: "decision-revoked",
        about: "m1/decision/1/undone",
        objection: { name: "late", by: person("eli"), url: "#8" },
      },
    ],
  ],
  [
    "(D20) a second decision is another one, and what hinders it next is no news",
    () => hindered(decidedAtOnce().objects("eli", "late").resolves("eli").bot(true)),
    [
      { ...first, kind: "decision", about: "m1/decision/1" },
      {
        ...first,
        kind: "decision-revoked",
        about: "m1/decision/1/undone",
        objection: { name: "late", by: person("eli"), url: "#8" },
      },
      { ...first, kind: "decision", about: "m1/decision/2" },
    ],
  ],
  [
    "(D20) another text after the decision: the period goes on",
    () => running().signs("dee").bot(true).push("text-2"),
    [
      { ...first, kind: "decision", about: "m1/decision/1" },
      { ...first, kind: "decision-lapsed", about: "m1/decision/1/undone", endsAt: START + 10 * DAY },
    ],
  ],
  [
    "(D20) another text after a decision that took no period: none goes on",
    () => decidedAtOnce().push("text-2"),
    [
      { ...first, kind: "decision", about: "m1/decision/1" },
      { ...first, kind: "decision-lapsed", about: "m1/decision/1/undone", endsAt: null },
    ],
  ],
  [
    "(D16) an end that is moved, twice",
    () =>
      running()
        .wait(10 * DAY - HOUR)
        .push("text-2")
        .wait(HOUR)
        .push("text-3"),
    [
      {
        kind: "end-moved",
        about: "m1/period/1/end/1",
        motion: 1,
        at: START + 10 * DAY - HOUR,
        endsAt: START + 11 * DAY - HOUR,
        because: "text",
      },
      {
        kind: "end-moved",
        about: "m1/period/1/end/2",
        motion: 1,
        at: START + 10 * DAY,
        endsAt: START + 11 * DAY,
        because: "text",
      },
    ],
  ],
  [
    "(D15) a text that restarts the period",
    () => running(fcp({ onChange: "restart" })).push("text-2"),
    [
      {
        ...first,
        kind: "period-aborted",
        about: "m1/period/1/aborted",
        because: { kind: "text-changed" },
      },
    ],
  ],
  [
    "(D15) the same text at another head restarts nothing",
    () => running(fcp({ onChange: "restart" })).push("text-1", { head: "head-2" }),
    [],
  ],
  [
    "(D14) a sign-off withdrawn before the announcement, and seen after it",
    () => {
      const story = new Story().moves("ana").signs("cho").wait(HOUR).bot();
      return story.says("cho", { name: "unreview" }, { at: START });
    },
    [
      {
        ...first,
        kind: "period-aborted",
        about: "m1/period/1/aborted",
        because: { kind: "sign-off-withdrawn", by: person("cho") },
      },
    ],
  ],
  [
    "(D18) an announcement that an objection preceded",
    () => announced(new Story().moves("ana").signs("cho").objects("dee", "cost")),
    [
      {
        ...first,
        kind: "period-aborted",
        about: "m1/period/1/aborted",
        because: { kind: "objection", name: "cost", by: person("dee"), url: "#5" },
      },
    ],
  ],
  [
    "(D14, D18) an announcement that the withdrawing of the only sign-off preceded",
    () => announced(new Story().moves("ana").signs("cho").says("cho", { name: "unreview" })),
    [
      {
        ...first,
        kind: "period-aborted",
        about: "m1/period/1/aborted",
        because: { kind: "sign-off-withdrawn", by: null },
      },
    ],
  ],
  [
    "(D34) a pause that moves the end",
    () =>
      running()
        .wait(10 * DAY - HOUR)
        .pause(true)
        .pause(false),
    [
      {
        kind: "end-moved",
        about: "m1/period/1/end/1",
        motion: 1,
        at: START + 10 * DAY - HOUR,
        endsAt: START + 11 * DAY - HOUR,
        because: "pause",
      },
    ],
  ],
  [
    "(D26) an objection that lapses",
    () => {
      const story = new Story({ policy: objection })
        .moves("ana")
        .objects("ben", "size")
        .objects("dee", "cost");
      story.posted(about.objectionWarned(1, 2)).wait(30 * DAY);
      return story.bot();
    },
    [
      {
        kind: "objection-lapsed",
        about: "m1/objection/2/lapsed",
        motion: 1,
        at: START + 30 * DAY,
        objection: 2,
      },
    ],
  ],
  [
    "(D22) how to object, to each who requests changes, once",
    () =>
      new Story()
        .moves("ana")
        .reviews("dee", "changes-requested")
        .reviews("cho", "changes-requested")
        .reviews("dee", "changes-requested"),
    [
      { ...first, kind: "how-to-object", about: "how-to-object/4", to: person("dee") },
      { ...first, kind: "how-to-object", about: "how-to-object/3", to: person("cho") },
    ],
  ],
  [
    "(D22) how to object: not to a stranger, and not without a motion",
    () => new Story().reviews("dee", "changes-requested").moves("ana").reviews("zed", "changes-requested"),
    [],
  ],
  [
    "(D6) cancelled while nobody was waiting",
    () => new Story().moves("ana").says("ana", { name: "cancel" }),
    [],
  ],
  [
    "(D6) cancelled during the period, by the mover",
    () => running().says("ana", { name: "cancel" }),
    [
      {
        ...first,
        kind: "motion-ended",
        about: "m1/ended",
        end: { kind: "cancelled", admin: false },
        by: person("ana"),
      },
    ],
  ],
  [
    "(D6) cancelled after the decision, by an admin",
    () => decidedAtOnce().says("ada", { name: "cancel" }),
    [
      { ...first, kind: "decision", about: "m1/decision/1" },
      {
        ...first,
        kind: "motion-ended",
        about: "m1/ended",
        end: { kind: "cancelled", admin: true },
        by: person("ada"),
      },
    ],
  ],
  [
    "(D9) lapsed as a draft",
    () => new Story().moves("ana").happens("draft"),
    [
      {
        ...first,
        kind: "motion-ended",
        about: "m1/ended",
        end: { kind: "lapsed", because: "draft" },
        by: zed,
      },
    ],
  ],
  [
    "(D1) lapsed by leaving the RFC",
    () => new Story().moves("ana").push("text-2", { subject: UPKEEP }),
    [
      {
        ...first,
        kind: "motion-ended",
        about: "m1/ended",
        end: { kind: "lapsed", because: "left-rfc" },
        by: null,
      },
    ],
  ],
  [
    "(D1) lapsed by leaving the default branch",
    () => new Story().moves("ana").happens("left-base"),
    [
      {
        ...first,
        kind: "motion-ended",
        about: "m1/ended",
        end: { kind: "lapsed", because: "left-rfc" },
        by: zed,
      },
    ],
  ],
  [
    "(R12) accepted: said with the decision",
    () => new Story().moves("ana").signs("cho", "dee").bot(),
    [{ ...first, kind: "decision", about: "m1/decision/1" }],
  ],
  [
    "(R12, R15) rejected: the closing comment",
    () => new Story().moves("ana", "close", "why").signs("cho", "dee").bot(),
    [{ ...first, kind: "decision", about: "m1/decision/1" }],
  ],
  ["(D10) closed by hand: whoever did knows", () => running().happens("closed"), []],
  ["(D10) merged by hand: whoever did knows", () => running().happens("merged"), []],
];

test.each(TOLD)("%s", (_, story, notices) => {
  expect(story().standing.notices).toEqual(notices);
});

describe("names", () => {
  test("(D17) nothing that is announced twice in a life has one name", () => {
    const story = new Story({ policy: fcp({ onChange: "restart" }) }).moves("ana").signs("cho").bot();
    story.push("text-2").bot().push("text-3").bot().objects("dee", "cost").resolves("dee").bot();
    story.says("ana", { name: "cancel" }).moves("cho").signs("ana").bot().says("cho", { name: "cancel" });
    const names = story.standing.notices.map((notice) => notice.about);
    expect(names).toEqual([
      "m1/period/1/aborted",
      "m1/period/2/aborted",
      "m1/period/3/aborted",
      "m1/ended",
      "m2/ended",
    ]);
  });
});
