import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mentionsIn, nasty, withoutCode } from "../../test/nasty.ts";
import { parseBoxes } from "./boxes.ts";
import { blockQuote, cut, inlineQuote, plainTitle } from "./quote.ts";

describe("cut", () => {
  test.each([
    ["short", 10, "short"],
    ["exactly ten", 11, "exactly ten"],
    ["one too many", 11, "one too ma…"],
    ["👩👩👩", 3, "👩👩👩"],
    ["👩👩👩👩", 3, "👩👩…"],
    ["", 3, ""],
  ])("%j to %i code points is %j", (text, most, expected) => {
    expect(cut(text, most)).toBe(expected);
  });
});

describe("inlineQuote", () => {
  test.each([
    ["fuel accounting", "`fuel accounting`"],
    ["what @cho said", "`what @cho said`"],
    ["a `b` c", "``a `b` c``"],
    ["`x`", "`` `x` ``"],
    ["two\nlines\t  here", "`two lines here`"],
    ["<!-- rfckit:about x -->", "`<! -- rfckit:about x -->`"],
    ["\u202eevil\u200b", "`evil`"],
    ["", "(empty)"],
  ])("%j is %j", (text, expected) => {
    expect(inlineQuote(text)).toBe(expected);
  });
});

describe("plainTitle", () => {
  test.each([
    ["Fastly", "Fastly"],
    ["R&D", "R&D"],
    ["wasmtime_core", "wasmtime_core"],
    ["*Core* [x] _team_", "\\*Core\\* \\[x\\] \\_team\\_"],
    ["@org/team", "`@org/team`"],
    ["# one", "\\# one"],
    ["- [x] @cho", "\\- \\[x\\] `@cho`"],
  ])("%j is %j", (text, expected) => {
    expect(plainTitle(text)).toBe(expected);
  });
});

describe("blockQuote", () => {
  test.each([
    [
      "The proposal it builds on has stalled. Reopen when it reaches phase 3.",
      "> The proposal it builds on has stalled. Reopen when it reaches phase 3.",
    ],
    ["One.\n\n\n\nTwo, **bold**:\n- a\n- b", "> One.\n>\n> Two, **bold**:\n> - a\n> - b"],
    ["Ask @cho, or see https://x.example/a_b).", "> Ask `@cho`, or see `https://x.example/a_b`)."],
    ["- [x] @cho", "> - \\[x\\] `@cho`"],
    ["# Head\nText\n===\n---\n> quote", "> \\# Head\n> Text\n> \\===\n> \\---\n> \\> quote"],
    ["a < b, <b>c</b> &#64;cho R&D", "> a < b, &lt;b>c&lt;/b> `&#64;cho` R&D"],
    ["&commat;cho &amp", "> &amp;commat;cho &amp"],
    ["```\ncode\n```", "> \\`\\`\\`\n> code\n> \\`\\`\\`"],
    // A table's cells end at a pipe, code span or not: so no row may make a table of its neighbours.
    ["a||\n-|-\n|@cho", "> a||\n> \\-|-\n> `|@cho`"],
    ["a\n:-:\n@cho", "> a\n> \\:-:\n> `@cho`"],
    // A code span after "<" would be a mail link.
    ["<@cho>o", "> `<@cho>o`"],
    [" \n ", ""],
  ])("%j", (text, expected) => {
    expect(blockQuote(text, 1000)).toBe(expected);
  });

  test("is cut at its limit", () => {
    expect(blockQuote("abcdef", 4)).toBe("> abc…");
  });
});

describe("whatever is quoted", () => {
  test("mentions nobody, links nowhere, hides nothing, and is no box and no heading", () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        for (const quoted of [
          inlineQuote(text),
          `Title: ${plainTitle(text)}`,
          `#### ${plainTitle(text)}: signed`,
          blockQuote(text, 500),
        ]) {
          expect(mentionsIn(quoted)).toEqual([]);
          expect(parseBoxes(quoted)).toEqual([]);
          expect(quoted).not.toContain("<!--");
          expect(quoted).not.toContain("\u202e");
          expect(quoted.isWellFormed()).toBe(true);
          for (const line of quoted.split("\n")) {
            const live = withoutCode(line);
            expect(live).not.toMatch(/:\/\/|www\.|<[a-z/!]|(^|[^\\])(\\\\)*\[|#\d/i);
            expect(live).not.toMatch(/^> *((#|>|~~~|```)|(=+|-+) *$)/);
          }
        }
        expect(inlineQuote(text)).not.toMatch(/[\r\n\u2028]/);
        for (const line of blockQuote(text, 500).split("\n")) expect(line).toMatch(/^(> .*|>|)$/u);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  test("takes no time, however long it is", () => {
    const started = performance.now();
    for (const piece of ["`", "@", ".", "a@", "[", " ", "\n", "&", "(@a"]) {
      const text = piece.repeat(65_536 / piece.length);
      inlineQuote(text);
      plainTitle(text);
      blockQuote(text, 65_536);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
