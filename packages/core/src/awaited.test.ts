/** What is awaited in the rarer standings; the usual ones are in explain.test.ts. */
import { expect, test } from "vitest";
import { PLAIN } from "../test/plain-voice.ts";
import { person, roster, Story } from "../test/story.ts";
import { sayCarryingOut, whatIsAwaited } from "./awaited.ts";
import type { Hindrance } from "./entry.ts";
import { DAY, HOUR } from "./instant.ts";
import { DEFAULT_POLICY, type Policy } from "./policy.ts";
import { BEGINNING, type Standing } from "./standing.ts";

const minimum = (length: number): Policy => ({
  ...DEFAULT_POLICY,
  fcp: { ...DEFAULT_POLICY.fcp, minimum: length },
});
const groupsWord: Policy = { ...DEFAULT_POLICY, objection: { resolvers: "group", secondAfter: null } };
const running = () => new Story().moves("ana").signs("cho").bot();
const hinderedBy = (hindrance: Hindrance) =>
  new Story().moves("ana").signs("cho", "dee").bot(true).add({
    kind: "hindered",
    key: "again",
    at: 0,
    motion: 1,
    hindrance,
    circumstances: "",
  });
const ask = (...asked: ("zed" | "fay")[]) => ({
  name: "feedback" as const,
  asked: asked.map(person),
  unknown: [],
});

const TOLD: readonly (readonly [string, () => Standing])[] = [
  ["before the first look", () => BEGINNING],
  ["paused, and closed by hand meanwhile", () => running().pause(true).happens("closed").standing],
  [
    "several objections that outlived their motion",
    () =>
      new Story().moves("ana").objects("dee", "cost").objects("eli", "size").says("ana", { name: "cancel" })
        .standing,
  ],
  [
    "an objection by somebody of two groups, with the groups' word",
    () => {
      const hats = roster({ Fastly: ["ana"], Arm: ["cho", "dee"], Intel: ["dee", "eli"] });
      return new Story({ roster: hats, policy: groupsWord }).moves("ana").objects("dee", "cost").standing;
    },
  ],
  ["every group has signed before any period", () => new Story().moves("ana").signs("cho", "dee").standing],
  [
    "every group has signed, and a minimum is to be waited for",
    () => new Story({ policy: minimum(2 * DAY) }).moves("ana").signs("cho", "dee").standing,
  ],
  ["every group has signed in the period", () => running().signs("dee").standing],
  [
    "every group has signed, and the minimum is longer than the period",
    () => new Story({ policy: minimum(20 * DAY) }).moves("ana").signs("cho", "dee").bot().standing,
  ],
  [
    "one person has signed for every group",
    () => {
      const hats = roster({ Fastly: ["ana", "ben"], Arm: ["ben"], Intel: ["ben", "cho"] });
      return new Story({ roster: hats }).moves("ana").signs("ben").push("text-2").bot().signs("ben").standing;
    },
  ],
  ["decided, and the bot may not merge", () => hinderedBy("merging-off").standing],
  [
    "decided, and the text lacks sections by now",
    () => {
      const { standing } = hinderedBy("form");
      const { text } = standing;
      return { ...standing, text: text && { ...text, missingSections: ["Summary", "Proposal"] } };
    },
  ],
  ["decided, and no text is known", () => ({ ...hinderedBy("form").standing, text: null })],
  ["moved to close, with a reason", () => new Story().moves("ana", "close", "Too costly.").standing],
  ["moved to postpone, with a reason of blanks", () => new Story().moves("ana", "postpone", " \n").standing],
  ["several opinions asked", () => new Story().moves("ana").says("ana", ask("zed", "fay")).standing],
];

test("in words", () => {
  const told = TOLD.map(([name, standing]) => {
    const sentences = whatIsAwaited(standing(), PLAIN).map(({ text, rules }) => `${text} ${rules.join(" ")}`);
    return [`=== ${name}`, ...sentences.map((sentence) => sentence.trim())].join("\n");
  });
  expect(told.join("\n\n")).toMatchInlineSnapshot(`
    "=== before the first look
    Any stakeholder can make a motion to finalize it, with a disposition. R5

    === paused, and closed by hand meanwhile
    Nothing is awaited here any more. D10

    === several objections that outlived their motion
    Any stakeholder can make a motion to finalize it, with a disposition. R5
    Against the next motion to merge stand "cost" by dee and "size" by eli, from an earlier one. D21

    === an objection by somebody of two groups, with the groups' word
    "cost" has to be resolved by dee or another stakeholder of Arm or Intel, or overruled by an admin. R11 D24
    Besides, a stakeholder of another group than ana's has to sign off: Arm (cho or dee) or Intel (dee or eli). Then a final comment period of 240 hours begins. R9 D12

    === every group has signed before any period
    The RFC is merged at once, for every group has signed. R13

    === every group has signed, and a minimum is to be waited for
    The bot announces a final comment period of 240 hours; it runs from that announcement. R9 D17

    === every group has signed in the period
    The final comment period ends on 2026-01-15T09:00. Then the RFC is merged, unless a stakeholder objects before. R10 R12 D17

    === every group has signed, and the minimum is longer than the period
    The final comment period ends on 2026-01-15T09:00. Then the RFC is merged, unless a stakeholder objects before. R10 R12 D17
    Every group has signed the present text: it is merged on 2026-01-15T09:00. R13 D19

    === one person has signed for every group
    The final comment period ends on 2026-01-15T09:00. Then the RFC is merged, unless a stakeholder objects before. R10 R12 D17
    It is merged sooner, once a second person has signed the present text. R13 D12

    === decided, and the bot may not merge
    The RFC is not merged yet: the bot is configured not to do it itself. D20
    Somebody with write access has to merge it by hand. D20

    === decided, and the text lacks sections by now
    The RFC is not merged yet: only a full RFC can be merged, and it lacks Summary and Proposal. D20
    The author has to complete it. That changes the text: the decision then lapses, and the sign-offs stay. D20
    The bot tries again when something changes, and otherwise once a day. The decision stands meanwhile. D20

    === decided, and no text is known
    The RFC is not merged yet: only a full RFC can be merged, and it no longer has the form of a full RFC. D20
    The author has to complete it. That changes the text: the decision then lapses, and the sign-offs stay. D20
    The bot tries again when something changes, and otherwise once a day. The decision stands meanwhile. D20

    === moved to close, with a reason
    A stakeholder of another group than ana's has to sign off: Arm (cho) or Intel (dee or eli). Then a final comment period of 240 hours begins. R9 D12

    === moved to postpone, with a reason of blanks
    A stakeholder of another group than ana's has to sign off: Arm (cho) or Intel (dee or eli). Then a final comment period of 240 hours begins. R9 D12
    ana is asked to say why in a comment, and under what conditions a similar RFC would be reconsidered. The motion itself gives no reason. R15 D4

    === several opinions asked
    A stakeholder of another group than ana's has to sign off: Arm (cho) or Intel (dee or eli). Then a final comment period of 240 hours begins. R9 D12
    zed and fay are asked for an opinion. The motion does not wait for it."
  `);
});

test("(R11) objections beyond the tenth are counted, under the same rule", () => {
  const story = new Story().moves("ana");
  for (let number = 1; number <= 12; number += 1) story.objects("dee", `nr ${number}`);
  expect(whatIsAwaited(story.standing, PLAIN)).toContainEqual({
    text: "2 more objections have to be resolved.",
    rules: ["R11"],
  });
});

test("(D19) the instant of a short-cut is never later than the period's end", () => {
  const at = (length: number) => {
    const story = new Story({ policy: minimum(length) }).moves("ana").signs("cho", "dee").bot();
    return (whatIsAwaited(story.standing, PLAIN).at(-1)?.at ?? 0) - story.now;
  };
  expect([at(2 * DAY), at(20 * DAY)]).toEqual([2 * DAY, 10 * DAY]);
});

test("(D20) nothing is to be carried out where nothing is decided", () => {
  expect(sayCarryingOut(BEGINNING, PLAIN)).toEqual([]);
  expect(sayCarryingOut(running().standing, PLAIN)).toEqual([]);
});

test("(D26) an objection lapses by its own time, or by the announcement's, whichever is later", () => {
  const policy: Policy = { ...DEFAULT_POLICY, objection: { resolvers: "objector", secondAfter: 30 * DAY } };
  const lapse = (story: Story) => whatIsAwaited(story.standing, PLAIN)[0]?.at;
  const story = new Story({ policy }).moves("ana").objects("dee", "cost");
  const objectedAt = story.now;
  expect(lapse(story.wait(HOUR).posted("m1/objection/1/warned"))).toBe(objectedAt + 30 * DAY);
  const paused = new Story({ policy })
    .moves("ana")
    .objects("dee", "cost")
    .wait(30 * DAY);
  paused.pause(true).wait(HOUR).pause(false);
  expect(lapse(paused)).toBe(paused.now + DAY);
});
