/** Drafts that are taken further. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasCorpus, readCorpus, readCorpusTemplates } from "../../test/corpus.ts";
import { parse, parsers } from "../../test/parsers.ts";
import { DEFAULT_TEMPLATES, exampleDocument, lint, readShapes, type Templates } from "../index.ts";
import { fillYaml } from "../parsers/fill-yaml.ts";
import { readYaml } from "../parsers/read-yaml.ts";
import { promote } from "./index.ts";

const yaml = { readYaml, fillYaml };
const options = { templates: DEFAULT_TEMPLATES, parse, ...yaml };
const draft = exampleDocument(readShapes(DEFAULT_TEMPLATES, parse).draft);

function promoted(source: string, changes: Partial<Parameters<typeof promote>[1]> = {}) {
  const result = promote(source, { ...options, ...changes });
  if (!result.ok) throw new Error(JSON.stringify(result.because));
  return result;
}

/** Headings, a line each, with the level that they have. */
function outline(text: string): string[] {
  return text.split(/\r\n?|\n/u).filter((line) => /^#{1,6} /u.test(line));
}

/** What was there before is there now, in its order and to the last byte. */
function expectKept(before: string, after: string): void {
  const pieces = before.split(/(?<=\n|\r(?!\n))/u);
  let at = 0;
  for (const piece of pieces) {
    const found = after.indexOf(piece, at);
    expect(found, `${JSON.stringify(piece)} is gone`).toBeGreaterThanOrEqual(at);
    at = found + piece.length;
  }
}

const SHORT =
  "# Motivation\n\nSnow.\n\n# Proposal sketch\n\nA tunnel.\n\n# Open questions\n\nWho clears it?\n";

test("the sections come where the template has them, and the sketch stays where it is", () => {
  const { text, added, sketches, stageSet } = promoted(SHORT);
  expect(outline(text)).toEqual([
    "# Summary",
    "# Motivation",
    "# Proposal sketch",
    "# Proposal",
    "# Rationale and alternatives",
    "# Open questions",
  ]);
  expectKept(SHORT, text);
  expect(text).toContain("# Proposal\n\n[proposal]: #proposal\n\nExplain the design as you would");
  expect(added.map(({ name, line }) => [name, text.split("\n")[line - 1]])).toEqual([
    ["Summary", "# Summary"],
    ["Proposal", "# Proposal"],
    ["Rationale and alternatives", "# Rationale and alternatives"],
  ]);
  expect(sketches).toEqual([
    { name: "Proposal sketch", line: text.split("\n").indexOf("# Proposal sketch") + 1 },
  ]);
  expect(stageSet).toBe(false);
});

test("what is left to lint as a full RFC is what is left to write", () => {
  const { text } = promoted(draft);
  const found = lint(text, { path: "accepted/a.md", stage: "full", templates: DEFAULT_TEMPLATES, parse });
  expect(found.problems.map(({ rule }) => rule)).toEqual([
    "template-hint",
    "stage-mismatch",
    "template-hint",
    "template-hint",
  ]);
});

test.each(parsers)("twice is once ($name)", ({ parse }) => {
  for (const source of [draft, SHORT, SHORT.trimEnd(), SHORT.replaceAll("\n", "\r\n")]) {
    const once = promoted(source, { parse });
    const twice = promoted(once.text, { parse });
    expect(twice.text).toBe(once.text);
    expect(twice.added).toEqual([]);
  }
});

describe("every other byte is kept", () => {
  test("line ends, byte order mark, and that there is no last line end", () => {
    const source = `\ufeff${SHORT.trimEnd().replaceAll("\n", "\r\n")}`;
    const { text } = promoted(source);
    expect(text.startsWith("\ufeff# Summary\r\n")).toBe(true);
    expect(text).not.toMatch(/[^\r]\n/u);
    expect(text.endsWith("Who clears it?")).toBe(true);
    expectKept(source.slice(1), text);
  });
  test.each([
    ["# Proposal sketch\n\nA tunnel.", "# Proposal sketch\n\nA tunnel.\n\n# Summary\n"],
    ["# Proposal sketch\n\nA tunnel.\n", "# Proposal sketch\n\nA tunnel.\n\n# Summary\n"],
    ["# Proposal sketch\n\nA tunnel.\n\n\n", "# Proposal sketch\n\nA tunnel.\n\n\n# Summary\n"],
  ])("%j", (source, begins) => {
    const { text } = promoted(source);
    expect(text.slice(0, begins.length)).toBe(begins);
    expect(text.endsWith("\n")).toBe(source.endsWith("\n"));
  });
  test("a paragraph right above a heading gets a blank line between it and what is added", () => {
    const { text } = promoted("# Motivation\nSnow.\n# Proposal sketch\nA tunnel.\n# Open questions\nWho?\n");
    expect(text).toContain("A tunnel.\n\n# Proposal\n");
    expect(text).toContain("\n\n# Open questions\nWho?\n");
  });
});

describe("where it goes", () => {
  test("below a title the sections are as deep as those that are there", () => {
    const { text } = promoted(`# The pass\n\n${SHORT.replaceAll("# ", "## ")}`);
    expect(outline(text)).toEqual([
      "# The pass",
      "## Summary",
      "## Motivation",
      "## Proposal sketch",
      "## Proposal",
      "## Rationale and alternatives",
      "## Open questions",
    ]);
  });
  test("sections of the author's own stay what they belong to", () => {
    const { text } = promoted(
      "# Motivation\n\nSnow.\n\n# Proposal sketch\n\nA tunnel.\n\n## How long\n\nTwo miles.\n\n# Costs\n\nMany.\n",
    );
    expect(outline(text)).toEqual([
      "# Summary",
      "# Motivation",
      "# Proposal sketch",
      "## How long",
      "# Proposal",
      "# Rationale and alternatives",
      "# Open questions",
      "# Costs",
    ]);
  });
  test("in another order than the template's nothing is put before what comes before it", () => {
    const { text } = promoted(
      "# Open questions\n\nWho?\n\n# Motivation\n\nSnow.\n\n# Proposal sketch\n\nA tunnel.\n",
    );
    expect(outline(text)).toEqual([
      "# Open questions",
      "# Summary",
      "# Motivation",
      "# Proposal sketch",
      "# Proposal",
      "# Rationale and alternatives",
    ]);
  });
  test("a comment or an anchor right above a heading stays there", () => {
    for (const above of [
      "<!-- rfc-lint-disable-next-line section-empty -->",
      '<a id="who"></a>\n<!-- x -->',
    ]) {
      const { text } = promoted(SHORT.replace("# Open questions", `${above}\n# Open questions`));
      expect(text).toContain(`\n\n${above}\n# Open questions\n`);
    }
    const { text } = promoted(
      SHORT.replace("# Open questions", "<!-- rfc-lint-enable -->\n# Open questions"),
    );
    expect(text).toContain("<!-- rfc-lint-enable -->\n\n# Proposal\n");
  });
  test("definitions that are gathered at the end stay there, and a section's own with it", () => {
    const { text } = promoted(
      "# Proposal sketch\n\nA [tunnel].\n\n[tunnel]: https://example.org\n[^1]: Long.\n",
    );
    expect(text).toMatch(/None|is\.\n\n\[tunnel\]: https:\/\/example\.org\n\[\^1\]: Long\.\n$/u);
    const own = "# Proposal sketch\n\n[proposal-sketch]: #proposal-sketch\n";
    expect(promoted(own).text.startsWith(`${own}\n# Summary\n`)).toBe(true);
  });
});

describe("what is copied", () => {
  const templates: Templates = {
    draft: "# Idea\n\nSay it.\n",
    full: `# Title
<!-- rfc: free -->

## Idea

Say it in full, as [the guide][guide] wants it.

## Costs
[costs]: #costs

<!-- rfc: keep -->
> Costs are in CHF.

What it costs, see [the guide][guide] and [costs].

### Your own headings
<!-- rfc: free -->

As many as you like.

## Extras
<!-- rfc: optional -->

More, perhaps.

[guide]: https://example.org/guide
`,
  };
  test("what the section needs and the document lacks, without marks, and nothing optional", () => {
    const { text } = promoted("# Idea\n\nA tunnel.\n", { templates });
    expect(text).toBe(`# Idea

A tunnel.

# Costs
[costs]: #costs

> Costs are in CHF.

What it costs, see [the guide][guide] and [costs].

## Your own headings

As many as you like.

[guide]: https://example.org/guide
`);
  });
  test("no label is defined a second time", () => {
    const source = "## Idea\n\nA tunnel, [costs] and [Guide].\n\n[costs]: #elsewhere\n[guide]: #g\n";
    const { text } = promoted(source, { templates });
    expect(text.match(/^\[costs\]:/gmu)).toHaveLength(1);
    expect(text.match(/^\[guide\]:/gmu)).toHaveLength(1);
    expect(text).toContain("## Costs\n\n> Costs are in CHF.");
  });
});

test("a heading that may be meant is named", () => {
  const { added } = promoted(SHORT.replace("# Open", "# Alternatives to it\n\nNone.\n\n# Open"));
  expect(added.map(({ name, near }) => [name, near?.name ?? null])).toEqual([
    ["Summary", null],
    ["Proposal", null],
    ["Rationale and alternatives", "Alternatives to it"],
  ]);
});

describe("the stage in the front matter", () => {
  test.each([
    ["---\nstage: draft # yet\n---\n", "---\nstage: full # yet\n---\n", true],
    ["---\nstage:\ntitle: x\n---\n", "---\nstage: full\ntitle: x\n---\n", true],
    ["---\r\nstage: 'draft'\r\n---\r\n", "---\r\nstage: full\r\n---\r\n", true],
    ["---\ntitle: x\n---\n", "---\ntitle: x\n---\n", false],
    ["---\nstage: full\n---\n", "---\nstage: full\n---\n", false],
    ["---\nstage: [draft\n---\n", "---\nstage: [draft\n---\n", false],
  ])("%j", (front, now, set) => {
    const { text, stageSet } = promoted(front + SHORT);
    expect([text.slice(0, now.length), stageSet]).toEqual([now, set]);
  });
});

describe("what is no draft is refused", () => {
  const full = exampleDocument(readShapes(DEFAULT_TEMPLATES, parse).full);
  const lacks = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"];
  const ofDrafts = ["Proposal sketch"];
  test.each([
    [full, {}, { kind: "full" }],
    [`---\nstage: full\n---\n${full}`, {}, { kind: "full" }],
    ["# Plans\n\nMany.\n", {}, { kind: "no-draft", lacks, ofDrafts }],
    ["", {}, { kind: "no-draft", lacks, ofDrafts }],
    [full.replace("# Summary", "# Abstract"), {}, { kind: "no-draft", lacks: ["Summary"], ofDrafts }],
    [SHORT, { stage: "free" as const }, { kind: "free" }],
    [`${SHORT}${"a".repeat(300_000)}`, {}, { kind: "too-long" }],
    [
      `${SHORT.replace("Who", "```\nWho")}`,
      { templates: { ...DEFAULT_TEMPLATES, full: `${DEFAULT_TEMPLATES.full}\n# Costs\n\nMany.\n` } },
      { kind: "swallowed", sections: ["Costs"] },
    ],
  ])("%j", (source, changes, because) => {
    expect(promote(source, { ...options, ...changes })).toEqual({ ok: false, because });
  });
  test("where the templates can't tell, a draft is what has all of a draft's sections", () => {
    const templates = { draft: "# Idea\n\nSay it.\n", full: "# Idea\n\nSay it.\n\n# Costs\n\nMany.\n" };
    expect(promote("# Idea\n\nA tunnel.\n", { ...options, templates }).ok).toBe(true);
    expect(promote("# Plans\n\nMany.\n", { ...options, templates }).ok).toBe(false);
    expect(promote("---\nstage: full\n---\n# Idea\n", { ...options, templates }).ok).toBe(false);
  });
});

describe("whatever the draft looks like", () => {
  const piece = fc.constantFrom(
    "# Motivation",
    "# Proposal sketch",
    "## Proposal sketch",
    "Proposal sketch\n===",
    "# Open questions",
    "# Summary: short",
    "# Rationale & alternatives",
    "# Costs",
    "## Costs",
    "Text.",
    "- a\n- b",
    "> # Proposal",
    "[proposal]: #proposal",
    "[^1]: Note.",
    "<!-- rfc-lint-disable section-empty -->",
    "<!-- rfc-lint-enable -->",
    '<a id="x"></a>',
    "<!-- open",
    "```\ncode\n```",
    "```",
    "---",
    "    indented",
  );
  const separator = fc.constantFrom("\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r");
  const source = fc
    .tuple(
      fc.constantFrom("", "\ufeff", "---\nstage: draft\n---\n\n", "---\ntitle: x\n---\n"),
      fc.array(fc.tuple(piece, separator), { maxLength: 12 }),
      fc.boolean(),
    )
    .map(([front, pieces, ends]) => {
      const text = front + pieces.map((pair) => pair.join("")).join("");
      return ends ? text : text.trimEnd();
    });

  test("it is all there, has all sections, and is the same when it is promoted again", () => {
    fc.assert(
      fc.property(source, (text) => {
        const result = promote(text, options);
        if (!result.ok) return;
        const before = text.replace("stage: draft", "stage: full");
        expectKept(before.replace("\ufeff", ""), result.text);
        const found = lint(result.text, { path: "a.md", stage: "full", ...options });
        expect(found.problems.filter(({ rule }) => rule === "section-missing")).toEqual([]);
        const again = promote(result.text, options);
        if (again.ok) expect(again).toMatchObject({ text: result.text, added: [], stageSet: false });
        else expect(again.because).toEqual({ kind: "full" });
      }),
      { numRuns: 150, seed: 1 },
    );
  });
});

describe.skipIf(!hasCorpus)("real drafts (skipped where the corpus is absent)", () => {
  test("one that was merged by mistake gets what it lacks", () => {
    const templates = readCorpusTemplates();
    const { text } = promoted(
      readCorpus().find(({ name }) => name === "benchmark-infrastructure.md")?.text ?? "",
      { templates },
    );
    expect(outline(text).filter((line) => line.startsWith("# "))).toEqual([
      "# Summary",
      "# Motivation",
      "# Proposal sketch",
      "# Proposal",
      "# Rationale and alternatives",
      "# Open questions",
    ]);
    // Its dangling definition leads somewhere now.
    const found = lint(text, { path: "a.md", stage: "full", templates, parse });
    expect(found.problems.map(({ rule }) => rule)).toEqual([
      "stage-mismatch",
      "template-hint",
      "template-hint",
    ]);
  });
});
