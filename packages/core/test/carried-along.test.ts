/**
 * What a motion brings along from before it, and what comes to it besides signatures: objections that outlived
 * another (D21), approvals (D11), opinions asked for, and people who became stakeholders since (D7).
 */
import { describe, expect, test } from "vitest";
import { type Entry, evaluate, HOUR } from "../src/index.ts";
import { person, roster, START, Story } from "./story.ts";

const fact = { key: "late", at: START + HOUR };

describe("(D21) which objections outlive their motion", () => {
  const objected = () =>
    new Story().moves("ana").objects("dee", "cost").objects("eli", "size").resolves("eli", "size");
  const carried = (story: Story) => story.standing.carried.merge?.map(({ name }) => name);

  test("the open ones of one that was cancelled, lapsed or withdrawn", () => {
    expect(carried(objected().says("ana", { name: "cancel" }))).toEqual(["cost"]);
    expect(carried(objected().happens("draft"))).toEqual(["cost"]);
    expect(carried(objected().happens("closed"))).toEqual(["cost"]);
  });
  test("none of one that was merged by hand: then there is nothing left to stand against", () => {
    expect(carried(objected().happens("merged"))).toEqual([]);
  });
  test("they are numbered anew, say that they were carried, and stand against one motion only", () => {
    const story = objected().objects("ben", "time").says("ana", { name: "cancel" }).moves("cho");
    expect(story.standing.motion?.objections).toMatchObject([
      { number: 1, name: "cost", carried: true },
      { number: 2, name: "time", carried: true },
    ]);
    expect(story.standing.carried).toEqual({ merge: [] });
  });
  test("those against another disposition stay where they are", () => {
    const story = objected().says("ana", { name: "cancel" }).moves("ana", "close");
    expect([story.phase, carried(story), carried(story.says("ana", { name: "cancel" }))]).toEqual([
      "proposed",
      ["cost"],
      ["cost"],
    ]);
  });
});

describe("(D11) approvals from before the motion", () => {
  test("each stakeholder's once; neither the mover's own nor a stranger's is named", () => {
    const story = new Story().reviews("cho").reviews("dee").reviews("cho").reviews("zed").reviews("ana");
    expect(story.standing.approvals.map(({ by }) => by.login)).toEqual(["dee", "cho", "zed", "ana"]);
    expect(story.moves("ana").standing.motion?.approvedBefore.map(({ login }) => login)).toEqual([
      "dee",
      "cho",
    ]);
  });
});

describe("opinions asked for", () => {
  const ask = (...asked: ("zed" | "fay" | "gil")[]) => ({
    name: "feedback" as const,
    asked: asked.map((login) => (login === "gil" ? { id: 99, login } : person(login))),
    unknown: [],
  });
  const awaited = (story: Story) => story.standing.motion?.asked.map((each) => each.person.login).join(" ");

  test("each is awaited until they have written something, since they were asked", () => {
    const story = new Story().moves("ana").says("ana", ask("zed", "fay"));
    expect(awaited(story)).toBe("zed fay");
    expect(awaited(story.speaks("zed", START - 1))).toBe("zed fay");
    expect(awaited(story.speaks("cho"))).toBe("zed fay");
    expect(awaited(story.speaks("zed"))).toBe("fay");
  });
  test("nobody is awaited twice, and asking again changes nothing", () => {
    const story = new Story().moves("ana").says("ana", ask("zed")).says("cho", ask("zed", "fay"));
    expect(awaited(story)).toBe("zed fay");
    const { motion } = story.standing;
    expect([story.says("ana", ask("fay")).answer, story.standing.motion]).toEqual(["done", motion]);
  });
  test("a stranger may not ask, and speaking changes nothing without a motion", () => {
    expect(new Story().moves("ana").says("zed", ask("fay")).refusal).toBe("not-stakeholder");
    const { standing } = new Story();
    expect(evaluate([{ kind: "spoke", ...fact, by: person("zed") }], standing)).toBe(standing);
  });
});

describe("(D7) the present roster", () => {
  test("is noted on the motion, changes nothing else, and is nothing without one", () => {
    const present = roster({ Arm: ["cho"] });
    const entry: Entry = { kind: "roster", ...fact, roster: present };
    const { standing } = new Story().moves("ana");
    expect(evaluate([entry], standing)).toEqual({
      ...standing,
      motion: { ...standing.motion, presentRoster: present },
    });
    const without = new Story().standing;
    expect(evaluate([entry], without)).toBe(without);
  });
  test("whoever is a stakeholder by now may object, resolve and be told how to object; signing takes the roster", () => {
    const moved = () => new Story().moves("ana");
    const now = { belongs: "roster" } as const;
    const cost = { name: "object", objection: "cost" } as const;
    expect(moved().says("fay", cost).refusal).toBe("not-stakeholder");
    expect(moved().says("fay", cost, { belongs: "unlabelled" }).refusal).toBe("not-stakeholder");
    const objected = moved().says("fay", cost, now);
    expect(objected.phase).toBe("blocked");
    expect(objected.says("fay", { name: "resolve", objection: "" }, now).phase).toBe("proposed");
    expect(moved().says("fay", { name: "review" }, now).refusal).toBe("not-stakeholder");
    const reviewed = moved().add({
      kind: "review",
      ...fact,
      by: person("fay"),
      source: { kind: "review", id: 5, url: "#5" },
      verdict: "changes-requested",
      belongs: "roster",
      text: "text-1",
    });
    expect(reviewed.notices).toBe("how-to-object");
  });
  test("whoever is on the motion's roster keeps their say, though the labels are gone", () => {
    const gone = { belongs: "none" } as const;
    const story = new Story().moves("ana").says("dee", { name: "object", objection: "cost" }, gone);
    expect([story.phase, story.says("dee", { name: "resolve", objection: "" }, gone).phase]).toEqual([
      "blocked",
      "proposed",
    ]);
  });
});
