/**
 * For tests: texts that people could write to deceive, and an eye that reads Markdown as GitHub does, as far
 * as mentions go. It is written apart from the code it tests.
 */
import fc from "fast-check";

const FRAGMENTS = [
  "- [x] @cho",
  "* [X] @dee",
  "\n- [x] @cho\n",
  "\r- [ ] @eli\r",
  "@cho",
  "@org/team",
  "&#64;cho",
  "&commat;cho",
  "<!-- rfckit:about m1/checklist -->",
  "<!-- rfckit:",
  "-->",
  "# heading",
  "\n## heading\n",
  "\n===\n",
  "---",
  "```",
  "\n```\n",
  "~~~",
  "`",
  "``",
  "\\",
  "\\`",
  "[text](https://evil.example)",
  "![image](x)",
  "<b>",
  "<@cho>",
  "<details>",
  "https://evil.example/@cho",
  "www.evil.example",
  "org/repo#12",
  "fixes #12",
  "GH-7",
  "> ",
  "* ",
  "1. ",
  "    ",
  "\t",
  "*",
  "_",
  "|",
  "$",
  "\u202e",
  "\u200b",
  "\u2028",
  "\ud800",
  "\0",
  "e\u0301",
  "👩‍🔬",
  "a",
  "word ",
];

/** Texts put together from what could do harm. */
export const nasty = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) },
        { weight: 1, arbitrary: fc.string({ unit: "grapheme" }) },
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join(""));

/** A line of Markdown without its code spans and with its entities decoded: what may still come alive. */
export function withoutCode(line: string): string {
  let rest = "";
  for (let i = 0; i < line.length; ) {
    const char = line.charAt(i);
    if (char === "\\" && /[!-/:-@[-`{-~]/.test(line.charAt(i + 1))) {
      rest += `\\${line.charAt(i + 1)}`;
      i += 2;
      continue;
    }
    if (char !== "`") {
      rest += char;
      i += 1;
      continue;
    }
    const run = /^`+/.exec(line.slice(i))?.[0] ?? "";
    let end = -1;
    for (const found of line.slice(i + run.length).matchAll(/`+/g)) {
      if (found[0] === run) {
        end = i + run.length + found.index;
        break;
      }
    }
    rest += end < 0 ? run : "§";
    i = end < 0 ? i + run.length : end + run.length;
  }
  return rest.replaceAll("&#64;", "@").replaceAll("&commat;", "@");
}

/** Everybody whom a text mentions. */
export function mentionsIn(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line) => [...withoutCode(line).matchAll(/@([a-z0-9][a-z0-9-]*(?:\/[a-z0-9-]+)?)/gi)])
    .map((found) => found[1] ?? "");
}
