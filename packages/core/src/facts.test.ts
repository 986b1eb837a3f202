/** The facts of motions that ended, lapsed, moved or were held up; the usual ones are in explain.test.ts. */
import { describe, expect, test } from "vitest";
import { PLAIN } from "../test/plain-voice.ts";
import { roster, Story } from "../test/story.ts";
import { factsOf } from "./facts.ts";
import { DAY, HOUR } from "./instant.ts";
import { DEFAULT_POLICY, type Policy } from "./policy.ts";

const lapsing: Policy = { ...DEFAULT_POLICY, objection: { resolvers: "objector", secondAfter: 30 * DAY } };
const running = () => new Story().moves("ana").signs("cho").bot();
const tell = (story: Story): string[] =>
  factsOf(story.standing, PLAIN).map(({ text, rules }) => `${text} ${rules.join(" ")}`);
/** How the last motion ended. */
const end = (story: Story): string | undefined => tell(story).at(-1);

describe("how a motion ended", () => {
  const ENDS: readonly (readonly [string, () => Story])[] = [
    ["(R12) accepted", () => running().signs("dee").bot()],
    ["(R12, R15) rejected", () => new Story().moves("ana", "close", "why").signs("cho", "dee").bot()],
    ["(D3) postponed", () => new Story().moves("ana", "postpone", "why").signs("cho", "dee").bot()],
    ["(D10) withdrawn", () => running().happens("closed")],
    ["(D10) merged by hand", () => running().happens("merged")],
    ["(D6) cancelled by the mover", () => running().says("ana", { name: "cancel" })],
    ["(D6) cancelled by an admin", () => running().says("ada", { name: "cancel" })],
    ["(D9) lapsed as a draft", () => running().happens("draft")],
    ["(D1) lapsed by its base", () => running().happens("left-base")],
    [
      "(D1) lapsed by its text",
      () => running().push("text-2", { subject: { kind: "upkeep", because: { kind: "no-rfc" } } }),
    ],
    [
      "(D16) lapsed by changing for too long",
      () => {
        const story = running().wait(10 * DAY - HOUR);
        for (let day = 0; day < 8; day += 1) story.push(`text-${day + 2}`).wait(23 * HOUR);
        return story;
      },
    ],
  ];
  test("in words", () => {
    expect(ENDS.map(([name, story]) => `${name}: ${end(story())}`).join("\n")).toMatchInlineSnapshot(`
      "(R12) accepted: The motion to merge, made by ana, was carried out: the RFC is accepted. R12
      (R12, R15) rejected: The motion to close, made by ana, was carried out: the RFC is rejected. R12 R15
      (D3) postponed: The motion to postpone, made by ana, was carried out: the RFC is rejected. R12 R15
      (D10) withdrawn: The motion to merge, made by ana, ended, for the pull request was closed by zed. D10
      (D10) merged by hand: The motion to merge, made by ana, ended, for the pull request was merged by hand by zed. D10
      (D6) cancelled by the mover: The motion to merge, made by ana, was cancelled by ana. D6
      (D6) cancelled by an admin: The motion to merge, made by ana, was cancelled by ada, an admin. D6
      (D9) lapsed as a draft: The motion to merge, made by ana, lapsed, for the pull request became a draft again. D9
      (D1) lapsed by its base: The motion to merge, made by ana, lapsed, for the pull request is no longer about an RFC only, on the default branch. D1
      (D1) lapsed by its text: The motion to merge, made by ana, lapsed, for the pull request is no longer about an RFC only, on the default branch. D1
      (D16) lapsed by changing for too long: The motion to merge, made by ana, lapsed, for the text was still changing after its end had been moved as far as it may be. D16"
    `);
  });
  test("(D10) by an account that is gone", () => {
    const story = running();
    story.add({
      kind: "pull",
      key: "closed",
      at: story.now,
      event: "closed",
      by: null,
      byBot: false,
      draft: false,
      text: null,
    });
    expect(end(story)).toBe("The motion to merge, made by ana, ended, for the pull request was closed. D10");
  });
});

describe("what led to a decision", () => {
  test("(R12, D20) the period, its moved end, and what held the decision up", () => {
    const story = running()
      .wait(10 * DAY - HOUR)
      .push("text-2")
      .wait(DAY)
      .bot(true);
    expect(tell(story).join("\n")).toMatchInlineSnapshot(`
      "ana moved to merge it, for project. R5 R8 D7
      cho signed off, an earlier text. D11 D15
      The final comment period began, to end on 2026-01-16T08:00 (its end was moved). R9 R10 D17 D16
      It was decided that the RFC is to be merged: the final comment period had run out with no open objection. R12
      GitHub did not let the bot carry it out. D20"
    `);
  });
  test("(R13) every group's signature", () => {
    expect(tell(running().signs("dee").bot(true))).toContain(
      "It was decided that the RFC is to be merged: one stakeholder of each group had signed off, and no objection was open. R13",
    );
  });
  test("(D20, D25) a later period bears its number", () => {
    const story = running().objects("dee", "cost").resolves("dee").bot();
    expect(tell(story).at(-1)).toBe("Final comment period 2 began, to end on 2026-01-15T09:00. R9 R10 D17");
  });
  test("(D15) of a motion that has ended no signature is an earlier text's: which one counted is over", () => {
    const story = running().push("text-2").signs("dee").says("ana", { name: "cancel" });
    expect(tell(story)).toContain("cho signed off. D11");
  });
});

describe("objections", () => {
  test("(D21) one that outlived its motion tells both times", () => {
    const story = new Story().moves("ana").objects("dee", "cost").wait(HOUR).says("ana", { name: "cancel" });
    expect(tell(story.moves("cho")).join("\n")).toMatchInlineSnapshot(`
      "dee objected: "cost". R11 D22
      The motion to merge, made by ana, was cancelled by ana. D6
      cho moved to merge it, for project. R5 R8 D7
      "cost" was open when an earlier motion ended, and stands against this one. D21"
    `);
  });
  test("(D26) who seconded one, and that another lapsed", () => {
    const story = new Story({ policy: lapsing }).moves("ana").objects("dee", "cost").objects("eli", "size");
    story
      .says("cho", { name: "second", objection: "size" })
      .says("ben", { name: "second", objection: "size" });
    story
      .posted("m1/objection/1/warned")
      .wait(30 * DAY)
      .bot();
    expect(tell(story).join("\n")).toMatchInlineSnapshot(`
      "ana moved to merge it, for project. R5 R8 D7
      dee objected: "cost". R11 D22
      eli objected: "size". R11 D22
      "cost" lapsed, for nobody seconded it in time. D26
      cho and ben seconded "size". D26"
    `);
  });
});

test("(D34) a pause is a fact while it lasts", () => {
  const story = new Story().moves("ana").wait(HOUR).pause(true);
  expect(factsOf(story.standing, PLAIN).at(-1)).toEqual({
    text: "The bot was paused.",
    at: story.now,
    rules: ["D34"],
  });
  expect(tell(story.pause(false))).not.toContain("The bot was paused. D34");
});

test("(D2, D11) several projects and several early approvals are lists", () => {
  const story = new Story({ roster: roster({ Fastly: ["ana"], Arm: ["cho", "dee"] }) });
  story.reviews("cho").reviews("dee").moves("ana");
  const { motion } = story.standing;
  if (motion === null) throw new Error("a motion is on the table");
  story.standing = { ...story.standing, motion: { ...motion, projects: ["wasmtime", "cranelift"] } };
  expect(tell(story)).toEqual([
    "ana moved to merge it, for wasmtime and cranelift. R5 R8 D7",
    "cho and dee had approved before the motion, which does not count. D11",
  ]);
});

test("of one instant, what counted first is told first", () => {
  const story = new Story().moves("ana").says("ana", { name: "cancel" }).moves("cho");
  expect(tell(story)).toEqual([
    "The motion to merge, made by ana, was cancelled by ana. D6",
    "cho moved to merge it, for project. R5 R8 D7",
  ]);
  expect(
    factsOf(story.says("cho", { name: "cancel" }).standing, PLAIN).map(({ at, url }) => [at, url]),
  ).toEqual([
    [story.now, "#3"],
    [story.now, "#5"],
    [story.now, "#5"],
  ]);
});
