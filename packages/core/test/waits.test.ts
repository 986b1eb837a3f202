/**
 * Everything that ends by time alone: periods and their short-cuts, pauses, objections that nobody seconds,
 * reminders, and the instant at which the bot looks again.
 */
import { describe, expect, test } from "vitest";
import {
  about,
  BEGINNING,
  changeThatMatters,
  DAY,
  DEFAULT_POLICY,
  type Duration,
  decide,
  desired,
  endOfPeriod,
  HOUR,
  moveEnd,
  nextDue,
  nextStep,
  openPeriod,
  type Period,
  type Policy,
  resumePeriod,
  timelyNotices,
  waitAfterPause,
} from "../src/index.ts";
import { START, Story } from "./story.ts";

const fcp = (change: Partial<Policy["fcp"]>): Policy => ({
  ...DEFAULT_POLICY,
  fcp: { ...DEFAULT_POLICY.fcp, ...change },
});
const lapsing: Policy = { ...DEFAULT_POLICY, objection: { resolvers: "objector", secondAfter: 30 * DAY } };
const warned = about.objectionWarned;

/** Hours from the story's start. */
const hours = (instant: number | null): number | null => (instant === null ? null : (instant - START) / HOUR);

describe("the final comment period", () => {
  const policy = fcp({ minimum: 2 * DAY });
  const period = openPeriod(3, START, { policy }, "#fcp");
  const later = (change: Partial<Period>): Period => ({ ...period, ...change });

  test("(R10, D17, D19) is whole from its announcement on, and so is its minimum", () => {
    expect(period).toEqual({
      number: 3,
      startedAt: START,
      endsAt: START + 10 * DAY,
      firstEnd: START + 10 * DAY,
      shortCutFrom: START + 2 * DAY,
      moves: 0,
      url: "#fcp",
    });
  });
  test("(D16) a text that changed just before leaves its grace where that is longer than the whole", () => {
    const slow = fcp({ length: DAY, changeGrace: 2 * DAY });
    expect(hours(endOfPeriod({ policy: slow }, START, null))).toBe(24);
    expect(hours(endOfPeriod({ policy: slow }, START, START - HOUR))).toBe(47);
    expect(hours(endOfPeriod({ policy: slow }, START, START - 5 * DAY))).toBe(24);
    expect(openPeriod(1, START, { policy: slow }, "", START)).toMatchObject({
      endsAt: START + 2 * DAY,
      firstEnd: START + 2 * DAY,
    });
  });
  test("(D16) which counts for a motion to merge only, and from when the bot first saw the text", () => {
    const slow = (disposition: "merge" | "close") => {
      const story = new Story({ policy: fcp({ length: DAY, changeGrace: 2 * DAY }) });
      story.wait(HOUR).push("text-2").wait(HOUR).moves("ana", disposition).signs("cho");
      const { motion } = story.standing;
      return [
        motion === null ? null : hours(changeThatMatters(story.standing, motion)),
        story.bot().hoursLeft,
      ];
    };
    expect(slow("merge")).toEqual([1, 47]);
    expect(slow("close")).toEqual([null, 24]);
  });
  test("(D16) and a text that the bot has not seen moves nothing", () => {
    const story = new Story()
      .moves("ana")
      .signs("cho")
      .bot()
      .wait(10 * DAY - HOUR);
    const unseen = { ...story.standing, text: null };
    expect(unseen.motion && changeThatMatters(unseen, unseen.motion)).toBeNull();
    // The first look is no change: nobody could have seen another text before.
    const look = story.entries.find((entry) => entry.kind === "text");
    if (look === undefined) throw new Error("the bot has looked");
    expect(decide(unseen, { ...look, at: story.now, digest: "text-2" }).motion).toEqual(
      story.standing.motion,
    );
  });
  test("(D16) a moved end counts its moves, and forgets nothing else", () => {
    expect(moveEnd(period, period.endsAt, DAY)).toEqual({
      kind: "moved",
      period: later({ endsAt: START + 11 * DAY, moves: 1 }),
    });
  });
  test.each<[string, Duration, Partial<Period>]>([
    ["well before its end it stays as it was", 5 * DAY, {}],
    [
      "in its last day it gets the grace",
      9.5 * DAY,
      { endsAt: START + 10.5 * DAY, firstEnd: START + 10.5 * DAY, moves: 1 },
    ],
    ["exactly the grace before its end it stays", 9 * DAY, {}],
    [
      "after its end it begins to run again",
      30 * DAY,
      { endsAt: START + 31 * DAY, firstEnd: START + 31 * DAY, moves: 1 },
    ],
  ])("(D20) the decision lapsed: %s", (_, changed, change) => {
    expect(resumePeriod(period, START + changed, DAY)).toEqual(later(change));
  });
  test("(D20) the period that goes on is the last one on record", () => {
    const story = new Story()
      .moves("ana")
      .signs("cho")
      .bot()
      .wait(10 * DAY)
      .bot(true)
      .wait(DAY)
      .push("text-2");
    const { motion } = story.standing;
    expect([motion?.period, motion?.lastPeriod?.endsAt]).toEqual([motion?.lastPeriod, story.now + DAY]);
  });
  test("(D16, D20) the limit of moving is never drawn back", () => {
    const extended = later({ endsAt: START + 4 * DAY });
    expect(resumePeriod(extended, START + 5 * DAY, DAY).firstEnd).toBe(period.firstEnd);
    expect(waitAfterPause(extended, START + 5 * DAY, START + 4.5 * DAY).firstEnd).toBe(period.firstEnd);
  });
});

describe("(D34) after a pause no wait ends sooner than in 24 hours", () => {
  const slow = () => new Story({ policy: fcp({ minimum: 3 * DAY }) }).moves("ana").signs("cho").bot();
  const period = openPeriod(1, START, { policy: fcp({ minimum: 3 * DAY }) }, "");

  test.each<[string, Duration, Duration, Partial<Period>]>([
    ["early on, nothing is moved", DAY, DAY, {}],
    ["while a short-cut waited, it waits on", 2 * DAY, 2.5 * DAY, { shortCutFrom: START + 3.5 * DAY }],
    ["a short-cut that waited no more is free at once", 3 * DAY, 4 * DAY, {}],
    ["exactly a day before the end, it stays", 8 * DAY, 9 * DAY, {}],
    [
      "later than that, the end moves",
      8 * DAY,
      9 * DAY + 1,
      { endsAt: START + 10 * DAY + 1, firstEnd: START + 10 * DAY + 1, moves: 1 },
    ],
    [
      "from the beginning to after the end, both do",
      DAY,
      20 * DAY,
      { endsAt: START + 21 * DAY, firstEnd: START + 21 * DAY, shortCutFrom: START + 21 * DAY, moves: 1 },
    ],
  ])("%s", (_, pausedAt, resumedAt, change) => {
    expect(waitAfterPause(period, START + resumedAt, START + pausedAt)).toEqual({ ...period, ...change });
  });

  test("in a story: the moved end is on record, and the motion is decided then", () => {
    const story = slow()
      .wait(9 * DAY)
      .pause(true)
      .wait(2 * DAY)
      .pause(false);
    expect([story.hoursLeft, story.standing.motion?.lastPeriod?.moves]).toEqual([24, 1]);
    expect(story.wait(DAY - 1).due()).toBeNull();
    expect(story.wait(1).bot().phase).toBe("accepted");
  });
  test("told twice it is one pause, from the first time on; without one nothing ends", () => {
    const story = slow().wait(DAY).pause(true).wait(DAY).pause(true);
    expect(hours(story.standing.pausedSince)).toBe(24);
    const { standing } = slow();
    expect(slow().pause(false).standing).toEqual(standing);
  });
  test("nothing but the pause ends where no motion, no period or a decision is on the table", () => {
    expect(new Story().pause(true).pause(false).standing).toEqual(new Story().standing);
    expect(new Story().moves("ana").pause(true).pause(false).notices).toBe("");
    expect(slow().pause(true).pause(false).notices).toBe("");
    const late = new Story()
      .moves("ana")
      .signs("cho")
      .bot()
      .wait(10 * DAY)
      .bot(true);
    expect(late.pause(true).pause(false).notices).toBe("decision");
  });
  test("(D26) nor does an objection lapse sooner", () => {
    const story = new Story({ policy: lapsing }).moves("ana").objects("dee", "cost").posted(warned(1, 1));
    story
      .wait(29 * DAY)
      .pause(true)
      .wait(3 * DAY)
      .pause(false);
    expect(story.wait(DAY - 1).due()).toBeNull();
    expect(story.wait(1).due()).toBe("lapse-objection");
  });
  test("the bot says so once, where somebody first commanded it, since when it is paused", () => {
    const story = new Story().moves("ana").wait(HOUR).pause(true).wait(HOUR);
    story.says("cho", { name: "review" }, { comment: 7 }).says("dee", { name: "status" }, { comment: 8 });
    expect(story.standing.pausedAnswer).toEqual({ kind: "comment", id: 7, url: "#7" });
    expect(desired(story.standing, story.now)).toEqual({
      labels: [],
      checklists: [],
      notices: [{ kind: "paused", about: "paused", motion: 0, at: START + HOUR }],
      replies: [],
      reactions: [],
    });
  });
});

describe("what is due", () => {
  const step = (story: Story) => nextStep(story.standing, story.now, "as before");

  test("(R12, R13) a decision says which rule it follows", () => {
    const whole = new Story()
      .moves("ana")
      .signs("cho")
      .bot()
      .wait(10 * DAY);
    expect(step(whole)).toMatchObject({ kind: "decide", because: "period-ended" });
    const short = new Story().moves("ana").signs("cho", "dee");
    expect(step(short)).toMatchObject({ kind: "decide", because: "every-group" });
  });
  test("nothing on a closed pull request, whatever its motion", () => {
    const story = new Story().moves("ana").signs("cho", "dee");
    const closed = { ...story.standing, state: "closed" } as const;
    expect(nextStep(closed, story.now, "")).toBeNull();
    expect([nextDue(closed, story.now), timelyNotices(closed, story.now)]).toEqual([null, []]);
    const running = new Story().moves("ana").signs("cho").bot().standing;
    expect(nextDue({ ...running, state: "closed" }, START)).toBeNull();
    const objected = new Story({ policy: lapsing })
      .moves("ana")
      .objects("dee", "cost")
      .wait(40 * DAY);
    expect(timelyNotices(objected.standing, objected.now)).toHaveLength(1);
    expect(timelyNotices({ ...objected.standing, state: "closed" }, objected.now)).toEqual([]);
  });
  test("nothing without a motion", () => {
    expect([
      nextDue(BEGINNING, START),
      nextStep(BEGINNING, START, ""),
      timelyNotices(BEGINNING, START),
    ]).toEqual([null, null, []]);
  });
  test("(D17) no short-cut before the announcement that it waits for", () => {
    const { standing } = new Story().moves("ana").signs("cho").bot().signs("dee");
    expect(nextStep(standing, START - 1, "")).toBeNull();
    expect(nextStep(standing, START, "")).toMatchObject({ kind: "decide" });
  });
});

describe("(D26) an objection that nobody seconds", () => {
  const objected = () =>
    new Story({ policy: lapsing }).moves("ana").objects("dee", "cost").wait(DAY).objects("eli", "size");
  const told = (story: Story) =>
    timelyNotices(story.standing, story.now).map((notice) =>
      notice.kind === "objection-will-lapse"
        ? [notice.about, notice.motion, notice.objection, hours(notice.at), hours(notice.lapsesAt)]
        : notice.kind,
    );
  const again = (story: Story) => hours(nextDue(story.standing, story.now));

  test("is announced seven days ahead, each once", () => {
    const story = objected();
    expect([told(story), again(story)]).toEqual([[], 23 * 24]);
    expect(told(story.wait(22 * DAY - 1))).toEqual([]);
    expect(told(story.wait(1))).toEqual([[warned(1, 1), 1, 1, 23 * 24, 30 * 24]]);
    story.posted(warned(1, 1));
    expect([told(story), again(story)]).toEqual([[], 24 * 24]);
    expect(told(story.wait(DAY))).toEqual([[warned(1, 2), 1, 2, 24 * 24, 31 * 24]]);
    story.posted(warned(1, 2));
    expect([told(story), again(story)]).toEqual([[], 30 * 24]);
  });
  test("announced late, it has its seven days all the same", () => {
    const story = objected().wait(100 * DAY);
    expect(told(story)[0]).toEqual([warned(1, 1), 1, 1, 101 * 24, 108 * 24]);
    expect(again(story.posted(warned(1, 1)))).toBe(108 * 24);
    expect(story.wait(7 * DAY - 1).due()).toBeNull();
    expect(story.wait(1).due()).toBe("lapse-objection");
  });
  test("of two, the one that was announced lapses, and the other stands", () => {
    const story = objected()
      .posted(warned(1, 2))
      .wait(40 * DAY)
      .bot();
    expect(story.standing.motion?.objections.map(({ resolution }) => resolution)).toEqual([
      null,
      { at: START + 41 * DAY, how: "lapsed", by: null },
    ]);
  });
  test("seconded or resolved it is not announced, and lapses never", () => {
    const story = objected().says("cho", { name: "second", objection: "cost" }).resolves("eli", "size");
    story.posted(warned(1, 1)).wait(99 * DAY);
    expect([told(story), again(story), story.due()]).toEqual([[], null, null]);
  });
  test("where seconding is off, nothing lapses and nothing is announced", () => {
    const story = new Story()
      .moves("ana")
      .objects("dee", "cost")
      .wait(999 * DAY);
    expect([told(story), again(story), story.due()]).toEqual([[], null, null]);
    expect(story.posted(warned(1, 1)).due()).toBeNull();
  });
});

describe("(D33) reminders", () => {
  const reminded = (before: Duration = 2 * DAY) =>
    new Story({ policy: fcp({ reminders: [before] }) }).moves("ana").signs("cho").bot();
  const reminders = (story: Story) => timelyNotices(story.standing, story.now);

  test("say when it ends and which groups have not signed", () => {
    const story = reminded().wait(8 * DAY);
    expect(reminders(story)).toEqual([
      {
        kind: "reminder",
        about: "m1/period/1/reminder/172800000",
        motion: 1,
        at: START + 8 * DAY,
        endsAt: START + 10 * DAY,
        groups: ["Intel"],
      },
    ]);
    expect(desired(story.standing, story.now).notices).toEqual(reminders(story));
    story.posted("m1/period/1/reminder/172800000");
    expect(desired(story.standing, story.now).notices).toEqual([]);
  });
  test("only while a period runs, is not decided and nobody objects", () => {
    expect(
      reminders(
        reminded()
          .wait(8 * DAY)
          .objects("dee", "cost"),
      ),
    ).toEqual([]);
    const decided = reminded().wait(8 * DAY);
    decided.add({
      kind: "decided",
      key: "d",
      at: decided.now,
      motion: 1,
      because: "every-group",
      head: "h",
      text: "text-1",
    });
    expect(reminders(decided)).toEqual([]);
    expect(reminders(new Story({ policy: fcp({ reminders: [DAY] }) }).moves("ana"))).toEqual([]);
  });
  test("nobody is reminded where every group has signed and waits for the minimum", () => {
    const policy = fcp({ reminders: [9 * DAY], minimum: 5 * DAY });
    const story = new Story({ policy })
      .moves("ana")
      .signs("cho", "dee")
      .bot()
      .wait(2 * DAY);
    expect(reminders(story)).toEqual([]);
  });
  test("a reminder that would come with the announcement, or before it, does not come", () => {
    expect(reminders(reminded(10 * DAY).wait(HOUR))).toEqual([]);
    expect(reminders(reminded(11 * DAY).wait(HOUR))).toEqual([]);
    expect(reminders(reminded(10 * DAY - 1).wait(HOUR))).toHaveLength(1);
  });
  test("a decision needs no look at the period's end", () => {
    const story = reminded().wait(DAY).signs("dee").bot(true);
    expect(hours(nextDue(story.standing, story.now))).toBe(48);
    const fresh = reminded().wait(DAY);
    fresh.add({
      kind: "decided",
      key: "d",
      at: fresh.now,
      motion: 1,
      because: "every-group",
      head: "h",
      text: "text-1",
    });
    expect(nextDue(fresh.standing, fresh.now)).toBeNull();
  });
});
