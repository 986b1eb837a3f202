import {
  DAY,
  DEFAULT_POLICY,
  type Hindrance,
  HOUR,
  type Notice,
  type Standing,
  timelyNotices,
} from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { mentionsIn } from "../../test/nasty.ts";
import { AT, ada, ana, cho, dee, nameOf, START, Story, zed } from "../../test/told.ts";
import { announcePeriod } from "./announcement.ts";
import { renderNotice } from "./notices.ts";

function last(story: Story): string {
  const { standing } = story;
  const notice = standing.notices.at(-1);
  if (notice === undefined) throw new Error("the story has no notice");
  return render(notice, standing);
}

function render(notice: Notice, standing: Standing): string {
  return renderNotice(notice, standing, nameOf, AT);
}

const inPeriod = () => new Story().move(0, ana).sign(1, cho).announce(1);

describe("the announcement of a period", () => {
  function announce(story: Story): string {
    const { motion, text } = story.standing;
    if (motion === null) throw new Error("no motion");
    return announcePeriod(
      motion,
      { announcedAt: START + DAY, endsAt: START + DAY + motion.policy.fcp.length },
      nameOf,
      AT,
      text?.digest ?? null,
    );
  }

  test("names the end and whom it concerns", () => {
    expect(announce(new Story().move(0, ana).sign(1, cho))).toMatchInlineSnapshot(`
      "## Final comment period

      The [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana is now in its final comment period. It ends on **Friday, 16 January 2026, 09:00:00 UTC**, 10 days after this announcement.

      Then the RFC is merged, unless a stakeholder objects before.

      It is merged sooner, once every group has signed the present text. Still awaited:

      - Intel: @dee, @eli

      Until then:

      - Stakeholders can still sign off with \`@rfcbot reviewed\`, or object with \`@rfcbot object NAME\` and their reasons. An objection ends the period.
      - Everybody is welcome to read the text once more and to comment."
    `);
  });

  test("says that it is a new one, and how long every short-cut waits", () => {
    const policy = { ...DEFAULT_POLICY, fcp: { ...DEFAULT_POLICY.fcp, minimum: 48 * HOUR } };
    const story = new Story({ policy })
      .move(0, ana, "close")
      .sign(1, cho)
      .announce(1)
      .object(2, dee, "cost")
      .resolve(3, dee);
    const text = announce(story);
    expect(text).toContain("is now in a new, whole final comment period");
    expect(text).toContain(
      "It is closed sooner, but not before Thursday, 8 January 2026, 09:00:00 UTC, once every group",
    );
    expect(announce(story.sign(4, dee))).toContain(
      "Every group has signed the present text, so it is closed sooner, but not before",
    );
  });
});

const TOLD: readonly (readonly [string, Story])[] = [
  ["an objection ends a period", inPeriod().object(2, dee, "fuel <b>")],
  [
    "the text changed, which starts it anew",
    new Story({ policy: { ...DEFAULT_POLICY, fcp: { ...DEFAULT_POLICY.fcp, onChange: "restart" } } })
      .move(0, ana)
      .sign(1, cho)
      .announce(1)
      .push(2, "bbbbbbb2"),
  ],
  [
    "a sign-off was withdrawn before the announcement",
    new Story().move(0, ana).sign(1, cho).say(1.5, cho, { name: "unreview" }).announce(1.6),
  ],
  ["the end moved for a change", inPeriod().push(10.9, "bbbbbbb2")],
  [
    "the end moved for a pause",
    inPeriod()
      .with((at) => ({ kind: "pause", key: "p1", at: at(5), paused: true }))
      .with((at) => ({ kind: "pause", key: "p2", at: at(10.9), paused: false })),
  ],
  ["a decision revoked", inPeriod().decided(11).hinder(11, "check").object(12, dee, "cost")],
  ["a decision lapsed, the period goes on", inPeriod().decided(11).hinder(11, "check").push(12, "bbbbbbb2")],
  [
    "a decision lapsed, without a period",
    new Story().move(0, ana).sign(1, cho).sign(1, dee).decided(1, "every-group").push(2, "bbbbbbb2"),
  ],
  ["lapsed as a draft", inPeriod().pull(2, "draft", zed)],
  ["lapsed as no RFC", inPeriod().pull(2, "left-base", zed)],
  [
    "lapsed as it kept changing",
    inPeriod()
      .push(10.9, "b")
      .push(11.8, "c")
      .push(12.7, "d")
      .push(13.6, "e")
      .push(14.5, "f")
      .push(15.4, "g")
      .push(16.3, "h")
      .push(17.2, "i")
      .push(18.1, "j"),
  ],
  ["cancelled by the mover", inPeriod().say(2, ana, { name: "cancel" })],
  ["cancelled by an admin", inPeriod().say(2, ada, { name: "cancel" })],
  ["accepted", inPeriod().decided(11).pull(11, "merged")],
  [
    "accepted at once",
    new Story().move(0, ana).sign(1, cho).sign(1, dee).decided(1, "every-group").pull(1, "merged"),
  ],
  [
    "closed, with a reason",
    new Story()
      .move(
        0,
        ana,
        "close",
        "The proposal it builds on has stalled. Reopen when it reaches phase 3.\n- [x] @zed",
      )
      .sign(1, cho)
      .announce(1)
      .decided(11)
      .pull(11, "closed"),
  ],
  [
    "closed, without one",
    new Story().move(0, ana, "close").sign(1, cho).announce(1).decided(11).pull(11, "closed"),
  ],
  [
    "postponed",
    new Story()
      .move(0, ana, "postpone", "Next year.")
      .sign(1, cho)
      .announce(1)
      .decided(11)
      .pull(11, "closed"),
  ],
  ["decided but hindered", inPeriod().decided(11).hinder(11, "review")],
  [
    "decided to close, but hindered",
    new Story()
      .move(0, ana, "close", "It has stalled.")
      .sign(1, cho)
      .announce(1)
      .decided(11)
      .hinder(11, "locked"),
  ],
  ["decided, and merging is left to people", inPeriod().decided(11).hinder(11, "merging-off")],
  [
    "how to object",
    new Story().move(0, ana).with((at) => ({
      kind: "review",
      key: "r",
      at: at(1),
      by: dee,
      source: { kind: "review", id: 1, url: "u" },
      verdict: "changes-requested",
      belongs: "roster",
      text: null,
    })),
  ],
];

describe("notices", () => {
  test("in words", () => {
    expect(TOLD.map(([name, story]) => `=== ${name}\n${last(story)}`).join("\n\n")).toMatchInlineSnapshot(`
      "=== an objection ends a period
      The final comment period has ended without a decision. dee objects: \`fuel <b>\` ([comment](https://github.example/org/rfcs/pull/1#issuecomment-104)). The motion to merge is blocked until the objection is resolved with \`@rfcbot resolve\`, by its objector, or overruled by an admin. Then a new, whole final comment period begins; the sign-offs stay.

      === the text changed, which starts it anew
      The final comment period has ended without a decision. The text has changed, and here a change starts the period anew: a new, whole one is announced next. The sign-offs stay.

      === a sign-off was withdrawn before the announcement
      The final comment period has ended without a decision. A sign-off was withdrawn before the period was announced, so no stakeholder of another group than ana's has signed off. Somebody of another group has to. Then a new, whole final comment period begins.

      === the end moved for a change
      The final comment period now ends on **Saturday, 17 January 2026, 06:36:00 UTC**. The text has changed shortly before the end, so that everybody has time to look at it.

      === the end moved for a pause
      The final comment period now ends on **Saturday, 17 January 2026, 06:36:00 UTC**. The bot was paused, and no period ends right after a pause.

      === a decision revoked
      dee objects: \`cost\` ([comment](https://github.example/org/rfcs/pull/1#issuecomment-104)). The decision on the [motion](https://github.example/org/rfcs/pull/1#issuecomment-101) was not carried out yet, so it is revoked. Once no objection is open, a new, whole final comment period begins, or the decision is made anew if every group has signed.

      === a decision lapsed, the period goes on
      The text has changed since it was decided that the RFC is to be merged, so that decision has lapsed. The sign-offs stay, as given to an earlier text. The final comment period goes on. It ends on **Sunday, 18 January 2026, 09:00:00 UTC**.

      === a decision lapsed, without a period
      The text has changed since it was decided that the RFC is to be merged, so that decision has lapsed. The sign-offs stay, as given to an earlier text. A whole final comment period is announced next.

      === lapsed as a draft
      The [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana has lapsed, since the pull request became a draft again. It takes a new motion to finalize the RFC, with new sign-offs.

      === lapsed as no RFC
      The [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana has lapsed, since the pull request is no longer about an RFC only, on the default branch. It takes a new motion to finalize the RFC, with new sign-offs.

      === lapsed as it kept changing
      The [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana has lapsed, since the text still changed after the end had been moved as far as it may be. It takes a new motion to finalize the RFC, with new sign-offs.

      === cancelled by the mover
      The [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana was cancelled by ana. It takes a new motion to finalize the RFC, with new sign-offs.

      === cancelled by an admin
      The [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana was cancelled by ada, an admin. It takes a new motion to finalize the RFC, with new sign-offs.

      === accepted
      **The RFC is accepted** and merged. The [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana was decided, since the final comment period had run out with no open objection. Signed off by ana and cho.

      === accepted at once
      **The RFC is accepted** and merged. The [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana was decided, since every group had signed off and no objection was open. Signed off by ana, cho and dee.

      === closed, with a reason
      **The RFC is not accepted**, and the pull request is closed. The [motion to close](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana was decided, since the final comment period had run out with no open objection. Signed off by ana and cho.

      The reason given with the motion, and with it the conditions under which a similar RFC would be reconsidered:

      > The proposal it builds on has stalled. Reopen when it reaches phase 3.
      > - \\[x\\] \`@zed\`

      If the pull request is opened again, it is under discussion again, and takes a new motion, such as \`@rfcbot merge\`.

      === closed, without one
      **The RFC is not accepted**, and the pull request is closed. The [motion to close](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana was decided, since the final comment period had run out with no open objection. Signed off by ana and cho.

      The motion gave no reason. @ana: please say in a comment why this RFC was closed, and under what conditions a similar one would be reconsidered.

      If the pull request is opened again, it is under discussion again, and takes a new motion, such as \`@rfcbot merge\`.

      === postponed
      **The RFC is postponed**, and the pull request is closed. This is no judgement on its merits: it may come back when its time has come. The [motion to postpone](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana was decided, since the final comment period had run out with no open objection. Signed off by ana and cho.

      The reason given with the motion, and with it the conditions under which a similar RFC would be reconsidered:

      > Next year.

      If the pull request is opened again, it is under discussion again, and takes a new motion, such as \`@rfcbot merge\`.

      === decided but hindered
      **Decided:** the [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana is carried, since the final comment period had run out with no open objection. The RFC is not merged yet: the branch's protection asks for an approving review. Somebody whose approval GitHub counts has to approve the pull request. The bot tries again when something changes, and otherwise once a day. The decision stands meanwhile.

      === decided to close, but hindered
      **Decided:** the [motion to close](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana is carried, since the final comment period had run out with no open objection. The RFC is not closed yet: the conversation is locked. Somebody with write access has to unlock the conversation. The bot tries again when something changes, and otherwise once a day. The decision stands meanwhile.

      The reason given with the motion, and with it the conditions under which a similar RFC would be reconsidered:

      > It has stalled.

      === decided, and merging is left to people
      **Decided:** the [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) by ana is carried, since the final comment period had run out with no open objection. The RFC is not merged yet: the bot is configured not to do it itself. Somebody with write access has to merge it by hand.

      === how to object
      @dee: a review that requests changes does not block the motion to merge. To object to it, write a comment with a line such as \`@rfcbot object unclear limits\`: the words after \`object\` name the objection. It then blocks the motion until you resolve it with \`@rfcbot resolve unclear limits\`."
    `);
  });

  test("a reminder names the groups that have not signed, and nobody else", () => {
    const policy = { ...DEFAULT_POLICY, fcp: { ...DEFAULT_POLICY.fcp, reminders: [2 * DAY] } };
    const { standing } = new Story({ policy }).move(0, ana).sign(1, cho).announce(1);
    const [reminder] = timelyNotices(standing, START + 9 * DAY);
    if (reminder === undefined) throw new Error("no reminder is due");
    const text = render(reminder, standing);
    expect(text).toMatchInlineSnapshot(`
      "The final comment period of the [motion to merge](https://github.example/org/rfcs/pull/1#issuecomment-101) ends on **Friday, 16 January 2026, 09:00:00 UTC**. Then the RFC is merged, unless a stakeholder objects before. These groups have not signed the present text yet:

      - Intel: @dee, @eli

      To sign off, write \`@rfcbot reviewed\`; to object, \`@rfcbot object NAME\`."
    `);
    expect(mentionsIn(text)).toEqual(["dee", "eli"]);
  });

  test("an objection about to lapse, and lapsed (D26)", () => {
    const policy = {
      ...DEFAULT_POLICY,
      objection: { resolvers: "objector", secondAfter: 30 * DAY },
    } as const;
    const story = new Story({ policy }).move(0, ana).object(1, dee, "cost");
    const [warning] = timelyNotices(story.standing, START + 24 * DAY);
    if (warning === undefined) throw new Error("no warning is due");
    expect(render(warning, story.standing)).toMatchInlineSnapshot(
      `"@dee: the objection \`cost\` by dee ([comment](https://github.example/org/rfcs/pull/1#issuecomment-102)) lapses on **Thursday, 5 February 2026, 09:00:00 UTC**, unless another stakeholder seconds it by then with \`@rfcbot second\` and its name."`,
    );
    story.with((at) => ({ kind: "objection-lapsed", key: "l", at: at(31), motion: 1, objection: 1 }));
    expect(last(story)).toMatchInlineSnapshot(
      `"The objection \`cost\` by dee ([comment](https://github.example/org/rfcs/pull/1#issuecomment-102)) has lapsed: no other stakeholder seconded it in time. It no longer blocks the motion to merge."`,
    );
  });

  test("paused", () => {
    const { standing } = new Story();
    expect(render({ kind: "paused", about: "paused", motion: 0, at: START }, standing)).toMatchInlineSnapshot(
      `"The bot is paused here. It has seen the commands and will count them once it goes on; until then it does nothing else. No period ends sooner than 24 hours after the pause."`,
    );
  });

  test.each<Hindrance>([
    "conflict",
    "check",
    "review",
    "draft",
    "merge-queue",
    "base-moved",
    "head-moved",
    "permission",
    "workflows",
    "locked",
    "archived",
    "form",
    "merging-off",
    "unknown",
  ])("every hindrance has words: %s", (hindrance) => {
    const text = last(inPeriod().decided(11).hinder(11, hindrance));
    expect(text).toContain("The RFC is not merged yet: ");
    expect(text.includes("tries again")).toBe(hindrance !== "merging-off");
  });

  test("nobody is mentioned who has nothing to do", () => {
    for (const [name, story] of TOLD) {
      const expected = { "closed, without one": ["ana"], "how to object": ["dee"] }[name] ?? [];
      expect([name, mentionsIn(last(story))]).toEqual([name, expected]);
    }
  });
});
