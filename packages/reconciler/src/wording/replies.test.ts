import type { Answer, Refusal, Request } from "@rfckit/core";
import { DAY } from "@rfckit/core";
import { describe, expect, test } from "vitest";
import { AT, ana, cho, dee, eli, nameOf, ROSTER, START, Story, zed } from "../../test/told.ts";
import { parseBoxes } from "./boxes.ts";
import { type ReplyContext, renderReply } from "./replies.ts";

function context(story: Story, more: Partial<ReplyContext> = {}): ReplyContext {
  return {
    standing: story.standing,
    now: START + 2 * DAY,
    name: nameOf,
    mention: AT,
    help: "| command | what |\n| --- | --- |\n| merge | moves to merge |\n",
    lint: null,
    roster: ROSTER,
    ...more,
  };
}

const common = { source: { kind: "comment", id: 1, url: "u" }, version: 0, by: cho } as const;
const answered = (request: Request): Answer => ({ ...common, outcome: { kind: "answered", request } });
const refused = (refusal: Refusal, silent = false): Answer => ({
  ...common,
  outcome: { kind: "refused", refusal, silent },
});
const done: Answer = { ...common, outcome: { kind: "done" } };

describe("nothing is said", () => {
  test.each<[string, Answer[]]>([
    ["to nothing", []],
    ["to what took effect", [done, done]],
    ["to a stranger who had an answer today", [refused({ kind: "not-open" }, true)]],
  ])("%s", (_, answers) => {
    expect(renderReply(answers, context(new Story()))).toBeNull();
  });
});

test("status", () => {
  const story = new Story()
    .move(0, ana)
    .sign(1, cho)
    .announce(1)
    .say(1.5, eli, { name: "feedback", asked: [zed], unknown: [] });
  expect(renderReply([answered({ name: "status" })], context(story))).toMatchInlineSnapshot(`
    "@cho: The motion to merge is in its final comment period, which ends in 9 days.

    - The final comment period ends on Friday, 16 January 2026, 09:00:00 UTC. Then the RFC is merged, unless a stakeholder objects before.
    - It is merged sooner, once every group has signed the present text. Still awaited: Intel (dee or eli).
    - zed is asked for an opinion. The motion does not wait for it."
  `);
});

test("explain, which holds the status", () => {
  const story = new Story()
    .push(0, "aaaaaaa1")
    .move(0, ana)
    .say(0.1, ana, { name: "cancel" })
    .move(0.2, ana, "merge")
    .object(0.5, dee, "cost")
    .resolve(0.6, dee)
    .sign(1, cho)
    .announce(1, 2)
    .push(1.5, "bbbbbbb2");
  const text = renderReply([answered({ name: "status" }), answered({ name: "explain" })], context(story));
  expect(text).toMatchInlineSnapshot(`
    "@cho: The motion to merge is in its final comment period, which ends in 9 days. (R10, D17)

    What is awaited next:

    - The final comment period ends on Friday, 16 January 2026, 09:00:00 UTC. Then the RFC is merged, unless a stakeholder objects before. (R10, R12, D17)
    - It is merged sooner, once every group has signed the present text. Still awaited: Fastly (ana or ben), Arm (cho) and Intel (dee or eli). (R13, D15)

    What led here:

    - [5 January 2026, 11:24:00 UTC](https://github.example/org/rfcs/pull/1#issuecomment-101): The motion to merge, made by ana, was cancelled by ana. (D6)
    - [5 January 2026, 13:48:00 UTC](https://github.example/org/rfcs/pull/1#issuecomment-103): ana moved to merge it, for project-wasmtime. (R5, R8, D7)
    - [5 January 2026, 21:00:00 UTC](https://github.example/org/rfcs/pull/1#issuecomment-104): dee objected: \`cost\`. (R11, D22)
    - 5 January 2026, 23:24:00 UTC: dee resolved \`cost\`. (D24)
    - [6 January 2026, 09:00:00 UTC](https://github.example/org/rfcs/pull/1#issuecomment-106): cho signed off, an earlier text. (D11, D15)
    - [6 January 2026, 09:00:00 UTC](https://github.example/org/rfcs/pull/1#issuecomment-107): The final comment period began, to end on Friday, 16 January 2026, 09:00:00 UTC. (R9, R10, D17)"
  `);
});

test("before any motion", () => {
  const story = new Story().pull(0.5, "draft", zed);
  expect(renderReply([answered({ name: "status" })], context(story))).toMatchInlineSnapshot(`
    "@cho: This RFC is a draft, and no motion is on the table.

    - Any stakeholder can make a motion to finalize it, with a disposition.
    - Before a motion to merge, its author has to mark it as ready for review, and it has to have Summary."
  `);
});

test("refusals, each once, with what took effect left out", () => {
  const answers = [
    done,
    refused({ kind: "nothing-signed" }),
    refused({ kind: "nothing-signed" }),
    refused({ kind: "unread", count: 2 }),
  ];
  expect(renderReply(answers, context(new Story()))).toMatchInlineSnapshot(`
    "@cho: You have not signed this motion off, so there is nothing to withdraw. To object to it, write \`@rfcbot object NAME\`.

    Only the first twenty commands of a comment are read: 2 more were left unread. Please write them in another comment."
  `);
});

test("help stands as it is handed in", () => {
  expect(renderReply([answered({ name: "help" })], context(new Story()))).toMatchInlineSnapshot(`
    "@cho:

    | command | what |
    | --- | --- |
    | merge | moves to merge |"
  `);
});

test("a poll has boxes that sign nothing", () => {
  const text = renderReply(
    [
      answered({ name: "poll", question: "Shall we split @org/team's RFC?" }),
      answered({ name: "poll", question: "And when?" }),
    ],
    context(new Story()),
  );
  expect(text).toMatchInlineSnapshot(`
    "@cho: A straw poll among the stakeholders. It binds nobody, and signs nothing off.

    \`Shall we split @org/team's RFC?\`

    \`And when?\`

    - [ ] ana
    - [ ] ben
    - [ ] cho
    - [ ] dee
    - [ ] eli

    @ana @ben @cho @dee @eli"
  `);
  expect(parseBoxes(text ?? "")).toEqual([]);
});

describe("lint", () => {
  const problem = {
    line: 12,
    severity: "error",
    rule: "section-missing",
    message: "no section “Summary” [x] @cho",
  } as const;

  test.each([
    ["no file", null, "@cho: There is no RFC in this pull request for the linter to look at."],
    [
      "nothing",
      { path: "accepted/a.md", problems: [] },
      "@cho: The linter found nothing wrong in `accepted/a.md`.",
    ],
    [
      "problems",
      { path: "accepted/a.md", problems: [problem, { ...problem, line: 0, severity: "warning" as const }] },
      "@cho: The linter found 2 problems in `accepted/a.md`:\n\n- line 12, error: no section “Summary” \\[x\\] `@cho` (`section-missing`)\n- warning: no section “Summary” \\[x\\] `@cho` (`section-missing`)",
    ],
  ])("%s", (_, lint, expected) => {
    expect(renderReply([answered({ name: "lint" })], context(new Story(), { lint }))).toBe(expected);
  });

  test("many problems are counted", () => {
    const lint = { path: "a.md", problems: Array.from({ length: 60 }, () => problem) };
    expect(renderReply([answered({ name: "lint" })], context(new Story(), { lint }))).toContain(
      "\n- and 10 more",
    );
  });
});

test("a reply is cut before GitHub would refuse it", () => {
  const help = "a line of help\n".repeat(10_000);
  const text = renderReply([answered({ name: "help" })], context(new Story(), { help })) ?? "";
  expect(text.length).toBeLessThan(65_000);
  expect(text.endsWith("a line of help\n\n…")).toBe(true);
});
