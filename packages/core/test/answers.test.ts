/**
 * How each command is answered: in words, silently or by what it did (D30), and what of its data the words get.
 */
import { describe, expect, test } from "vitest";
import {
  BEGINNING,
  type Command,
  DAY,
  DEFAULT_POLICY,
  decide,
  type Entry,
  HOUR,
  MOST_ASKED,
  MOST_CHANGES,
  MOST_OBJECTIONS,
  type Standing,
  stakeholdersOf,
} from "../src/index.ts";
import { person, roster, START, Story, THREE_GROUPS } from "./story.ts";

const stakeholders = stakeholdersOf(THREE_GROUPS);
const review: Command = { name: "review" };
const unreview: Command = { name: "unreview" };
const second: Command = { name: "second", objection: "cost" };
const REQUESTS: readonly Command[] = [
  { name: "status" },
  { name: "explain" },
  { name: "lint" },
  { name: "help" },
  { name: "poll", question: "now or later?" },
];

const moved = () => new Story().moves("ana");
const last = (story: Story) => story.standing.answers.at(-1);
/** "words", "silent" or "done". */
const told = (story: Story): string => {
  const outcome = last(story)?.outcome;
  if (outcome?.kind !== "refused") return outcome?.kind === "done" ? "done" : "words";
  return outcome.silent ? "silent" : "words";
};

describe("(D30) requests change nothing and are answered in words", () => {
  test.each(REQUESTS)("$name", (request) => {
    const story = moved();
    const { motion } = story.standing;
    story.says("cho", request);
    expect(last(story)).toMatchObject({ by: person("cho"), outcome: { kind: "answered", request } });
    expect(story.standing.motion).toBe(motion);
    // Also where nothing can be moved any more.
    expect(new Story().happens("closed").says("ana", request).answer).toBe("answered");
  });
  test("a poll calls people, so a stranger may not start one", () => {
    const poll: Command = { name: "poll", question: "?" };
    const projects = ["project"];
    expect(moved().says("zed", poll).answer).toEqual({ kind: "not-stakeholder", projects, stakeholders });
    expect(new Story().says("zed", poll).answer).toEqual({
      kind: "not-stakeholder",
      projects: [],
      stakeholders: [],
    });
    expect(moved().says("ada", poll).answer).toBe("answered");
  });
});

describe("(D30) who is no stakeholder gets words once in 24 hours", () => {
  test("the day is counted from the last words, to the millisecond", () => {
    const story = moved()
      .says("zed", review)
      .wait(DAY - 1);
    expect(told(story.says("zed", review))).toBe("silent");
    expect(told(story.wait(1).says("zed", review))).toBe("words");
    expect(told(story.wait(DAY - 1).says("zed", { name: "status" }))).toBe("silent");
  });
  test("a request's answer counts as words, and somebody else's day is their own", () => {
    const story = moved().says("zed", { name: "status" });
    expect([told(story), told(story.says("zed", { name: "help" }))]).toEqual(["words", "silent"]);
    expect(told(story.says("fay", { name: "help" }))).toBe("words");
  });
  test("one reply answers a whole comment: what else stands in it gets words too", () => {
    const here = { comment: 5 };
    const story = moved().says("zed", review, here).says("zed", unreview, here);
    expect(told(story)).toBe("words");
    expect(told(story.says("zed", { name: "status" }, here))).toBe("words");
    expect(told(story.says("zed", review, { comment: 6 }))).toBe("silent");
    // An edit's new lines, and a comment that was passed over in silence, are no part of that reply.
    expect(told(story.says("zed", review, { comment: 5, version: 1 }))).toBe("silent");
    expect(told(story.says("zed", unreview, { comment: 6 }))).toBe("silent");
  });
  test("a review that bears the same number is no part of it either", () => {
    const story = moved().says("zed", review, { comment: 5 });
    const { entries } = story;
    const entry = entries.at(-1);
    if (entry?.kind !== "command") throw new Error("the last entry was a command");
    story.add({ ...entry, key: "other", source: { ...entry.source, kind: "review" } });
    expect(told(story)).toBe("silent");
  });
  test("a reply from before the ledger was lost counts; an answer without one doesn't", () => {
    const answered = (replied: boolean): Entry => ({
      kind: "answered",
      key: "before",
      at: START,
      by: person("zed"),
      replied,
    });
    expect(told(moved().add(answered(true)).says("zed", review))).toBe("silent");
    expect(told(moved().add(answered(false)).says("zed", review))).toBe("words");
  });
  test("a stakeholder's comment in between takes nothing from it", () => {
    const story = moved().says("zed", review, { comment: 5 }).says("cho", unreview, { comment: 6 });
    expect(told(story.says("zed", unreview, { comment: 5 }))).toBe("words");
  });
});

describe("(D7, D30) who always gets words", () => {
  const twice = (story: Story, login: "zed" | "ada" | "cho", belongs: "roster" | "unlabelled" | "none") =>
    told(story.says(login, unreview, { belongs }).says(login, unreview, { belongs }));
  test.each([
    ["an admin", () => new Story(), "ada", "none", "words"],
    ["somebody of the present labels' roster", () => new Story(), "zed", "roster", "words"],
    ["somebody of any project, while no label is there", () => new Story(), "zed", "unlabelled", "words"],
    ["the same, once a motion has its roster", moved, "zed", "unlabelled", "silent"],
    ["somebody of the motion's roster, whatever the labels say now", moved, "cho", "none", "words"],
    ["a stranger", moved, "zed", "none", "silent"],
  ] as const)("%s", (_, story, login, belongs, expected) => {
    expect(twice(story(), login, belongs)).toBe(expected);
  });
});

describe("(D13, D21) without a motion", () => {
  const alone = (story: Story, login: "ana" | "zed" | "ada", command: Command = review) =>
    story.says(login, command).answer;
  test("a hint for those who could make one, and the roster's door for a stranger", () => {
    expect(alone(new Story(), "ana")).toEqual({ kind: "no-motion", command: "review" });
    expect(alone(new Story(), "ada", { name: "cancel" })).toEqual({ kind: "no-motion", command: "cancel" });
    expect(alone(new Story(), "zed")).toEqual({ kind: "not-stakeholder", projects: [], stakeholders: [] });
    expect(new Story().says("zed", review, { belongs: "unlabelled" }).refusal).toBe("no-motion");
  });
  test("what could not be read and what was not read say so wherever they stand", () => {
    const unreadable: Command = {
      name: "unreadable",
      problem: "prose",
      line: "@rfcbot hi",
      suggestion: "help",
    };
    expect(new Story().happens("closed").says("ana", unreadable).answer).toEqual({
      kind: "unreadable",
      problem: "prose",
      line: "@rfcbot hi",
      suggestion: "help",
    });
    expect(new Story().says("ana", { name: "unread", count: 4 }).answer).toEqual({
      kind: "unread",
      count: 4,
    });
  });
  test("a command that comes before the bot's first look at the text", () => {
    const story = new Story().says("ana", review);
    const entry = story.entries.at(-1);
    if (entry === undefined) throw new Error("a command was counted");
    expect(decide(BEGINNING, entry).answers.at(-1)?.outcome).toMatchObject({
      refusal: { kind: "no-motion" },
    });
  });
});

describe("what a refusal tells", () => {
  const objected = () => moved().objects("dee", "cost");
  const group = { ...DEFAULT_POLICY, objection: { resolvers: "group", secondAfter: null } } as const;
  test.each<[string, () => Story, Exclude<Story["answer"], string>]>([
    [
      "(D1) what the pull request is instead",
      () => new Story({ subject: { kind: "upkeep", because: { kind: "too-many-files" } } }).moves("ana"),
      { kind: "upkeep", because: { kind: "too-many-files" } },
    ],
    [
      "(D5) who has moved, and where",
      () => moved().moves("cho"),
      { kind: "already-moved", disposition: "merge", mover: person("ana"), url: "#3" },
    ],
    [
      "(D6) who could cancel",
      () => moved().says("cho", { name: "cancel" }),
      { kind: "not-mover", mover: person("ana") },
    ],
    [
      "(D14) a stranger has nothing to withdraw",
      () => moved().says("zed", unreview),
      { kind: "not-stakeholder", projects: ["project"], stakeholders },
    ],
    [
      "(D24) nor to resolve",
      () => objected().resolves("zed", "cost"),
      { kind: "not-stakeholder", projects: ["project"], stakeholders },
    ],
    [
      "(D6) a stranger is told who has a say",
      () => moved().says("zed", { name: "cancel" }),
      { kind: "not-stakeholder", projects: ["project"], stakeholders },
    ],
    [
      "(D23) whose objection has that name",
      () => objected().objects("cho", " COST "),
      { kind: "name-taken", name: "cost", by: person("dee"), url: "#4" },
    ],
    [
      "(D24) whose objection it is to resolve",
      () => objected().resolves("cho"),
      { kind: "not-objector", name: "cost", by: person("dee"), groups: null },
    ],
    [
      "(D24) and by whose group",
      () => new Story({ policy: group }).moves("ana").objects("dee", "cost").resolves("cho"),
      { kind: "not-objector", name: "cost", by: person("dee"), groups: ["Intel"] },
    ],
    [
      "(D24) which names there are, and the nearest",
      () => objected().objects("dee", "time").resolves("dee", "tine"),
      { kind: "unknown-objection", name: "tine", names: ["cost", "time"], nearest: "time" },
    ],
    [
      "who of those asked is unknown",
      () => moved().says("ana", { name: "feedback", asked: [], unknown: ["ghost"] }),
      { kind: "nobody-known", unknown: ["ghost"] },
    ],
  ])("%s", (_, story, answer) => {
    expect(story().answer).toEqual(answer);
  });
  test("(D2) which labels the configuration knows, if there is one", () => {
    const story = new Story().moves("ana");
    const entry = story.entries.at(-1);
    if (entry?.kind !== "command" || entry.context === undefined)
      throw new Error("a motion bears its context");
    const { context } = entry;
    const move = (change: Partial<typeof context>) =>
      decide(new Story().standing, { ...entry, context: { ...context, ...change } }).answers.at(-1)?.outcome;
    expect(move({ projects: [] })).toMatchObject({ refusal: { kind: "no-project", known: ["project"] } });
    expect(move({ settings: null })).toMatchObject({ refusal: { kind: "no-configuration" } });
  });
  test("(D24) with the group's word, a member of one of the objector's groups resolves, in any of their hats", () => {
    const hats = roster({ Fastly: ["ana"], Arm: ["cho", "ben"], Intel: ["dee", "ben"] });
    const story = () => new Story({ roster: hats, policy: group }).moves("ana").objects("dee", "cost");
    expect(story().resolves("cho").refusal).toBe("not-objector");
    expect(story().resolves("ben").standing.motion?.objections[0]?.resolution).toEqual({
      at: START,
      how: "resolved",
      by: person("ben"),
    });
  });
  test("(D24) an admin who resolves their own objection overrules nobody", () => {
    const story = new Story({ roster: roster({ Fastly: ["ana"], Arm: ["ada"] }) })
      .moves("ana")
      .objects("ada", "x");
    expect(story.resolves("ada").standing.motion?.objections[0]?.resolution?.how).toBe("resolved");
  });
});

describe("limits on what people make grow", () => {
  const seconding = {
    ...DEFAULT_POLICY,
    objection: { resolvers: "objector", secondAfter: 30 * DAY },
  } as const;
  /** A motion that has seen so many changes; the last ones are for resolving only. */
  const changed = (changes: number): Story => {
    const story = new Story({ policy: seconding }).moves("ana").objects("dee", "cost");
    const { motion } = story.standing;
    if (motion === null) throw new Error("a motion is on the table");
    const standing: Standing = { ...story.standing, motion: { ...motion, changes } };
    story.standing = standing;
    return story;
  };
  const open = MOST_CHANGES - 20;

  test("(invariant 19) twenty changes before the last, signing, withdrawing and objecting end", () => {
    const full = { kind: "motion-full", limit: MOST_CHANGES };
    expect(changed(open - 1).signs("cho").answer).toBe("done");
    expect(changed(open).signs("cho").answer).toEqual(full);
    expect(
      changed(open - 1)
        .signs("ben")
        .says("ben", unreview).answer,
    ).toEqual(full);
    expect(changed(open).objects("cho", "size").answer).toEqual(full);
    expect(changed(open).resolves("dee").answer).toBe("done");
  });
  test("boxes and reviews end there too; a review is kept for a later motion to name (D11)", () => {
    expect(changed(open - 1).tick("cho").signed).toBe("ana cho");
    expect(changed(open).tick("cho").signed).toBe("ana");
    expect(changed(open).reviews("cho").signed).toBe("ana");
    expect(changed(open).reviews("cho").standing.approvals).toMatchObject([{ by: { login: "cho" } }]);
  });
  test("seconding goes on to the last one", () => {
    expect(changed(MOST_CHANGES - 1).says("cho", second).answer).toBe("done");
    expect(changed(MOST_CHANGES).says("cho", second).answer).toEqual({
      kind: "motion-full",
      limit: MOST_CHANGES,
    });
  });
  test("every change is counted: signing, renewing, withdrawing, objecting, resolving, seconding", () => {
    const story = new Story({ policy: seconding }).moves("ana");
    const changes = () => story.standing.motion?.changes;
    expect(changes()).toBe(0);
    story.signs("cho").push("text-2").signs("cho").says("cho", unreview);
    expect(changes()).toBe(3);
    story.objects("dee", "cost").says("cho", second).resolves("dee");
    expect(changes()).toBe(6);
    // What was so already is none.
    story.signs("ana").tick("ben", false);
    expect(changes()).toBe(7);
    story.signs("ana").reviews("ana").tick("ana");
    expect(changes()).toBe(7);
  });
  test("objections, also settled ones", () => {
    const story = new Story().moves("ana");
    for (let number = 1; number <= MOST_OBJECTIONS; number += 1) story.objects("dee", `nr ${number}`);
    expect([story.answer, story.resolves("dee", "nr 1").answer]).toEqual(["done", "done"]);
    expect(story.objects("dee", "one more").answer).toEqual({ kind: "motion-full", limit: MOST_OBJECTIONS });
  });
  test("opinions awaited", () => {
    const ask = (from: number, many: number): Command => ({
      name: "feedback",
      asked: Array.from({ length: many }, (_, index) => ({ id: from + index, login: `u${from + index}` })),
      unknown: [],
    });
    const story = moved().says("ana", ask(100, MOST_ASKED));
    expect(story.answer).toBe("done");
    expect(story.says("ana", ask(500, 1)).answer).toEqual({ kind: "motion-full", limit: MOST_ASKED });
    expect(moved().says("ana", ask(100, 1)).says("ana", ask(500, MOST_ASKED)).refusal).toBe("motion-full");
  });
});

describe("(D26) seconding", () => {
  const policy = { ...DEFAULT_POLICY, objection: { resolvers: "objector", secondAfter: 30 * DAY } } as const;
  const objected = () => new Story({ policy }).moves("ana").objects("dee", "cost").objects("eli", "size");
  const seconds = (story: Story) =>
    story.standing.motion?.objections.map(({ seconds }) => seconds.map(({ login }) => login).join(" "));

  test("counts each person once, and for the objection they name", () => {
    const story = objected().says("cho", second).says("cho", second).wait(HOUR).says("ben", second);
    expect([story.answer, seconds(story)]).toEqual(["done", ["cho ben", ""]]);
  });
  test("needs one that is open, and somebody with a say", () => {
    expect(objected().says("cho", { name: "second", objection: "coal" }).answer).toMatchObject({
      kind: "unknown-objection",
      nearest: "cost",
    });
    expect(objected().says("zed", second).refusal).toBe("not-stakeholder");
  });
});
