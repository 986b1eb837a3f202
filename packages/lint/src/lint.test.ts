/** The rules about sections, the stage of a document, and the switches in it. */
import { describe, expect, test } from "vitest";
import { parse } from "../test/parsers.ts";
import { DEFAULT_TEMPLATES, exampleDocument, type LintOptions, lint, readShapes } from "./index.ts";
import { readYaml } from "./parsers/read-yaml.ts";

const shapes = readShapes(DEFAULT_TEMPLATES, parse);
const FULL = exampleDocument(shapes.full);
const DRAFT = exampleDocument(shapes.draft);

function run(text: string, options: Partial<LintOptions> = {}) {
  return lint(text, { path: "accepted/a.md", templates: DEFAULT_TEMPLATES, parse, readYaml, ...options });
}

/** `line:rule`, and what is suggested. */
function problemsOf(text: string, options: Partial<LintOptions> = {}): string[] {
  return run(text, options).problems.map(
    ({ line, rule, suggestion }) => `${line}:${rule}${suggestion === undefined ? "" : ` ${suggestion}`}`,
  );
}

/** A document with these headings, a line of text below each. */
const withHeadings = (...headings: string[]) => headings.map((heading) => `${heading}\n\nText.\n`).join("\n");

describe("the stage", () => {
  test.each([
    ["what is asked for, before all else", DRAFT, { stage: "full" }, "full"],
    ["front matter", `---\nstage: draft\n---\n\n${FULL}`, {}, "draft"],
    ["front matter, quoted", `---\ntitle: "x"\nstage: 'full' # soon\n---\n\n${DRAFT}`, {}, "full"],
    [
      "front matter that says it twice: the last",
      `---\nstage: full\nstage: draft\n---\n\n${FULL}`,
      {},
      "draft",
    ],
    ["front matter that says something else", `---\nstage: free\n---\n\n${DRAFT}`, {}, "draft"],
    ["front matter that is no YAML", `---\nstage: draft\n]: [\n---\n\n${FULL}`, {}, "full"],
    ["a draft's section", DRAFT, {}, "draft"],
    ["a near miss of one", DRAFT.replace("Proposal sketch", "proposal Sketch: a tunnel"), {}, "draft"],
    ["no draft's section", FULL, {}, "full"],
    ["nothing at all", "", {}, "full"],
  ] as const)("%s", (_, text, options, stage) => {
    expect(run(text, options).stage).toBe(stage);
  });

  test("a draft's own section is what the templates say it is", () => {
    const templates = { draft: "# Idea\n\n# Costs\n", full: "# Costs\n\n# Plan\n" };
    expect(run(withHeadings("# Idea", "# Costs"), { templates })).toMatchObject({
      stage: "draft",
      problems: [],
    });
    expect(run(withHeadings("# Costs", "# Plan"), { templates })).toMatchObject({
      stage: "full",
      problems: [],
    });
    expect(problemsOf(withHeadings("# Idea", "# Costs"), { templates, stage: "full" })).toEqual([
      "1:stage-mismatch",
    ]);
  });
});

describe("where sections are found", () => {
  test.each([
    [
      "below a title",
      [
        "# A tunnel",
        "## Summary",
        "## Motivation",
        "## Proposal",
        "## Rationale and alternatives",
        "## Open questions",
      ],
    ],
    [
      "below a title like a section",
      [
        "# Proposal: a tunnel",
        "## Summary",
        "## Motivation",
        "## Proposal",
        "## Rationale and alternatives",
        "## Open questions",
      ],
    ],
    [
      "in any order",
      ["# Open questions", "# Summary", "# Rationale and alternatives", "# Motivation", "# Proposal"],
    ],
    [
      "at several levels",
      ["# Summary", "## Motivation", "# Proposal", "### Rationale and alternatives", "# Open questions"],
    ],
    [
      "beside others",
      [
        "# Summary",
        "# Motivation",
        "# Prior art",
        "# Proposal",
        "## Summary",
        "# Rationale and alternatives",
        "# Open questions",
      ],
    ],
    [
      "with markup",
      [
        "# **Summary**",
        "# [Motivation](#x)",
        "# `Proposal`",
        "# Rationale *and* alternatives",
        "# Open questions <!-- x -->",
      ],
    ],
  ])("%s", (_, headings) => {
    const found = problemsOf(withHeadings(...headings), { stage: "full" });
    expect(found.filter((problem) => /section-(missing|empty|name|duplicate)/u.test(problem))).toEqual([]);
  });

  test("not in quotations, lists, code and comments", () => {
    const hidden = [
      "> # Summary",
      "- # Motivation",
      "```\n# Proposal\n```",
      "<!--\n# Rationale and alternatives\n-->",
    ];
    expect(problemsOf(`${hidden.join("\n\n")}\n\n# Open questions\n\nNone.\n`)).toEqual(
      Array.from({ length: 4 }, () => "1:section-missing"),
    );
  });
});

describe("section-missing", () => {
  test.each([
    [
      "shared words",
      FULL.replace("# Rationale and alternatives", "# Alternatives considered"),
      "Alternatives considered",
    ],
    [
      "spelling",
      FULL.replace("# Rationale and alternatives", "# Rationals, alternates"),
      "Rationals, alternates",
    ],
  ])("suggests the nearest heading by %s", (_, text, suggestion) => {
    expect(run(text).problems.map((problem) => problem.suggestion)).toContain(suggestion);
  });

  test("suggests no heading that stands for another section", () => {
    const text = FULL.replace("# Proposal\n", "# Design\n");
    expect(problemsOf(text)).toEqual(["1:section-missing", "15:definition-dangling"]);
  });

  test("an optional section is never missing", () => {
    expect(DRAFT).not.toContain("Summary");
    expect(problemsOf(DRAFT)).toEqual([]);
  });

  test("a full RFC that is held to the draft template has no sketch", () => {
    expect(problemsOf(FULL, { stage: "draft" })).toEqual(["1:section-missing"]);
  });

  test("stands where the document begins, below its front matter", () => {
    const text = `---\ntitle: a\n---\n\n\n${FULL.replace(/# Motivation[^#]*#[^#]*/u, "")}`;
    expect(problemsOf(text)).toEqual(["6:section-missing"]);
  });
});

describe("section-empty", () => {
  const withMotivation = (body: string) =>
    FULL.replace(/(?<=# Motivation\n).*?(?=# Proposal)/su, `\n${body}\n\n`);

  test.each([
    "None.",
    "## Costs\n\nText.",
    "## Costs\n\n### More\n\n- Text.",
    "[motivation]: #motivation\nText right below it.",
  ])("text: %j", (body) => {
    expect(problemsOf(withMotivation(body))).toEqual([]);
  });

  test.each(["", "<!-- Text. -->", "[motivation]: #motivation", "## Costs", "## Costs\n\n<!-- Text. -->"])(
    "none: %j",
    (body) => {
      expect(problemsOf(withMotivation(body))).toEqual(["7:section-empty"]);
    },
  );

  test("nor is the text below a heading of the author's own at its level", () => {
    expect(problemsOf(withMotivation("# Prior art\n\nText."))).toEqual(["7:section-empty"]);
  });

  test("the text of another section is not its own, whatever its level", () => {
    expect(
      problemsOf(FULL.replace("# Proposal", "## Proposal").replace(/(?<=#motivation\n\n).*\n/u, "")),
    ).toEqual(["7:section-empty", "12:section-level"]);
  });

  test("sections that no template has may be empty, an optional one may not", () => {
    expect(problemsOf(`${DRAFT}\n# Prior art\n`)).toEqual([]);
    expect(problemsOf(`# Summary\n\n${DRAFT}`)).toEqual(["1:section-empty"]);
  });
});

describe("section-order", () => {
  const NAMES = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"];
  /** What is said of a full RFC with its sections in this order, by their numbers in the template. */
  const inOrder = (...order: readonly number[]) => {
    const headings = order.map((index) => `# ${NAMES[index]}`);
    const { problems } = run(withHeadings(...headings), { stage: "full" });
    return problems
      .filter(({ rule }) => rule === "section-order")
      .map(({ line, message }) => [line, message]);
  };

  test.each<[readonly number[], number | null, string, string, number]>([
    [[0, 1, 2, 3, 4], null, "", "", 0],
    [[1, 2, 3, 4, 0], 17, "Summary", "before", 0],
    [[4, 0, 1, 2, 3], 1, "Open questions", "behind", 3],
    [[0, 2, 1, 3, 4], 5, "Proposal", "behind", 1],
    [[0, 1, 2, 4, 3], 13, "Open questions", "behind", 3],
    [[0, 3, 1, 2, 4], 5, "Rationale and alternatives", "behind", 2],
  ])("%j", (order, line, name, side, other) => {
    const anchor = side === "before" ? 1 : other;
    const message = `The section "${name}" is out of order. Move it ${side} "${NAMES[anchor]}".`;
    expect(inOrder(...order)).toEqual(line === null ? [] : [[line, message]]);
  });

  test("is said once a document, with how many others there are", () => {
    expect(inOrder(4, 3, 2, 1, 0)).toEqual([
      [
        1,
        'The section "Open questions" is out of order. Move it behind "Summary". So are 3 others below it.',
      ],
    ]);
  });

  test("is about what is there, and about nothing that the author added", () => {
    const headings = ["# Prior art", "# Summary", "# Costs", "# Proposal", "# Thanks"];
    const { problems } = run(withHeadings(...headings), { stage: "full" });
    expect(problems.filter(({ rule }) => rule !== "section-missing")).toEqual([]);
  });
});

describe("section-level", () => {
  const levels = (...marks: readonly string[]) =>
    run(withHeadings(...marks), { stage: "full" }).problems.flatMap(({ rule, line }) =>
      rule === "section-level" ? [line] : [],
    );

  test.each([
    ["all at the second, below a title", ["# A", "## Summary", "## Motivation", "## Proposal"], []],
    ["one deeper", ["# Summary", "## Motivation", "# Proposal"], [5]],
    ["one above the rest", ["# Summary", "## Motivation", "## Proposal"], [1]],
    ["as many above as below: as the template has them", ["# Summary", "## Motivation"], [5]],
    ["several levels", ["# Summary", "## Motivation", "### Proposal", "# Open questions"], [5, 9]],
    [
      "as many at each, and none as the template has them: the upper one",
      ["### Summary", "## Motivation"],
      [1],
    ],
  ])("%s", (_, headings, lines) => {
    expect(levels(...headings)).toEqual(lines);
  });

  test("as many above as below, where the template has them below", () => {
    const templates = { draft: "# Idea\n", full: "# Title\n\n<!-- rfc: free -->\n\n## Plan\n\n## Costs\n" };
    const found = problemsOf(withHeadings("# Plan", "## Costs"), { templates, stage: "full" });
    expect(found).toEqual(["1:section-level"]);
  });
});

describe("section-duplicate", () => {
  const duplicates = (...marks: readonly string[]) =>
    run(withHeadings(...marks), { stage: "full" }).problems.flatMap(({ rule, line }) =>
      rule === "section-duplicate" ? [line] : [],
    );

  test.each([
    ["twice", ["# Summary", "# Motivation", "# Summary"], [9]],
    ["three times", ["# Summary", "# summary", "# Summary"], [5, 9]],
    ["inside another section", ["# Summary", "# Proposal", "## Summary"], []],
    ["with a subtitle", ["# Proposal", "# Proposal: the details"], []],
    ["of the author's own", ["# Summary", "# Costs", "# Costs"], []],
  ])("%s", (_, headings, lines) => {
    expect(duplicates(...headings)).toEqual(lines);
  });
});

describe("heading-increment", () => {
  test.each([
    [["# A", "### B"], [5]],
    [
      ["# A", "## B", "### C", "# D", "### E", "###### F"],
      [17, 21],
    ],
    [["### A", "# B", "## C"], []],
    [["# A", "## B", "#### C", "#### D"], [9]],
  ])("%j", (headings, lines) => {
    const { problems } = run(withHeadings(...headings), { stage: "free" });
    expect(problems.map(({ rule, line }) => `${rule} ${line}`)).toEqual(
      lines.map((line) => `heading-increment ${line}`),
    );
  });
});

describe("section-name", () => {
  test("is told at the first heading that comes closest, and counts as the section", () => {
    const text = FULL.replace("# Proposal\n", "# proposal: a tunnel\n\nText.\n\n# Propsal\n");
    expect(problemsOf(text)).toEqual(["17:section-name Proposal"]);
  });

  test("of headings that come equally close, the first is judged", () => {
    const text = FULL.replace("# Proposal\n", "# PROPOSAL\n\nText.\n\n# proposal\n");
    expect(problemsOf(text)).toEqual(["13:section-name Proposal", "17:section-duplicate"]);
    expect(problemsOf(FULL.replace("# Proposal\n", "# Proposal\n\n# Proposal\n"))).toEqual([
      "13:section-empty",
      "15:section-duplicate",
    ]);
  });

  test.each([
    ["open Questions", true],
    ["Open qeustions", true],
    ["Open questions: few", false],
  ])("%s: fixable %s", (heading, fixable) => {
    const [problem] = run(FULL.replace("# Open questions", `# ${heading}`)).problems;
    expect(problem).toMatchObject({
      rule: "section-name",
      severity: "warning",
      fixable,
      suggestion: "Open questions",
    });
    expect([problem?.line, problem?.column, problem?.endLine, problem?.endColumn]).toEqual([
      25,
      1,
      25,
      heading.length + 3,
    ]);
  });
});

describe("stage-mismatch", () => {
  test("stands alone for what a draft form implies, and not for the rest", () => {
    expect(problemsOf(DRAFT, { stage: "full" })).toEqual(["7:stage-mismatch"]);
    const without = DRAFT.replace("# Motivation", "# Weather");
    expect(problemsOf(without, { stage: "full" })).toEqual([
      "1:section-missing",
      "3:definition-dangling",
      "7:stage-mismatch",
    ]);
  });

  test("a complete full RFC with a draft's section is told to drop it", () => {
    const { problems } = run(`${FULL}\n# Proposal sketch\n\nText.\n`, { stage: "full" });
    expect(problems.map(({ message }) => message)).toEqual([
      'The section "Proposal sketch" is a draft\'s, and a full RFC is expected here. Take out what the full RFC no longer needs.',
    ]);
  });
});

describe("configuration and switches", () => {
  const BROKEN =
    "# summary\n\n# Motivation\n\n# Proposal\n\n# Rationale and alternatives\n\n# Open Questions\n";

  test("problems come in the order of their places, then of the table", () => {
    expect(problemsOf(BROKEN)).toEqual([
      "1:section-empty",
      "1:section-name Summary",
      "3:section-empty",
      "5:section-empty",
      "7:section-empty",
      "9:section-empty",
      "9:section-name Open questions",
    ]);
  });

  test("a switch holds on its own line too, where what is missing may be told", () => {
    expect(problemsOf("<!-- rfc-lint-disable section-missing -->\n\nA roadmap.\n")).toEqual([]);
  });

  test("what is set comes before what a rule says of a single finding", () => {
    const text = FULL.replace(
      "# Motivation\n",
      `# Motivation\n\n<!-- ${shapes.full.sections[1]?.hints[0]} -->\n`,
    );
    const severities = (rules: LintOptions["rules"] = {}) =>
      run(text, { rules }).problems.map(({ severity }) => severity);
    expect(severities()).toEqual(["info"]);
    expect(severities({ "template-hint": "error" })).toEqual(["error"]);
    expect(severities({ "template-hint": "off" })).toEqual([]);
  });

  test("a severity is set by configuration, or a rule turned off", () => {
    const { problems } = run(BROKEN, { rules: { "section-empty": "off", "section-name": "error" } });
    expect(problems.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(
      Array.from({ length: 2 }, () => "section-name error"),
    );
  });

  test.each([
    ["one rule, to the end", { 3: "<!-- rfc-lint-disable section-empty -->" }, "1e 1n 9n"],
    [
      "up to enable",
      { 3: "<!-- rfc-lint-disable section-empty -->", 7: "<!-- rfc-lint-enable -->" },
      "1e 1n 7e 9e 9n",
    ],
    ["all rules", { 3: "<!-- rfc-lint-disable -->" }, "1e 1n"],
    [
      "all but one",
      { 3: "<!-- rfc-lint-disable -->", 5: "<!-- rfc-lint-enable section-name -->" },
      "1e 1n 9n",
    ],
    ["several", { 3: "<!-- rfc-lint-disable section-name, section-empty -->" }, "1e 1n"],
    [
      "the next line, one rule",
      { 1: "<!-- rfc-lint-disable-next-line section-empty -->" },
      "1n 3e 5e 7e 9e 9n",
    ],
    ["the next line, all", { 9: "<!--\n rfc-lint-disable-next-line -->" }, "1e 1n 3e 5e 7e"],
    ["another comment", { 1: "<!-- rfc-lint-disabled -->" }, "1e 1n 3e 5e 7e 9e 9n"],
    ["in code", { 1: "`<!-- rfc-lint-disable -->`" }, "1e 1n 3e 5e 7e 9e 9n"],
  ])("a switch: %s", (_, switches, expected) => {
    const lines = BROKEN.split("\n");
    // Each switch stands above the heading of that line; what follows is told in the numbers of the original.
    const text = lines.map((line, at) =>
      [
        ...Object.entries(switches)
          .filter(([n]) => Number(n) === at + 1)
          .map(([, s]) => s),
        line,
      ].join("\n"),
    );
    const original = (line: number) => lines.indexOf(text.join("\n").split("\n")[line - 1] ?? "") + 1;
    const left = run(text.join("\n"), { stage: "full" }).problems;
    expect(
      left.map(({ line, rule }) => `${original(line)}${rule === "section-name" ? "n" : "e"}`).join(" "),
    ).toBe(expected);
  });
});

describe("links", () => {
  const linked = (text: string) =>
    problemsOf(`# A\n\n${text}\n`, {
      stage: "free",
      files: {
        kindOf: (path) => (path === "accepted/b.md" ? "file" : null),
        namesIn: () => [],
        anchorsOf: (path) => (path === "accepted/b.md" ? new Set(["more"]) : null),
      },
    });

  test.each([
    ["HTML that leads to another document's anchor", '<a href="b.md#mor">x</a>', ["3:link-anchor #more"]],
    [
      "lines of another document's source",
      "[x](b.md?plain=1#L3) [y](b.md#L10C2-L20) [z](b.md#L)",
      ["3:link-anchor"],
    ],
    [
      "an anchor by the name that it has in GitHub's page",
      "[x](#user-content-a) [y](b.md#user-content-more) [z][z][^n] [w](#fn-n)\n\n[z]: #user-content-a\n\n[^n]: #user-content-mor",
      [],
    ],
    ["HTML in a comment", '<!-- <a href="gone.md"> <img src="gone.png"> -->', []],
    ["HTML behind a comment", '<p><!-- > --><img src="gone.png"></p>', ["3:link-relative", "3:image-alt"]],
    [
      "a heading with a picture in it, as GitHub makes its anchor",
      "## A ![map](https://e.org/x.png) b\n\n[x](#a--b) [y](#a-map-b)",
      ["5:link-anchor #a--b"],
    ],
    ["a heading with HTML in it", "## A <b>c</b>\n\n[x](#a-c)", []],
    [
      "the address in the text, too",
      "[acme/x#12](acme/x#12)",
      ["3:link-shorthand https://github.com/acme/x/issues/12"],
    ],
  ])("%s", (_, text, expected) => {
    expect(linked(text)).toEqual(expected);
  });
});

test("file-location: a folder that merely begins like the RFC directory is another one", () => {
  const wanted = { directory: "accepted" };
  expect(problemsOf(FULL, { path: "accepted-drafts/a.md", wanted })).toEqual([
    "1:file-location accepted/a.md",
  ]);
  expect(problemsOf(FULL, { path: "accepted/2026/a.md", wanted })).toEqual([]);
});
