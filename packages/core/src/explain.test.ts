import { describe, expect, test } from "vitest";
import { PLAIN as voice } from "../test/plain-voice.ts";
import { Story, THREE_GROUPS } from "../test/story.ts";
import { explain, whatIsAwaited } from "./explain.ts";
import { DAY, HOUR } from "./instant.ts";
import { DEFAULT_POLICY, type Policy } from "./policy.ts";
import { BEGINNING } from "./standing.ts";
import { doneTo, enumerate } from "./voice.ts";

function policy(change: { fcp?: Partial<Policy["fcp"]>; objection?: Partial<Policy["objection"]> }): Policy {
  return {
    ...DEFAULT_POLICY,
    fcp: { ...DEFAULT_POLICY.fcp, ...change.fcp },
    objection: { ...DEFAULT_POLICY.objection, ...change.objection },
  };
}

function tell(story: Story): string {
  const { phase, awaited } = explain(story.standing, story.now, voice);
  return [phase, ...awaited].map(({ text, rules }) => `${text} ${rules.join(" ")}`.trim()).join("\n");
}

const running = () => new Story().moves("ana").signs("cho").bot();

describe("where things stand and what is awaited", () => {
  const TOLD: readonly (readonly [string, () => Story])[] = [
    ["draft", () => new Story({ draft: true, missingSections: ["Summary", "Proposal"] })],
    ["discussion", () => new Story()],
    ["upkeep", () => new Story({ subject: { kind: "upkeep", because: { kind: "no-rfc" } } })],
    [
      "discussion, with an objection that outlived its motion",
      () => new Story().moves("ana").objects("dee", "cost").says("ana", { name: "cancel" }),
    ],
    ["proposed", () => new Story().moves("ana").signs("ben")],
    ["proposed, no reason given", () => new Story().moves("ana", "close")],
    ["seconded", () => new Story().moves("ana").signs("cho")],
    ["period", running],
    ["period run out", () => running().wait(11 * DAY)],
    ["period, text changed", () => running().push("text-2")],
    [
      "period with a minimum",
      () => new Story({ policy: policy({ fcp: { minimum: 48 * HOUR } }) }).moves("ana").signs("cho").bot(),
    ],
    [
      "every group, waiting for the minimum",
      () =>
        new Story({ policy: policy({ fcp: { minimum: 48 * HOUR } }) }).moves("ana").signs("cho", "dee").bot(),
    ],
    ["blocked in the period", () => running().objects("dee", "cost")],
    ["blocked before it", () => new Story().moves("ana").objects("dee", "cost").objects("eli", "size")],
    [
      "blocked, every group has signed",
      () => new Story().moves("ana").objects("dee", "cost").signs("cho", "dee"),
    ],
    [
      "blocked, with lapsing and the group's word",
      () =>
        new Story({ policy: policy({ objection: { resolvers: "group", secondAfter: 30 * DAY } }) })
          .moves("ana")
          .objects("dee", "cost"),
    ],
    [
      "decided",
      () =>
        new Story().moves("ana").signs("cho", "dee").add({
          kind: "decided",
          key: "d",
          at: 0,
          motion: 1,
          because: "every-group",
          head: "h",
          text: "text-1",
        }),
    ],
    ["finalizing", () => running().signs("dee").bot(true)],
    ["paused", () => running().pause(true)],
    [
      "opinions asked",
      () =>
        new Story()
          .moves("ana")
          .signs("cho")
          .says("ana", { name: "feedback", asked: [{ id: 9, login: "gil" }], unknown: [] }),
    ],
    [
      "accepted",
      () =>
        running()
          .wait(10 * DAY)
          .bot(),
    ],
    ["rejected", () => new Story().moves("ana", "close").signs("cho", "dee").bot()],
    ["withdrawn", () => running().happens("closed")],
    ["merged by hand", () => running().happens("merged")],
  ];

  test("in words", () => {
    expect(TOLD.map(([name, story]) => `=== ${name}\n${tell(story())}`).join("\n\n")).toMatchInlineSnapshot(`
      "=== draft
      This RFC is a draft, and no motion is on the table. R2
      Any stakeholder can make a motion to finalize it, with a disposition. R5
      Before a motion to merge, its author has to mark it as ready for review, and it has to have Summary and Proposal. R6 D8

      === discussion
      This RFC is under discussion, and no motion is on the table. R1
      Any stakeholder can make a motion to finalize it, with a disposition. R5

      === upkeep
      This pull request is not about an RFC. D1
      Nothing is awaited from the bot: only an RFC takes motions. D1

      === discussion, with an objection that outlived its motion
      This RFC is under discussion, and no motion is on the table. R1
      Any stakeholder can make a motion to finalize it, with a disposition. R5
      Against the next motion to merge stands "cost" by dee, from an earlier one. D21

      === proposed
      The motion to merge is proposed. R5
      A stakeholder of another group than ana's has to sign off: Arm (cho) or Intel (dee or eli). Then a final comment period of 240 hours begins. R9 D12

      === proposed, no reason given
      The motion to close is proposed. R5
      A stakeholder of another group than ana's has to sign off: Arm (cho) or Intel (dee or eli). Then a final comment period of 240 hours begins. R9 D12
      ana is asked to say why in a comment, and under what conditions a similar RFC would be reconsidered. The motion itself gives no reason. R15 D4

      === seconded
      The motion to merge is proposed. R5
      The bot announces a final comment period of 240 hours; it runs from that announcement. R9 D17

      === period
      The motion to merge is in its final comment period, which ends in 240 hours. R10 D17
      The final comment period ends on 2026-01-15T09:00. Then the RFC is merged, unless a stakeholder objects before. R10 R12 D17
      It is merged sooner, once every group has signed the present text. Still awaited: Intel (dee or eli). R13 D15

      === period run out
      The motion to merge is in its final comment period, which has run out. R10 D17
      The final comment period ends on 2026-01-15T09:00. Then the RFC is merged, unless a stakeholder objects before. R10 R12 D17
      It is merged sooner, once every group has signed the present text. Still awaited: Intel (dee or eli). R13 D15

      === period, text changed
      The motion to merge is in its final comment period, which ends in 240 hours. R10 D17
      The final comment period ends on 2026-01-15T09:00. Then the RFC is merged, unless a stakeholder objects before. R10 R12 D17
      It is merged sooner, once every group has signed the present text. Still awaited: Fastly (ana or ben), Arm (cho) and Intel (dee or eli). R13 D15

      === period with a minimum
      The motion to merge is in its final comment period, which ends in 240 hours. R10 D17
      The final comment period ends on 2026-01-15T09:00. Then the RFC is merged, unless a stakeholder objects before. R10 R12 D17
      It is merged sooner, but not before 2026-01-07T09:00, once every group has signed the present text. Still awaited: Intel (dee or eli). R13 D15 D19

      === every group, waiting for the minimum
      The motion to merge is in its final comment period, which ends in 240 hours. R10 D17
      The final comment period ends on 2026-01-15T09:00. Then the RFC is merged, unless a stakeholder objects before. R10 R12 D17
      Every group has signed the present text: it is merged on 2026-01-07T09:00. R13 D19

      === blocked in the period
      The motion to merge is blocked by an open objection. R11
      "cost" has to be resolved by dee, or overruled by an admin. R11 D24
      Once no objection is open, a new, whole final comment period of 240 hours begins. D25

      === blocked before it
      The motion to merge is blocked by 2 open objections. R11
      "cost" has to be resolved by dee, or overruled by an admin. R11 D24
      "size" has to be resolved by eli, or overruled by an admin. R11 D24
      Besides, a stakeholder of another group than ana's has to sign off: Arm (cho) or Intel (dee or eli). Then a final comment period of 240 hours begins. R9 D12

      === blocked, every group has signed
      The motion to merge is blocked by an open objection. R11
      "cost" has to be resolved by dee, or overruled by an admin. R11 D24
      Once no objection is open, the RFC is merged at once, for every group has signed. R13

      === blocked, with lapsing and the group's word
      The motion to merge is blocked by an open objection. R11
      "cost" has to be resolved by dee or another stakeholder of Intel, or overruled by an admin. It lapses on 2026-02-04T09:00, unless another stakeholder seconds it by then. R11 D24 D26
      Besides, a stakeholder of another group than ana's has to sign off: Arm (cho) or Intel (dee or eli). Then a final comment period of 240 hours begins. R9 D12

      === decided
      The motion to merge is decided: the RFC is to be merged. D20
      The bot has to carry the decision out: the RFC is merged next. R12

      === finalizing
      The motion to merge is decided: the RFC is to be merged. D20
      The RFC is not merged yet: a required check is missing or has failed. D20
      The check has to pass; somebody with write access can run it again. D20
      The bot tries again when something changes, and otherwise once a day. The decision stands meanwhile. D20

      === paused
      The motion to merge is in its final comment period, which ends in 240 hours. R10 D17
      The bot has been paused since 2026-01-05T09:00. It goes on where it was once an operator or a maintainer ends the pause. D34
      The final comment period ends on 2026-01-15T09:00. Then the RFC is merged, unless a stakeholder objects before. R10 R12 D17
      It is merged sooner, once every group has signed the present text. Still awaited: Intel (dee or eli). R13 D15

      === opinions asked
      The motion to merge is proposed. R5
      The bot announces a final comment period of 240 hours; it runs from that announcement. R9 D17
      gil is asked for an opinion. The motion does not wait for it.

      === accepted
      This RFC was accepted and is merged. R12
      Nothing is awaited here any more. D10

      === rejected
      This RFC was rejected and is closed. R12
      Nothing is awaited here any more. D10

      === withdrawn
      This pull request was closed by hand. D10
      Nothing is awaited here any more. D10

      === merged by hand
      This pull request was merged by hand. D10
      Nothing is awaited here any more. D10"
    `);
  });

  test.each(TOLD)("never nothing, never what the clock says: %s", (_, story) => {
    const { standing, now } = story();
    expect(whatIsAwaited(standing, voice)).not.toEqual([]);
    expect(explain(standing, now + DAY, voice).awaited).toEqual(explain(standing, now, voice).awaited);
  });

  test("(D26) an objection that was announced to lapse has its seven days", () => {
    const story = new Story({ policy: policy({ objection: { secondAfter: 30 * DAY } }) })
      .moves("ana")
      .objects("dee", "cost");
    story.wait(29 * DAY).posted("m1/objection/1/warned");
    const [first] = whatIsAwaited(story.standing, voice);
    expect(first?.at).toBe(story.now + 7 * DAY);
    story.says("cho", { name: "second", objection: "cost" });
    expect(whatIsAwaited(story.standing, voice)[0]?.at).toBeUndefined();
  });

  test("(R10) at the very end the period has run out", () => {
    const story = running().wait(10 * DAY);
    const said = (now: number) => explain(story.standing, now, voice).phase.text;
    expect([said(story.now - HOUR), said(story.now)]).toEqual([
      "The motion to merge is in its final comment period, which ends in 1 hours.",
      "The motion to merge is in its final comment period, which has run out.",
    ]);
  });

  test("before the first look, and of an RFC that is none any more, it says what it knows", () => {
    expect(explain(BEGINNING, 0, voice).phase.rules).toEqual(["R1"]);
    const accepted = running().signs("dee").bot();
    accepted.push("text-2", { subject: { kind: "upkeep", because: { kind: "no-rfc" } } });
    expect(explain(accepted.standing, 0, voice).phase.rules).toEqual(["R12"]);
  });

  test("many objections are counted", () => {
    const story = new Story().moves("ana");
    for (let number = 1; number <= 12; number += 1) story.objects("dee", `nr ${number}`);
    const texts = whatIsAwaited(story.standing, voice).map(({ text }) => text);
    expect(texts.filter((text) => text.includes("nr "))).toHaveLength(10);
    expect(texts).toContain("2 more objections have to be resolved.");
  });
});

describe("what led here", () => {
  test("tells every fact with its rules, oldest first", () => {
    const story = new Story({ policy: policy({ objection: { secondAfter: 30 * DAY } }) })
      .reviews("eli")
      .wait(HOUR)
      .moves("ana")
      .says("ana", { name: "cancel" })
      .wait(HOUR)
      .moves("ben")
      .wait(HOUR)
      .objects("dee", "cost")
      .objects("eli", "size")
      .says("cho", { name: "second", objection: "size" })
      .wait(HOUR)
      .resolves("ada", "cost")
      .resolves("eli", "size")
      .tick("cho")
      .bot()
      .wait(DAY)
      .push("text-2")
      .reviews("dee")
      .add({ kind: "roster", key: "r", at: 0, roster: { groups: THREE_GROUPS.groups.slice(1) } });
    const facts = explain(story.standing, story.now, voice).facts;
    expect(
      facts
        .map(({ at, text, rules }) => `${at === undefined ? "" : voice.time(at)} ${text} ${rules.join(" ")}`)
        .join("\n"),
    ).toMatchInlineSnapshot(`
      "2026-01-05T10:00 The motion to merge, made by ana, was cancelled by ana. D6
      2026-01-05T11:00 ben moved to merge it, for project. R5 R8 D7
      2026-01-05T11:00 eli had approved before the motion, which does not count. D11
      2026-01-05T12:00 dee objected: "cost". R11 D22
      2026-01-05T12:00 eli objected: "size". R11 D22
      2026-01-05T13:00 cho signed off by ticking a box, an earlier text. D11 D15
      2026-01-05T13:00 ada overruled "cost" as an admin. D24
      2026-01-05T13:00 eli resolved "size". D24
      2026-01-05T13:00 The final comment period began, to end on 2026-01-15T13:00. R9 R10 D17
      2026-01-06T13:00 dee signed off by an approving review. D11
       cho seconded "size". D26
       The labels or the configuration name other stakeholders by now. The motion keeps its roster. D7"
    `);
  });

  test("tells a motion that has ended in full, and how it ended", () => {
    const facts = explain(running().signs("dee").bot().standing, 0, voice).facts.map(({ text }) => text);
    expect(facts).toMatchInlineSnapshot(`
      [
        "ana moved to merge it, for project.",
        "cho signed off.",
        "dee signed off.",
        "The final comment period began, to end on 2026-01-15T09:00.",
        "It was decided that the RFC is to be merged: one stakeholder of each group had signed off, and no objection was open.",
        "The motion to merge, made by ana, was carried out: the RFC is accepted.",
      ]
    `);
  });
});

test.each([
  [[], "or", ""],
  [["a"], "or", "a"],
  [["a", "b"], "and", "a and b"],
  [["a", "b", "c"], "or", "a, b or c"],
  [["a", "b", "c", "d", "e"], "and", "a, b, c and 2 more"],
] as const)("enumerate(%j) with %s is %j", (items, conjunction, words) => {
  expect(enumerate(items, conjunction, 3)).toBe(words);
});

test("(D3) what each disposition does to the pull request", () => {
  expect((["merge", "close", "postpone"] as const).map(doneTo)).toEqual([
    "merged",
    "closed",
    "closed as postponed",
  ]);
});
