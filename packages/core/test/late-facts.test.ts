/**
 * Facts that are not about the motion on the table: of another motion, of none, or from before it was made.
 * They come late, twice, or after their motion has ended, and must change nothing of it (D10, D17, D18, D27).
 */
import { describe, expect, test } from "vitest";
import { DAY, type Entry, evaluate, HOUR, type Standing } from "../src/index.ts";
import { person, START, Story } from "./story.ts";

type Fact = (motion: number) => Entry;
const fact = { key: "late", at: START + HOUR };

const hindered: Fact = (motion) => ({
  kind: "hindered",
  ...fact,
  motion,
  hindrance: "check",
  circumstances: "c",
});

/** What the bot did, or somebody in its checklist, each about one motion. */
const ABOUT_ONE_MOTION: Readonly<Record<string, Fact>> = {
  "a period's announcement": (motion) => ({ kind: "period-opened", ...fact, motion, id: 9, url: "#fcp" }),
  "a decision": (motion) => ({
    kind: "decided",
    ...fact,
    motion,
    because: "period-ended",
    head: "h",
    text: "text-1",
  }),
  "a failure to carry out": hindered,
  "a recovery": (motion) => ({ kind: "recovered", ...fact, motion, before: 0, decisions: 0 }),
  "an objection's lapse": (motion) => ({ kind: "objection-lapsed", ...fact, motion, objection: 1 }),
  "a ticked box": (motion) => ({
    kind: "tick",
    ...fact,
    by: person("cho"),
    motion,
    checked: true,
    text: "text-1",
    url: "#box",
  }),
};

/** Standings on which the facts of a motion would do something, were it theirs. */
const decided = () => new Story().moves("ana").signs("eli", "cho").bot(true);
const GROUNDS: Readonly<Record<string, () => Story>> = {
  "a motion with an objection": () => new Story().moves("ana").objects("dee", "cost"),
  "a motion that is decided": decided,
};

describe("(D17, D27) a fact about another motion, or about none that is on the table, changes nothing", () => {
  const cases = Object.entries(ABOUT_ONE_MOTION);
  test.each(cases)("%s, about an earlier motion", (_, tell) => {
    for (const story of Object.values(GROUNDS)) {
      const { standing } = story();
      expect(evaluate([tell(7)], standing)).toBe(standing);
    }
  });
  test.each(cases)("%s, after its motion has ended", (_, tell) => {
    const { standing } = decided().says("ana", { name: "cancel" });
    expect(evaluate([tell(1)], standing)).toBe(standing);
  });
  test.each(cases.slice(0, 3))("%s, about the motion on the table: there it counts", (_, tell) => {
    const { standing } = decided();
    expect(evaluate([tell(1)], standing)).not.toEqual(standing);
  });
  test("(D20) a failure to carry out a decision that an objection has revoked", () => {
    const { standing } = decided().objects("eli", "late");
    expect(evaluate([hindered(1)], standing)).toBe(standing);
  });
  test("(D26) the lapse of an objection that was resolved in the meantime, or that nobody raised", () => {
    const lapse = (standing: Standing, objection: number): Standing =>
      evaluate([{ kind: "objection-lapsed", ...fact, motion: 1, objection }], standing);
    const resolved = new Story().moves("ana").objects("dee", "cost").resolves("dee").standing;
    expect(lapse(resolved, 1)).toBe(resolved);
    expect(lapse(resolved, 2)).toBe(resolved);
  });
  test("(D17) a comment that was posted is remembered, whatever it was about", () => {
    expect(new Story().posted("m9/period/1").standing.posted).toEqual({
      "m9/period/1": { id: 3, at: START, url: "#posted" },
    });
  });
});

describe("(D27) what was written before the motion was made is not about it, whenever it is seen", () => {
  const moved = () => new Story().wait(DAY).moves("ana");
  const before = { at: START };

  test("a command", () => {
    expect(moved().says("cho", { name: "review" }, before).refusal).toBe("no-motion");
    expect(moved().says("cho", { name: "review" }, { at: START + DAY }).answer).toBe("done");
  });
  test("a box that somebody ticked in another checklist", () => {
    expect(moved().tick("cho", true, before).signed).toBe("ana");
    expect(moved().tick("cho", true, { at: START + DAY }).signed).toBe("ana cho");
  });
  test("(D11, D22) a review", () => {
    expect(moved().reviews("cho", "approved", START + DAY).signed).toBe("ana cho");
    const early = moved().reviews("cho", "approved", START);
    expect([early.signed, early.standing.approvals]).toEqual(["ana", [{ by: person("cho"), at: START }]]);
    expect(moved().reviews("cho", "changes-requested", START).notices).toBe("");
  });
  test("(D9, D10) what happened to the pull request", () => {
    expect(moved().happens("draft", false, before).phase).toBe("proposed");
    expect(moved().happens("left-base", false, before).phase).toBe("proposed");
    expect(moved().happens("closed", false, before).standing.motion?.number).toBe(1);
    expect(moved().happens("merged", false, before).standing.motion?.number).toBe(1);
    expect(moved().happens("draft", false, { at: START + DAY }).phase).toBe("draft");
  });
});

describe("(D9, D10) what happens to a pull request without a motion", () => {
  test.each([
    ["draft", "draft"],
    ["left-base", "discussion"],
    ["closed", "withdrawn"],
    ["merged", "merged-by-hand"],
  ] as const)("%s: %s, and nothing ends", (event, phase) => {
    const story = new Story().happens(event);
    expect([story.phase, story.standing.ended]).toEqual([phase, []]);
  });
  test("a draft that is marked as ready is none", () => {
    const story = new Story({ draft: true });
    expect([story.phase, story.happens("ready").phase]).toEqual(["draft", "discussion"]);
    expect(story.moves("ana").answer).toBe("done");
  });
  test("(D1) leaving the default branch ends a motion to merge, and no other", () => {
    expect(new Story().moves("ana").happens("left-base").phase).toBe("discussion");
    expect(new Story().moves("ana", "close").happens("left-base").phase).toBe("proposed");
  });
  test("the state is GitHub's own word", () => {
    const state = (story: Story) => story.standing.state;
    expect([state(new Story()), state(new Story().happens("closed"))]).toEqual(["open", "closed"]);
    expect([
      state(new Story().happens("merged")),
      state(new Story().happens("closed").happens("reopened")),
    ]).toEqual(["merged", "open"]);
  });
  test("GitHub says of what it merges that it is closed as well, before or after", () => {
    expect(new Story().happens("merged").happens("closed").phase).toBe("merged-by-hand");
    expect(new Story().happens("closed").happens("merged").phase).toBe("merged-by-hand");
  });
  test("(D10) closed again after it was opened again, it is withdrawn, whatever became of its motion", () => {
    const story = new Story().moves("ana", "close", "why").signs("cho", "dee").bot();
    expect([story.phase, story.happens("reopened").happens("closed").phase]).toEqual([
      "rejected",
      "withdrawn",
    ]);
    expect(new Story().moves("ana").says("ana", { name: "cancel" }).happens("closed").phase).toBe(
      "withdrawn",
    );
  });
});

describe("(D10) by hand, in the sense of the decision or not", () => {
  const toMerge = () => new Story().moves("ana").signs("cho", "dee").bot(true);
  const toClose = () => new Story().moves("ana", "close", "why").signs("cho", "dee").bot(true);

  test.each<[string, () => Story, string]>([
    ["decided to merge, merged", () => toMerge().happens("merged"), "accepted"],
    [
      "decided to merge, merged with another text",
      () => toMerge().happens("merged", false, { text: "x" }),
      "merged-by-hand",
    ],
    [
      "decided to merge, merged with a text nobody knows",
      () => toMerge().happens("merged", false, { text: null }),
      "merged-by-hand",
    ],
    ["decided to merge, closed", () => toMerge().happens("closed"), "withdrawn"],
    ["decided to close, closed", () => toClose().happens("closed"), "rejected"],
    ["decided to close, merged", () => toClose().happens("merged"), "merged-by-hand"],
    ["moved to close, closed", () => new Story().moves("ana", "close").happens("closed"), "withdrawn"],
  ])("%s: %s", (_, tell, phase) => {
    const story = tell();
    expect([story.phase, story.standing.ended.at(-1)?.end]).toEqual([phase, { kind: phase }]);
  });
  test("a text that was never seen is not the one decided on, though both are unknown", () => {
    const story = new Story().moves("ana").signs("cho");
    story.add({ kind: "decided", ...fact, motion: 1, because: "period-ended", head: "h", text: null });
    expect(story.happens("merged", false, { at: fact.at, text: null }).phase).toBe("merged-by-hand");
  });
});

describe("(invariant 17) entries alone make the standing", () => {
  test("folded again from the beginning, or from anywhere on", () => {
    const story = new Story().moves("ana").signs("cho").bot().objects("dee", "x");
    story.resolves("dee").wait(DAY).push("text-2").bot();
    expect(evaluate(story.entries)).toEqual(story.standing);
    expect(evaluate(story.entries.slice(4), evaluate(story.entries.slice(0, 4)))).toEqual(story.standing);
  });
});
