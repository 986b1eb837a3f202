/** What `--fix` does to a document, and what it leaves alone. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../test/parsers.ts";
import { applyEdits } from "./edit.ts";
import { FIX_ORDER, fixText } from "./fix.ts";
import { DEFAULT_TEMPLATES, type LintOptions, lint, RULES } from "./index.ts";

const options: LintOptions = { path: "accepted/pass.md", stage: "full", templates: DEFAULT_TEMPLATES, parse };
const fix = (text: string) => fixText(text, options);

test("every rule that is said to be fixable is fixed", () => {
  expect([...FIX_ORDER].sort()).toEqual(RULES.flatMap(({ id, fixable }) => (fixable ? [id] : [])).sort());
});

const SECTIONS = ["Summary", "Motivation", "Proposal", "Rationale and alternatives", "Open questions"];
const written = (names: readonly string[]) =>
  names.map((name) => `# ${name}\n\nText of ${name.toLowerCase()}.\n`).join("\n");
const CLEAN = written(SECTIONS);

describe("it puts right", () => {
  test.each([
    ["a name", CLEAN.replace("# Motivation", "# motivaton"), CLEAN],
    [
      "an underlined name",
      CLEAN.replace("# Motivation", "MOTIVATION\n=========="),
      CLEAN.replace("# Motivation", "Motivation\n=========="),
    ],
    [
      "a numbered name",
      CLEAN.replace("# Proposal", "# 3. Proposal ##"),
      CLEAN.replace("# Proposal", "# Proposal ##"),
    ],
    [
      "a name and the links to it",
      `[On](#motivaton), [on][m].\n\n${CLEAN.replace("# Motivation", "# Motivaton")}\n[m]: #motivaton "why"\n`,
      `[On](#motivation), [on][m].\n\n${CLEAN}\n[m]: #motivation "why"\n`,
    ],
    ["the order", written([...SECTIONS].reverse()), CLEAN],
    [
      "the order, with no line behind the last one",
      written([...SECTIONS].reverse()).trimEnd(),
      CLEAN.trimEnd(),
    ],
    [
      "a shorthand",
      `${CLEAN}\nSee [it](acme/x#12 "t") and [that](acme/x#/7).\n`,
      `${CLEAN}\nSee [it](https://github.com/acme/x/issues/12 "t") and [that](https://github.com/acme/x/issues/7).\n`,
    ],
    [
      "a shorthand that is a link's text, too",
      `${CLEAN}\nSee [acme/x#12](acme/x#12) and ![x](acme/x#3).\n`,
      `${CLEAN}\nSee [acme/x#12](https://github.com/acme/x/issues/12) and ![x](https://github.com/acme/x/issues/3).\n`,
    ],
    [
      "a definition that is not used",
      CLEAN.replace("Text of summary.", "Text.\n\n[x]: #nowhere\n\nMore."),
      CLEAN.replace("Text of summary.", "Text.\n\nMore."),
    ],
    ["a definition below its heading", CLEAN.replace("# Summary\n", "# Summary\n[x]: #nowhere\n"), CLEAN],
    [
      "a definition of nearly that name",
      `${CLEAN}\n[See][x].\n\n[x]: #sumary\n`,
      `${CLEAN}\n[See][x].\n\n[x]: #summary\n`,
    ],
    [
      "a draft's definition below a misspelt heading",
      CLEAN.replace("# Proposal\n", "# Propsal\n\n[proposal]: #proposal\n"),
      CLEAN.replace("# Proposal\n", "# Proposal\n\n[proposal]: #proposal\n"),
    ],
  ])("%s", (_, text, expected) => {
    const { text: result, fixed } = fix(text);
    expect(result).toBe(expected);
    expect(fixed.length).toBeGreaterThan(0);
    expect(fix(result)).toEqual({ text: result, fixed: [] });
  });
});

describe("it leaves alone", () => {
  test.each([
    ["a clean document", CLEAN],
    ["a subtitle", CLEAN.replace("# Proposal", "# Proposal: a tunnel")],
    ["a heading with a link in it", CLEAN.replace("# Proposal", "# [Propsal](https://example.org)")],
    ["what is switched off", `<!-- rfc-lint-disable -->\n\n${written([...SECTIONS].reverse())}`],
    [
      "sections within each other",
      CLEAN.replace("# Motivation", "## Motivation").replace("# Proposal", "### Proposal"),
    ],
    ["a definition that is used and leads nowhere near", `${CLEAN}\n[See][x].\n\n[x]: #elsewhere-entirely\n`],
  ])("%s", (_, text) => {
    expect(fix(text)).toEqual({ text, fixed: [] });
  });
});

test("line ends, tabs, blanks at a line's end, a missing final newline and a byte order mark stay", () => {
  const text = written([...SECTIONS].reverse())
    .replace("# Summary", "# sumary")
    .replaceAll(".\n", ".\t  \n")
    .trimEnd();
  const windows = `\ufeff${text.replaceAll("\n", "\r\n")}`;
  expect(fix(windows).text).toBe(`\ufeff${fix(text).text.replaceAll("\n", "\r\n")}`);
  expect(fix(windows).fixed).toHaveLength(2);
});

/** Documents of sections in any order, misspelt or doubled, with links, definitions and odd blanks in between. */
const pieces = fc.constantFrom(
  ...SECTIONS.flatMap((name) => [
    `# ${name}`,
    `## ${name.toUpperCase()}`,
    `${name}\n---`,
    `# ${name.slice(1)}`,
  ]),
  "# Costs",
  "## More",
  "Text, see [it](acme/x#1).",
  "See [here](#motivaton) and [there][x].",
  "[x]: #nowhere",
  "[proposal]: #proposal",
  "[summary]: #sumary",
  "> # Summary\n> lazy",
  "- item\n- # Motivation",
  "```\n# Proposal\n```",
  "<!-- rfc-lint-disable section-name -->",
  "<div>\n\n# Open questons\n\n</div>",
);
const gaps = fc.constantFrom("\n", "\n\n", "\n\n\n", "\n \t\n");
const documents = fc
  .array(fc.tuple(pieces, gaps), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.map((part) => part.join("")).join(""));
const ends = fc.constantFrom("\n", "\r\n", "\r");

test("fixed twice is fixed once; what was fixed is gone, and nothing new is there", {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(documents, ends, fc.boolean(), (document, end, mark) => {
      const text = `${mark ? "\ufeff" : ""}${document.replaceAll("\n", end)}`;
      const { text: result, fixed } = fix(text);
      expect(fix(result)).toEqual({ text: result, fixed: [] });
      const count = (problems: readonly { readonly rule: string }[], rule: string) =>
        problems.filter((problem) => problem.rule === rule).length;
      const [before, after] = [lint(text, options).problems, lint(result, options).problems];
      for (const { id } of RULES) expect(count(after, id)).toBeLessThanOrEqual(count(before, id));
      expect(after.length).toBeLessThanOrEqual(before.length - (fixed.length > 0 ? 1 : 0));
      // Nothing but the named places was touched: the same line ends, and a mark where there was one.
      expect(result.startsWith("\ufeff")).toBe(mark);
      if (end !== "\n") expect(result.replaceAll(end, "")).not.toMatch(end === "\r" ? /\r/u : /[\r\n]/u);
    }),
    { numRuns: 400, seed: 6 },
  );
});

test("what a later rule's fix makes way for is fixed in the same go", () => {
  // Only without the definition do the sections change places without a new problem.
  const apart = "<div>\n\n# Open questons\n\n</div>\n";
  const once = fix(`${apart} \t\n[summary]: #sumary\n# Proposal\n${apart}# Summary\n`);
  const rules = once.fixed.map(({ rule }) => rule);
  expect(rules).toEqual(["section-name", "definition-dangling", "section-order"]);
  expect(fix(once.text)).toEqual({ text: once.text, fixed: [] });
});

test("many fixes that can't be carried out together are not tried without end", () => {
  // With all of them the document would be longer than any that is read.
  const text = Array.from({ length: 6500 }, (_, index) => `[a](o/r#${index})\n\n`).join("");
  const began = performance.now();
  const { fixed } = fix(text);
  expect(fixed.length).toBeGreaterThan(5);
  expect(fixed.length).toBeLessThan(6500);
  // It takes half an hour to try them one by one.
  expect(performance.now() - began).toBeLessThan(25_000);
}, 60_000);

test("edits change what they name, and no other byte", () => {
  const line = fc.string({ unit: fc.constantFrom("a", "\t", " ", "é", "😀", "#") });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1 }),
      ends,
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (lines, end, at, from, size) => {
        const source = lines.join(end);
        const index = at % lines.length;
        const text = lines[index] ?? "";
        const start = from % (text.length + 1);
        const stop = Math.min(text.length, start + (size % 4));
        const edit = {
          line: index + 1,
          column: start + 1,
          endLine: index + 1,
          endColumn: stop + 1,
          text: "new\ntext",
        };
        const result = applyEdits(source, [edit]);
        const lineEnd = lines.length === 1 ? "\n" : end;
        const expected = [...lines];
        expected[index] = `${text.slice(0, start)}new${lineEnd}text${text.slice(stop)}`;
        expect(result).toBe(expected.join(end));
      },
    ),
    { seed: 6 },
  );
});

test("of edits that overlap the one that begins first is carried out", () => {
  const at = (column: number, endColumn: number, text: string) => ({
    line: 1,
    column,
    endLine: 1,
    endColumn,
    text,
  });
  expect(applyEdits("abcdef", [at(3, 5, "X"), at(1, 4, "Y"), at(6, 7, "Z")])).toBe("YdeZ");
  expect(applyEdits("abcdef", [at(1, 3, "X"), at(3, 5, "Y")])).toBe("XYef");
});
