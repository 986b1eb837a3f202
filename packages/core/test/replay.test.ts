// A thread told again under another policy, story by story; `packages/verify/test/replay.test.ts` has the laws.
import { describe, expect, test } from "vitest";
import {
  about,
  DAY,
  DEFAULT_POLICY,
  type Entry,
  HOUR,
  type Instant,
  milestonesOf,
  type Policy,
  type Replay,
  type ReplayOptions,
  replay,
} from "../src/index.ts";
import { PLAIN } from "./plain-voice.ts";
import { Story } from "./story.ts";

type Change = (policy: Policy) => Policy;

const fcp =
  (changes: Partial<Policy["fcp"]>): Change =>
  (policy) => ({ ...policy, fcp: { ...policy.fcp, ...changes } });
const FIVE_DAYS = fcp({ length: 5 * DAY });
const NO_SHORT_CUT = fcp({ minimum: 10 * DAY });

function under(change: Change, { entries, now }: Story, more: Partial<ReplayOptions> = {}): Replay {
  const as = (entry: Entry): Entry => {
    if (entry.kind !== "command" || entry.context?.settings == null) return entry;
    const { context } = entry;
    const { settings } = context;
    if (settings === null) return entry;
    return { ...entry, context: { ...context, settings: { ...settings, policy: change(settings.policy) } } };
  };
  return replay(entries, { as, until: now, ...more });
}

function tell(entries: readonly Entry[], from: Instant): string[] {
  return milestonesOf(entries, PLAIN)
    .filter(({ effect }) => effect)
    .map(({ at, text }) => `${(at - from) / DAY}d: ${text}`);
}

const START = new Story().now;

/** A merge after the whole ten days. */
function wholePeriod(): Story {
  return new Story()
    .moves("ana")
    .bot()
    .wait(DAY)
    .signs("cho")
    .bot()
    .wait(10 * DAY)
    .bot();
}

describe("told again", () => {
  test("five days instead of ten end it five days sooner", () => {
    const story = wholePeriod();
    expect(tell(story.entries, START)).toEqual([
      "0d: ana moved to merge it",
      "1d: cho signed off",
      "1d: the final comment period began, to end on 2026-01-16T09:00",
      "11d: it was decided to merge it, for the period had run out",
      "11d: the RFC was accepted and merged",
    ]);
    const { entries, ahead, leftOut } = under(FIVE_DAYS, story);
    expect(tell(entries, START).slice(2)).toEqual([
      "1d: the final comment period began, to end on 2026-01-11T09:00",
      "6d: it was decided to merge it, for the period had run out",
      "6d: the RFC was accepted and merged",
    ]);
    expect([ahead, leftOut]).toEqual([[], []]);
  });

  test("twenty days go on after the last reading, and what would follow is told apart", () => {
    const story = wholePeriod();
    const { entries, standing, ahead } = under(fcp({ length: 20 * DAY }), story);
    expect([standing.state, standing.motion?.period?.endsAt]).toEqual(["open", START + 21 * DAY]);
    expect(tell(entries, START)).toHaveLength(3);
    expect(ahead.map(({ kind, at }) => [kind, (at - START) / DAY])).toEqual([
      ["decided", 21],
      ["pull", 21],
    ]);
  });

  test("an objection that came too late stands in the way where there is no short-cut", () => {
    const story = new Story()
      .moves("ana")
      .signs("cho", "dee")
      .bot()
      .wait(DAY)
      .objects("eli", "cost")
      .wait(HOUR);
    expect(story.refusal).toBe("not-open");
    const { entries, standing } = under(NO_SHORT_CUT, story);
    expect(tell(entries, START)).toEqual([
      "0d: ana moved to merge it",
      "0d: cho signed off",
      "0d: dee signed off",
      "0d: the final comment period began, to end on 2026-01-15T09:00",
      '1d: eli objected: "cost"',
      "1d: the final comment period ended without a decision",
    ]);
    expect(standing.motion?.objections.map(({ name }) => name)).toEqual(["cost"]);
  });

  test("what people did after it would have been merged is left out, and told", () => {
    const story = new Story()
      .moves("ana")
      .signs("cho")
      .bot()
      .wait(7 * DAY);
    story.objects("dee", "cost").wait(DAY).resolves("dee").bot();
    const { entries, leftOut } = under(FIVE_DAYS, story);
    expect(tell(entries, START).at(-1)).toBe("5d: the RFC was accepted and merged");
    expect(leftOut.map((entry) => entry.kind === "command" && entry.command.name)).toEqual([
      "object",
      "resolve",
    ]);
  });

  test("an approving review signs only where reviews do", () => {
    const story = new Story().moves("ana").bot().wait(DAY).reviews("cho").bot().wait(HOUR);
    expect(story.phase).toBe("final-comment-period");
    const { standing } = under((policy) => ({ ...policy, signOffByReview: false }), story);
    expect([standing.motion?.period, standing.motion?.signOffs.length]).toEqual([null, 1]);
  });

  test("a change of text restarts the period where it is told to", () => {
    const story = new Story()
      .moves("ana")
      .signs("cho")
      .bot()
      .wait(4 * DAY)
      .push("text-2")
      .bot()
      .wait(HOUR);
    const { entries } = under(fcp({ onChange: "restart" }), story);
    expect(tell(entries, START).slice(3)).toEqual([
      "4d: the text changed",
      "4d: the final comment period ended without a decision",
      "4d: a new final comment period began, to end on 2026-01-19T09:00",
    ]);
  });

  test("an objection that nobody seconds is warned of, and lapses", () => {
    const story = new Story()
      .moves("ana")
      .signs("cho")
      .objects("dee", "cost")
      .bot()
      .wait(40 * DAY);
    const lapsing: Change = (policy) => ({
      ...policy,
      objection: { ...policy.objection, secondAfter: 20 * DAY },
    });
    const { entries } = under(lapsing, story);
    expect(entries.filter(({ kind }) => kind === "posted").map(({ at }) => (at - START) / DAY)).toEqual([13]);
    expect(tell(entries, START).slice(3)).toEqual([
      '20d: the objection "cost" lapsed',
      "20d: the final comment period began, to end on 2026-02-04T09:00",
      "30d: it was decided to merge it, for the period had run out",
      "30d: the RFC was accepted and merged",
    ]);
    // And where it did lapse, it is what happened.
    const lapsed = new Story({ policy: lapsing(DEFAULT_POLICY) });
    lapsed
      .moves("ana")
      .signs("cho")
      .objects("dee", "cost")
      .wait(13 * DAY)
      .posted(about.objectionWarned(1, 1));
    lapsed
      .wait(7 * DAY)
      .bot()
      .wait(10 * DAY)
      .bot();
    const again = replay(lapsed.entries, { until: lapsed.now });
    expect(tell(again.entries, START)).toEqual(tell(lapsed.entries, START));
  });

  test("nothing is merged by a bot that may not", () => {
    const story = wholePeriod();
    const off: Change = (policy) => ({ ...policy, merge: { ...policy.merge, enabled: false } });
    const { standing, entries } = under(off, story);
    expect(standing.motion?.decision?.hindrance?.what).toBe("merging-off");
    expect(tell(entries, START).at(-1)).toBe(
      "11d: it could not be merged: the bot is configured not to do it itself",
    );
  });
});

describe("what really held things up holds them up again", () => {
  test("a bot that was away", () => {
    const story = new Story()
      .moves("ana")
      .wait(HOUR)
      .signs("cho")
      .wait(2 * DAY)
      .bot()
      .wait(10 * DAY)
      .bot();
    expect(tell(replay(story.entries, { until: story.now }).entries, START)).toEqual(
      tell(story.entries, START),
    );
    // It announced the period two days late, and would have announced this one then.
    expect(tell(under(FIVE_DAYS, story).entries, START)[2]).toMatch(
      /^2\.04\d*d: the final comment period began/u,
    );
  });

  test("a merge that GitHub refused until something was mended", () => {
    const story = wholePeriodHindered();
    expect(tell(replay(story.entries, { until: story.now }).entries, START)).toEqual(
      tell(story.entries, START),
    );
    // Five days in nobody knows of any refusal: it is taken to have been possible.
    expect(tell(under(FIVE_DAYS, story).entries, START).at(-1)).toBe("5d: the RFC was accepted and merged");
    // On the twelfth day it is known to have been refused.
    const late = tell(under(fcp({ length: 11 * DAY }), story).entries, START);
    expect(late.slice(-2)).toEqual([
      "11d: it could not be merged: a required check is missing or has failed",
      "13d: the RFC was accepted and merged",
    ]);
  });

  test("of a ledger that was made whole only the last refusal is known, and since when there were some", () => {
    const story = wholePeriodHindered();
    const hindered = story.entries.filter(({ kind }) => kind === "hindered");
    expect(hindered.length).toBe(3);
    const condensed = story.entries.filter((entry) => entry.kind !== "hindered" || entry === hindered.at(-1));
    const told = replay(condensed, { until: story.now, condensed: true });
    expect(tell(told.entries, START).slice(-3)).toEqual([
      "10d: it could not be merged: GitHub refused without saying why",
      "12d: it could not be merged: a required check is missing or has failed",
      "13d: the RFC was accepted and merged",
    ]);
  });

  function wholePeriodHindered(): Story {
    const story = new Story()
      .moves("ana")
      .signs("cho")
      .bot()
      .wait(10 * DAY)
      .bot(true);
    return story.wait(DAY).bot(true).wait(DAY).bot(true).wait(DAY).bot();
  }

  test("a pause", () => {
    const story = new Story()
      .moves("ana")
      .signs("cho")
      .bot()
      .wait(4 * DAY)
      .pause(true)
      .wait(3 * DAY)
      .pause(false);
    story
      .bot()
      .wait(3 * DAY)
      .bot();
    expect(tell(replay(story.entries, { until: story.now }).entries, START)).toEqual(
      tell(story.entries, START),
    );
    // The period ran out while the bot was paused: nothing ends sooner than a day after.
    expect(tell(under(FIVE_DAYS, story).entries, START).slice(4)).toEqual([
      "7d: the period's end moved to 2026-01-13T09:00",
      "8d: it was decided to merge it, for the period had run out",
      "8d: the RFC was accepted and merged",
    ]);
  });

  test("what the bot hasn't come to by the last reading it comes to next", () => {
    const story = new Story().moves("ana").bot().wait(DAY).signs("cho").wait(HOUR);
    const { entries, ahead } = replay(story.entries, { until: story.now });
    expect(tell(entries, START)).toEqual(tell(story.entries, START));
    expect(ahead[0]).toMatchObject({ kind: "period-opened", at: story.now + 1 });
  });
});

describe("commands that had been answered before a ledger was made whole", () => {
  /** The story with its last command known only as answered, and that command. */
  function forget(
    story: Story,
    at: Instant,
  ): { readonly story: Story; readonly answered: ReplayOptions["answered"] } {
    const last = story.entries.findLast((entry) => entry.kind === "command");
    if (last?.kind !== "command") throw new Error("There is a command.");
    const { key, by } = last;
    story.entries[story.entries.indexOf(last)] = { kind: "answered", key, at, by, replied: true };
    return { story, answered: new Map([[key, last]]) };
  }

  test("count where they have an effect", () => {
    const late = new Story()
      .moves("ana")
      .signs("cho", "dee")
      .bot()
      .wait(DAY)
      .objects("eli", "cost")
      .wait(HOUR);
    const { story, answered } = forget(late, START + DAY);
    expect(tell(under(NO_SHORT_CUT, story).entries, START)).toHaveLength(4);
    const known = under(NO_SHORT_CUT, story, answered === undefined ? {} : { answered });
    expect(tell(known.entries, START)[4]).toBe('1d: eli objected: "cost"');
    expect(known.doubtful).toEqual([]);
  });

  test("don't, where by what is known today they would have had one then", () => {
    const signed = new Story().moves("ana").bot().wait(HOUR).signs("cho").wait(HOUR);
    const { story, answered } = forget(signed, START + HOUR);
    const told = replay(story.entries, { until: story.now, ...(answered === undefined ? {} : { answered }) });
    expect(told.standing.motion?.signOffs.map(({ by }) => by.login)).toEqual(["ana"]);
    expect(told.doubtful.map(({ by }) => by.login)).toEqual(["cho"]);
  });
});
