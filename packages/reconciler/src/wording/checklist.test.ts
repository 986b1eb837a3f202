import { DAY, DEFAULT_POLICY, type Roster } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { AT, ada, ana, ben, cho, dee, eli, nameOf, ROSTER, Story, zed } from "../../test/told.ts";
import { parseBoxes } from "./boxes.ts";
import { renderChecklist } from "./checklist.ts";

function render({ standing }: Story, room = 60_000): string {
  const common = {
    standing,
    name: nameOf,
    mention: AT,
    room,
    compareUrl: (from: string, to: string) => `https://github.example/compare/${from}..${to}`,
  };
  if (standing.motion !== null) return renderChecklist({ ...common, motion: standing.motion });
  const ended = standing.ended.at(-1);
  if (ended === undefined) throw new Error("the story has no motion");
  return renderChecklist({ ...common, ended });
}

describe("the checklist in each phase", () => {
  test("proposed", () => {
    expect(render(new Story().move(0, ana))).toMatchInlineSnapshot(`
      "## Motion to merge

      @ana moved to **merge** this RFC on Monday, 5 January 2026, 09:00:00 UTC ([the motion](https://github.example/org/rfcs/pull/1#issuecomment-101)).

      ### What is awaited next

      - A stakeholder of another group than @ana's has to sign off: Arm (@cho) or Intel (@dee or @eli). Then a final comment period of 10 days begins.

      ### Who has signed off

      1 of 3 groups have signed the present text (\`aaaaaaa\`). A group has signed when one of its members has.

      #### Fastly: signed

      - [x] @ana: [made the motion](https://github.example/org/rfcs/pull/1#issuecomment-101), 5 January 2026, 09:00:00 UTC, text \`aaaaaaa\`
      - [ ] @ben

      #### Arm: not signed

      - [ ] @cho

      #### Intel: not signed

      - [ ] @dee
      - [ ] @eli

      ### How to take part

      - To sign off, write a comment with the line \`@rfcbot reviewed\`. This takes no write access. Who has write access can also tick their own box above, and an approving review signs off too.
      - To object, write \`@rfcbot object NAME\`, with a short name for what is wrong; \`@rfcbot resolve NAME\` resolves it.
      - To withdraw a sign-off, write \`@rfcbot unreview\`, or untick the box. Once the final comment period is announced, object instead.
      - To see where things stand, write \`@rfcbot status\`; for all commands, \`@rfcbot help\`."
    `);
  });

  test("blocked, with carried objections, an overruled one, and words asked for", () => {
    const story = new Story()
      .move(0, ana, "close")
      .object(1, dee, "too *early* @org/team")
      .say(1.5, ana, { name: "cancel" })
      .move(2, cho, "close")
      .object(3, eli, "cost")
      .resolve(4, ada, "cost")
      .say(5, cho, { name: "feedback", asked: [zed], unknown: [] });
    expect(render(story)).toMatchInlineSnapshot(`
      "## Motion to close

      @cho moved to **close** this RFC on Wednesday, 7 January 2026, 09:00:00 UTC ([the motion](https://github.example/org/rfcs/pull/1#issuecomment-104)).

      ### What is awaited next

      - \`too *early* @org/team\` has to be resolved by @dee, or overruled by an admin.
      - Besides, a stakeholder of another group than @cho's has to sign off: Fastly (@ana or @ben) or Intel (@dee or @eli). Then a final comment period of 10 days begins.
      - @cho is asked to say why in a comment, and under what conditions a similar RFC would be reconsidered. The motion itself gives no reason.
      - @zed is asked for an opinion. The motion does not wait for it.

      ### Who has signed off

      1 of 3 groups have signed the present text (\`aaaaaaa\`). A group has signed when one of its members has.

      #### Fastly: not signed

      - [ ] @ana
      - [ ] @ben

      #### Arm: signed

      - [x] @cho: [made the motion](https://github.example/org/rfcs/pull/1#issuecomment-104), 7 January 2026, 09:00:00 UTC, text \`aaaaaaa\`

      #### Intel: not signed

      - [ ] @dee
      - [ ] @eli

      ### Objections

      - **Open:** \`too *early* @org/team\` by @dee, [6 January 2026, 09:00:00 UTC](https://github.example/org/rfcs/pull/1#issuecomment-102), carried over from an earlier motion
      - \`cost\` by @eli, [8 January 2026, 09:00:00 UTC](https://github.example/org/rfcs/pull/1#issuecomment-105): overruled by @ada as an admin on 9 January 2026, 09:00:00 UTC

      ### How to take part

      - To sign off, write a comment with the line \`@rfcbot reviewed\`. This takes no write access. Who has write access can also tick their own box above.
      - To object, write \`@rfcbot object NAME\`, with a short name for what is wrong; \`@rfcbot resolve NAME\` resolves it.
      - To withdraw a sign-off, write \`@rfcbot unreview\`, or untick the box. Once the final comment period is announced, object instead.
      - To see where things stand, write \`@rfcbot status\`; for all commands, \`@rfcbot help\`."
    `);
  });

  test("final comment period, with a text changed since", () => {
    const story = new Story().move(0, ana).sign(1, cho).announce(1).push(2, "bbbbbbb2").sign(3, ben);
    expect(render(story)).toMatchInlineSnapshot(`
      "## Motion to merge

      @ana moved to **merge** this RFC on Monday, 5 January 2026, 09:00:00 UTC ([the motion](https://github.example/org/rfcs/pull/1#issuecomment-101)).

      ### What is awaited next

      - The final comment period ends on Friday, 16 January 2026, 09:00:00 UTC. Then the RFC is merged, unless a stakeholder objects before.
      - It is merged sooner, once every group has signed the present text. Still awaited: Arm (@cho) and Intel (@dee or @eli).

      ### Final comment period

      - Began: Tuesday, 6 January 2026, 09:00:00 UTC ([the announcement](https://github.example/org/rfcs/pull/1#issuecomment-103))
      - Ends: **Friday, 16 January 2026, 09:00:00 UTC**

      ### Who has signed off

      1 of 3 groups have signed the present text (\`bbbbbbb\`). A group has signed when one of its members has.

      #### Fastly: signed

      - [x] @ana: [made the motion](https://github.example/org/rfcs/pull/1#issuecomment-101), 5 January 2026, 09:00:00 UTC; **signed an earlier text**, \`aaaaaaa\` ([what changed since](https://github.example/compare/aaaaaaa1..bbbbbbb2))
      - [x] @ben: [signed by comment](https://github.example/org/rfcs/pull/1#issuecomment-104), 8 January 2026, 09:00:00 UTC, text \`bbbbbbb\`

      #### Arm: signed an earlier text only

      - [x] @cho: [signed by comment](https://github.example/org/rfcs/pull/1#issuecomment-102), 6 January 2026, 09:00:00 UTC; **signed an earlier text**, \`aaaaaaa\` ([what changed since](https://github.example/compare/aaaaaaa1..bbbbbbb2))

      #### Intel: not signed

      - [ ] @dee
      - [ ] @eli

      ### How to take part

      - To sign off, write a comment with the line \`@rfcbot reviewed\`. This takes no write access. Who has write access can also tick their own box above, and an approving review signs off too.
      - To object, write \`@rfcbot object NAME\`, with a short name for what is wrong; \`@rfcbot resolve NAME\` resolves it.
      - To see where things stand, write \`@rfcbot status\`; for all commands, \`@rfcbot help\`."
    `);
  });

  test("finalizing", () => {
    const story = new Story()
      .move(0, ana)
      .sign(1, cho)
      .sign(1, dee)
      .decided(1, "every-group")
      .hinder(1, "conflict");
    expect(render(story)).toMatchInlineSnapshot(`
      "## Motion to merge

      @ana moved to **merge** this RFC on Monday, 5 January 2026, 09:00:00 UTC ([the motion](https://github.example/org/rfcs/pull/1#issuecomment-101)).

      ### What is awaited next

      - The RFC is not merged yet: its branch has conflicts with the base branch.
      - The author, or somebody with write access, has to resolve the conflicts by merging the base branch.
      - The bot tries again when something changes, and otherwise once a day. The decision stands meanwhile.

      ### Decision

      - Decided: Tuesday, 6 January 2026, 09:00:00 UTC, since every group had signed off and no objection was open

      ### Who has signed off

      3 of 3 groups have signed the present text (\`aaaaaaa\`). A group has signed when one of its members has.

      #### Fastly: signed

      - [x] @ana: [made the motion](https://github.example/org/rfcs/pull/1#issuecomment-101), 5 January 2026, 09:00:00 UTC, text \`aaaaaaa\`
      - [ ] @ben

      #### Arm: signed

      - [x] @cho: [signed by comment](https://github.example/org/rfcs/pull/1#issuecomment-102), 6 January 2026, 09:00:00 UTC, text \`aaaaaaa\`

      #### Intel: signed

      - [x] @dee: [signed by comment](https://github.example/org/rfcs/pull/1#issuecomment-103), 6 January 2026, 09:00:00 UTC, text \`aaaaaaa\`
      - [ ] @eli

      ### How to take part

      - To sign off, write a comment with the line \`@rfcbot reviewed\`. This takes no write access. Who has write access can also tick their own box above, and an approving review signs off too.
      - To object, write \`@rfcbot object NAME\`, with a short name for what is wrong; \`@rfcbot resolve NAME\` resolves it.
      - To see where things stand, write \`@rfcbot status\`; for all commands, \`@rfcbot help\`."
    `);
  });

  test("ended", () => {
    const story = new Story()
      .move(0, ana)
      .object(0.5, dee, "cost")
      .resolve(0.6, dee)
      .sign(1, cho)
      .announce(1)
      .decided(11)
      .pull(11, "merged");
    expect(render(story)).toMatchInlineSnapshot(`
      "## Motion to merge

      @ana moved to **merge** this RFC on Monday, 5 January 2026, 09:00:00 UTC ([the motion](https://github.example/org/rfcs/pull/1#issuecomment-101)).

      **Accepted.** The RFC was merged on Friday, 16 January 2026, 09:00:00 UTC, since the final comment period had run out with no open objection.

      ### Who has signed off

      A group has signed when one of its members has.

      #### Fastly: signed

      - [x] @ana
      - [ ] @ben

      #### Arm: signed

      - [x] @cho

      #### Intel: not signed

      - [ ] @dee
      - [ ] @eli

      ### Objections

      - \`cost\` by @dee: resolved by @dee"
    `);
  });
});

describe("what else it notes", () => {
  test("approvals from before the motion, named and not counted (D11)", () => {
    const story = new Story()
      .with((at) => ({
        kind: "review",
        key: "review/1",
        at: at(0),
        by: cho,
        source: { kind: "review", id: 1, url: "https://github.example/review" },
        verdict: "approved",
        belongs: "roster",
        text: "aaaaaaa1",
      }))
      .move(1, ana);
    expect(render(story)).toContain("Approved before the motion, which does not count as a sign-off: @cho.");
    expect(parseBoxes(render(story))).toContainEqual({ login: "cho", checked: false });
  });

  test.each<[string, Roster, string]>([
    [
      "a newcomer",
      { groups: [...ROSTER.groups, { name: "Core", members: [zed] }] },
      "(new: zed). This motion keeps its own. Whoever is new may object, too.",
    ],
    [
      "somebody gone",
      { groups: ROSTER.groups.slice(0, 2) },
      "(no longer: dee, eli). This motion keeps its own.",
    ],
    [
      "other groups",
      { groups: [{ name: "All", members: [ana, ben, cho, dee, eli] }] },
      "(the same people, in other groups). This motion keeps its own.",
    ],
  ])("a changed roster: %s (D7)", (_, roster, words) => {
    const story = new Story()
      .move(0, ana)
      .with((at) => ({ kind: "roster", key: "roster/1", at: at(1), roster }));
    expect(render(story)).toContain(words);
  });

  test("no roster that changed back", () => {
    const story = new Story()
      .move(0, ana)
      .with((at) => ({ kind: "roster", key: "roster/1", at: at(1), roster: ROSTER }));
    expect(render(story)).not.toContain("keeps its own");
  });

  test("the reason of a motion, quoted", () => {
    const text = render(new Story().move(0, ana, "close", "It has stalled.\nReopen when @zed is back."));
    expect(text).toContain("> It has stalled.\n> Reopen when `@zed` is back.");
    expect(text).not.toContain("is asked to say why");
  });

  test("when an objection lapses, how to second it, and who did (D26)", () => {
    const policy = { ...DEFAULT_POLICY, objection: { resolvers: "group", secondAfter: 30 * DAY } } as const;
    const story = new Story({ policy }).move(0, ana).object(1, dee, "cost");
    expect(render(story)).toContain(
      "`cost` has to be resolved by @dee or another stakeholder of Intel, or overruled by an admin. It lapses on Thursday, 5 February 2026, 09:00:00 UTC, unless another stakeholder seconds it by then.",
    );
    expect(render(story)).toContain("`@rfcbot second NAME`");
    story.say(2, cho, { name: "second", objection: "cost" });
    expect(render(story)).not.toContain("It lapses on");
    expect(render(story)).toContain("seconded by @cho");
  });
});

describe("the text is a view of the standing", () => {
  test("a failed try changes nothing but its reason does (D20)", () => {
    const decided = () =>
      new Story().move(0, ana).sign(1, cho).sign(1, dee).decided(1, "every-group").hinder(1, "check");
    expect(render(decided().hinder(2, "check"))).toBe(render(decided()));
    expect(render(decided().hinder(2, "conflict"))).not.toBe(render(decided()));
  });

  test("what happens after a motion changes nothing in its checklist", () => {
    const ended = () => new Story().move(0, ana).sign(1, cho).pull(2, "closed", zed);
    expect(render(ended().pull(3, "reopened", zed).push(4, "ccccccc3"))).toBe(render(ended()));
  });
});
