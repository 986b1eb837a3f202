import { readConfiguration } from "@rfckit/config";
import { DEFAULT_TEMPLATES, lint, loadParser, type Problem } from "@rfckit/lint";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mentionsIn, nasty } from "../../test/nasty.ts";
import { ana, cho, dee, nameOf, Story } from "../../test/told.ts";
import { sayAwaited, sayConfiguration, sayLint } from "./check-texts.ts";
import { renderBroken } from "./configuration-issue.ts";

const { parse } = await loadParser();

const problem = (more: Partial<Problem> = {}): Problem => ({
  rule: "section-empty",
  severity: "error",
  message: "It is empty.",
  line: 3,
  column: 1,
  endLine: 3,
  endColumn: 9,
  fixable: false,
  url: "https://example.org/docs/rules/section-empty.md",
  ...more,
});

const linted = (...problems: Problem[]) =>
  sayLint({
    stage: "full",
    results: [{ path: "accepted/a.md", stage: "full", problems, cutOff: false }],
    left: 0,
  });

describe("rfc lint", () => {
  test.each<readonly [Problem[], string, string]>([
    [[], "success", "No problems"],
    [[problem({ severity: "info" })], "success", "1 note"],
    [[problem({ severity: "warning" }), problem({ severity: "info" })], "neutral", "1 warning, 1 note"],
    [[problem(), problem({ line: 9 }), problem({ severity: "warning" })], "failure", "2 errors, 1 warning"],
  ])("%#: comes to %s", (problems, conclusion, title) => {
    expect(linted(...problems)).toMatchObject({ conclusion, title });
  });

  test("with nothing to look at it is neutral", () => {
    expect(sayLint({ stage: "draft", results: [], left: 0 })).toMatchObject({
      conclusion: "neutral",
      title: "Nothing to lint",
      annotations: [],
    });
  });

  test.each<readonly [string, Partial<Problem>, object]>([
    ["within a line", {}, { startLine: 3, endLine: 3, startColumn: 1, endColumn: 8 }],
    ["of no length", { endColumn: 1 }, { startLine: 3, endLine: 3, startColumn: 1, endColumn: 1 }],
    ["over several lines", { endLine: 5, endColumn: 4 }, { startLine: 3, endLine: 5 }],
    ["up to the next line's beginning", { endLine: 4, endColumn: 1 }, { startLine: 3, endLine: 3 }],
    ["of the document as a whole", { line: 0, endLine: 0 }, { startLine: 1, endLine: 1 }],
  ])("a place %s", (_, place, expected) => {
    const [{ path, level, title, message, ...where } = { path: "" }] = linted(problem(place)).annotations;
    expect(where).toEqual(expected);
    expect([path, level, title]).toEqual(["accepted/a.md", "failure", "section-empty"]);
    expect(message).toBe("It is empty.\n\nSee https://example.org/docs/rules/section-empty.md");
  });

  test("says no more than it has room for, and that there is more", () => {
    const many = linted(
      ...Array.from({ length: 300 }, (_, index) => problem({ line: index + 1, endLine: index + 1 })),
    );
    expect(many.title).toBe("300 errors");
    expect(many.annotations).toHaveLength(200);
    expect(many.summary).toContain("The first 200 are shown");
    const results = [{ path: "accepted/a.md", stage: "full", problems: [], cutOff: true } as const];
    expect(sayLint({ stage: "full", results, left: 7 }).summary).toMatchInlineSnapshot(`
      "The pull request is ready for review, so its text is held to the template of a full RFC.

      - \`accepted/a.md\`: no problems; it is too long, and only its beginning was looked at
      - and 7 more, which weren't looked at"
    `);
  });
});

describe("rfc stakeholders", () => {
  test.each<readonly [Story, string, string]>([
    [new Story(), "neutral", "No motion is on the table"],
    [new Story().move(1, ana), "neutral", "Awaits Arm or Intel"],
    [new Story().move(1, ana).object(2, dee, "cost"), "neutral", "Blocked by an objection"],
    [
      new Story().move(1, ana).object(2, dee, "cost").object(2.5, cho, "size"),
      "neutral",
      "Blocked by 2 objections",
    ],
    [
      new Story().move(1, ana).sign(2, cho).announce(2),
      "neutral",
      "In its final comment period until Saturday, 17 January 2026, 09:00:00 UTC; Intel may still sign off",
    ],
    [new Story().move(1, ana).sign(2, cho).announce(2).decided(12), "success", "Decided: to merge"],
    [
      new Story()
        .move(1, ana)
        .sign(2, cho)
        .announce(2)
        .decided(12)
        .hinder(12, "check")
        .object(13, dee, "cost"),
      "neutral",
      "Blocked by an objection",
    ],
  ])("%#", (story, conclusion, title) => {
    const text = sayAwaited(story.standing, nameOf);
    expect(text).toMatchObject({ conclusion, title, annotations: [] });
    expect(text.summary).not.toBe("");
    expect(mentionsIn(text.summary)).toEqual([]);
  });
});

describe("whatever people write", () => {
  test("no check and no issue mentions anybody", () => {
    fc.assert(
      fc.property(nasty(), nasty(), nasty(), (group, key, heading) => {
        const text = `projects:\n  p:\n    groups:\n      ${JSON.stringify(group)}: [${JSON.stringify(key)}]\n${JSON.stringify(key)}: 1\n`;
        const read = readConfiguration(text);
        if (!read.ok) {
          const { problems } = read;
          const { summary } = sayConfiguration({ kind: "read", path: ".github/rfcbot.yml", problems });
          const issue = renderBroken({ path: "x", defaultBranch: group, problems, inForce: null });
          expect(mentionsIn(`${summary}\n${issue}`)).toEqual([]);
          expect(issue.startsWith("<!--")).toBe(false);
        }
        const path = `accepted/${heading}.md`;
        const result = lint(`# ${heading}\n\n# ${group}\n`, { path, templates: DEFAULT_TEMPLATES, parse });
        expect(mentionsIn(sayLint({ stage: "full", results: [result], left: 0 }).summary)).toEqual([]);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
