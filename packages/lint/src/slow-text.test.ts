/** A text that might stall the fast parser is told before it is parsed, and hardly any other one is. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_CHARACTERS } from "./document.ts";
import { parseFast } from "./parsers/fast.ts";
import { findSlowText } from "./slow-text.ts";

const fill = (unit: string, size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

test.each(["_a", "a_", "-_", "*_ ", "&ap;", "&lt; ", "é*", "中[", "www.a ", "http://a ", "> > - "])(
  "64 KiB of %j are slow",
  (unit) => {
    expect(findSlowText(fill(unit, 65_536))).toBe(1);
  },
);

test.each([
  ["64 KiB of *a_", fill("*a_", 65_536)],
  ["180 KB after an unclosed [", `[${fill("a ", 180_000)}`],
  ["64 KiB of brackets", fill("[![", 65_536)],
  ["lines of a table", fill("| `a_b` | *c* & [d](e_f.md) |\n", 20_000)],
  ["code", `\`\`\`c\n${fill("if (a_b && c->d[0] != E_F) return (g_h *)&i;\n", 16_000)}\`\`\``],
])("%s are not", (_, text) => {
  expect(findSlowText(text)).toBeNull();
});

test("the line of the block that is slow is told", () => {
  expect(findSlowText(`# a\n\ntext\n\nmore\n${fill("_a", 65_536)}\n`)).toBe(5);
  expect(findSlowText(`# a\n\n${"> ".repeat(200)}b\n`)).toBe(3);
});

/** By what a slow text might be made of. */
const ALPHABETS = [
  "a _.+-@",
  "a *_[]",
  "a_*()[]!~",
  "a&p;#x_",
  "aé*_ `",
  "a:/hw.tp ",
  "a<>/=' _",
  "a|*_-\n",
  "1.)- \n*",
];
/** On a shared machine; none that was found takes more than 300 ms of its own. */
const MOST_MILLISECONDS = 1500;

test("what isn't told to be slow is parsed at once", () => {
  const unit = fc
    .constantFrom(...ALPHABETS)
    .chain((alphabet) => fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 8 }));
  const text = fc
    .tuple(unit, unit, fc.constantFrom(30_000, 65_536, 131_072, MOST_CHARACTERS))
    .map(([begin, go, size]) => (fill(begin.join(""), size / 8) + fill(go.join(""), size)).slice(0, size));
  fc.assert(
    fc.property(text, (each) => {
      if (findSlowText(each) !== null) return;
      const began = process.cpuUsage();
      parseFast(each);
      const { user, system } = process.cpuUsage(began);
      expect((user + system) / 1000).toBeLessThan(MOST_MILLISECONDS);
    }),
    { seed: 1, numRuns: 120 },
  );
}, 30_000);
