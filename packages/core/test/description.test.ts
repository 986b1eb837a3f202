/** A standing in the words that people, tables and scenario files use. */
import { expect, describe as group, test } from "vitest";
import {
  BEGINNING,
  countMotions,
  DAY,
  DEFAULT_POLICY,
  describe,
  HOUR,
  labelsFor,
  labelsOwned,
  phaseOf,
  presentText,
  signedGroups,
} from "../src/index.ts";
import { person, START, Story } from "./story.ts";

const running = () => new Story().moves("ana").signs("cho").bot();
const NOTHING = {
  disposition: null,
  mover: null,
  signedOff: [],
  signedGroups: [],
  awaitingGroups: [],
  objections: [],
  fcp: null,
};

group("describe", () => {
  test("before anything happened", () => {
    expect(describe(BEGINNING)).toEqual({ phase: "discussion", ...NOTHING });
    expect([phaseOf(BEGINNING), presentText(BEGINNING), labelsFor(BEGINNING)]).toEqual([
      "discussion",
      null,
      [],
    ]);
  });
  test("a motion in its period", () => {
    expect(describe(running().wait(HOUR).standing)).toEqual({
      phase: "final-comment-period",
      disposition: "merge",
      mover: person("ana"),
      signedOff: [person("ana"), person("cho")],
      signedGroups: ["Fastly", "Arm"],
      awaitingGroups: ["Intel"],
      objections: [],
      fcp: { startedAt: START, endsAt: START + 10 * DAY },
    });
  });
  test("a motion that is blocked: which objections are open, and no period", () => {
    const story = running().objects("dee", "cost").objects("eli", "size").resolves("eli", "size");
    expect(describe(story.standing)).toMatchObject({
      phase: "blocked",
      objections: [
        { name: "cost", by: person("dee"), resolved: false },
        { name: "size", by: person("eli"), resolved: true },
      ],
      fcp: null,
    });
  });
  test("a decision that is held up: its period is over", () => {
    const story = running()
      .wait(10 * DAY)
      .bot(true);
    expect(describe(story.standing)).toMatchObject({ phase: "finalizing", fcp: null });
  });
  test("once carried out: the motion that did it, and its period", () => {
    const fcp = { startedAt: START, endsAt: START + 10 * DAY };
    const accepted = running()
      .wait(10 * DAY)
      .bot();
    expect(describe(accepted.standing)).toMatchObject({ phase: "accepted", mover: person("ana"), fcp });
    const first = new Story().moves("ben").says("ben", { name: "cancel" });
    const rejected = first
      .moves("ana", "close", "why")
      .signs("cho")
      .bot()
      .wait(10 * DAY)
      .bot();
    expect(describe(rejected.standing)).toMatchObject({
      phase: "rejected",
      disposition: "close",
      mover: person("ana"),
      fcp,
    });
  });
  test("(D10) of what ended otherwise nothing is left", () => {
    expect(describe(running().happens("closed").standing)).toEqual({ phase: "withdrawn", ...NOTHING });
    expect(describe(running().happens("merged").standing)).toEqual({ phase: "merged-by-hand", ...NOTHING });
    expect(describe(running().says("ana", { name: "cancel" }).standing)).toEqual({
      phase: "discussion",
      ...NOTHING,
    });
  });
});

group("motions and their signatures", () => {
  test("motions are numbered in the order in which they were made", () => {
    const story = new Story().moves("ana").says("ana", { name: "cancel" });
    expect([countMotions(BEGINNING), countMotions(story.standing)]).toEqual([0, 1]);
    expect([story.moves("cho").standing.motion?.number, countMotions(story.standing)]).toEqual([2, 2]);
  });
  test("(D15) where no text is known, no group has signed the present one", () => {
    const story = new Story().moves("ana").says("cho", { name: "review" }, { text: null });
    const { motion } = story.standing;
    expect(motion && signedGroups(motion, null)).toEqual([]);
    expect(motion && signedGroups(motion, "text-1")).toEqual(["Fastly"]);
  });
  test("(D15) signed again to a newer text it is renewed, and to one that nobody knows it stays", () => {
    const story = new Story().moves("ana").signs("cho").push("text-2");
    const texts = () => story.standing.motion?.signOffs.map(({ by, text }) => `${by.login} ${text}`);
    story.says("cho", { name: "review" }, { text: null });
    expect([story.answer, texts()]).toEqual(["done", ["ana text-1", "cho text-1"]]);
    expect([story.signs("cho").signed, texts()]).toEqual(["ana cho", ["ana text-1", "cho text-2"]]);
  });
  test("(D14) what was written before the announcement keeps the period where another has signed", () => {
    const story = new Story().moves("ana").signs("cho", "eli").push("text-2").wait(HOUR).bot();
    story.says("cho", { name: "unreview" }, { at: START });
    expect([story.phase, story.signed, story.notices]).toEqual(["final-comment-period", "ana eli", ""]);
  });
  test("(D14) at the announcement's own instant it is too late; after the decision it is too", () => {
    expect(running().says("cho", { name: "unreview" }).refusal).toBe("period-announced");
    const decided = running().wait(DAY).signs("dee").bot(true);
    expect(decided.says("dee", { name: "unreview" }, { at: START }).refusal).toBe("period-announced");
  });
});

group("labels", () => {
  test("(D32) which the bot may put on or take off under the default names", () => {
    expect(labelsOwned(DEFAULT_POLICY.labels)).toEqual([
      "motion-to-finalize",
      "final-comment-period",
      "blocked-by-stakeholder",
      "finished-final-comment-period",
      "disposition-merge",
      "disposition-close",
      "disposition-postpone",
    ]);
  });
  test("(D10) of a motion that ended", () => {
    const rejected = new Story().moves("ana", "close", "why").signs("cho", "dee").bot();
    expect(labelsFor(rejected.standing)).toEqual(["disposition-close", "finished-final-comment-period"]);
    expect(labelsFor(running().happens("closed").standing)).toEqual([]);
    expect(labelsFor(running().happens("merged").standing)).toEqual([]);
  });
});

test("the defaults are the process's own numbers (R10, D11, D15, D16, D19, D24, D26, D33)", () => {
  const { labels, ...policy } = DEFAULT_POLICY;
  expect(policy).toEqual({
    fcp: { length: 240 * HOUR, minimum: 0, changeGrace: 24 * HOUR, onChange: "keep", reminders: [] },
    signOffByReview: true,
    objection: { resolvers: "objector", secondAfter: null },
    merge: { enabled: true, method: "merge" },
  });
  expect(labels.disposition).toContain("{disposition}");
});
