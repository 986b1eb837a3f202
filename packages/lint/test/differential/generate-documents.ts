/**
 * Documents for the parsers to disagree about: blocks of every kind, near what the rules look at, in each other and
 * side by side, and here and there a character too many.
 */
import fc from "fast-check";
import { address, inline, label, prose, title } from "./generate-inline.ts";

const HEADINGS = [
  "Summary",
  "summary: in short",
  "Motivaton",
  "Proposal",
  "Proposal sketch",
  "Rationale and alternatives",
  "*Open* questions",
  "`Summary`",
  "Open questions [open]",
  "<!-- x --> Proposal",
  "Costs",
  "",
];

const heading = fc.oneof(fc.constantFrom(...HEADINGS), inline);
const indent = fc.constantFrom("", "", "", " ", "   ", "    ", "\t");

const atx = fc
  .tuple(
    indent,
    fc.integer({ min: 1, max: 7 }),
    fc.constantFrom(" ", " ", "\t", "", "  "),
    heading,
    fc.constantFrom("", "", " #", " ##  ", "#", " \\#", "\t"),
  )
  .map(
    ([before, level, gap, text, end]) =>
      `${before}${"#".repeat(level)}${gap}${text.replaceAll("\n", " ")}${end}`,
  );
const setext = fc
  .tuple(indent, heading, fc.constantFrom("===", "---", "=", " --  ", "== =", "\t---"))
  .map(([before, text, line]) => `${before}${text}\n${line}`);
const definition = fc
  .tuple(
    indent,
    label,
    fc.constantFrom(":", ": ", ":\n", " :", ":\t"),
    address,
    title,
    fc.constantFrom("", "", " x"),
  )
  .map(([before, name, colon, to, why, end]) => `${before}[${name}]${colon}${to}${why}${end}`);
const footnote = fc
  .tuple(
    fc.constantFrom("1", "note", "Note", "no\\]te", ""),
    prose,
    fc.constantFrom("", "\n\n    more", "\n\n\tmore", "\n\n  not more", "\n    - item", "\n\n\n    late"),
  )
  .map(([name, text, more]) => `[^${name}]: ${text}${more}`);
const cell = inline.map((text) => text.replaceAll("\n", " "));
const row = fc
  .tuple(
    fc.constantFrom("|", "", " | "),
    fc.array(cell, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("|", "", " |  "),
  )
  .map(([open, cells, close]) => open + cells.join("|") + close);
const table = fc
  .tuple(
    row,
    fc.constantFrom("|-|-|", "-|-", "|:-:|--:|", "| --- |", ":-", "|-"),
    fc.array(row, { maxLength: 3 }),
  )
  .map(([head, line, rows]) => [head, line, ...rows].join("\n"));
const code = fc
  .tuple(
    indent,
    fc.constantFrom("```", "~~~", "````"),
    fc.constantFrom("", "js", " md x=`1`", " rust,ignore &amp;"),
    inline,
    fc.constantFrom("\n```", "\n~~~", "\n  ```", "", "\n```` x"),
  )
  .map(([before, fence, info, text, end]) => `${before}${fence}${info}\n${text}${end}`);
const indented = inline.map((text) => `    ${text.replaceAll("\n", "\n    ")}`);
const html = fc.constantFrom(
  "<!-- Say what\nthis is about. -->",
  "<!-- a -->\n<!-- b -->",
  "<!-- a --> text [x]",
  "<!-- rfc-lint-disable -->",
  "<!-- rfc-lint-disable section-missing section-empty -->",
  "<!-- rfc-lint-enable -->",
  "<!--\nrfc-lint-disable-next-line heading-increment\n-->",
  "<!-- never closed\n\n# Summary",
  "<div>\n# Summary\n</div>",
  "<div>\n\n# Summary\n\n</div>",
  '<a name="note"></a>',
  '<h2 id="pass">Pass</h2>\n[x]',
  '<p align="center">\n  <img src="x.png"\n   width=10>\n</p>',
  "<details><summary>More</summary>\n\n*text*\n\n</details>",
  "<script>\n[x][y]\n\n</script>",
  "<pre>\n\n# Proposal</pre> x",
  "<?x\n\n?>",
  "<!X\n>",
  "<![CDATA[\n\n]]>",
  "<b>\nx",
  "</custom-tag >",
  "<x y=1 / >",
);
const fill = fc.constantFrom(
  "***",
  "---",
  "- - -",
  "_ _ _",
  "===",
  "Give the best case that its supporters could make, and what\ndecided against it, for each serious alternative.",
  "Say why this design and no other. For each serious alternative, and for doing nothing, give the best case that its supporters could make, and what decided against it. What does the chosen design make worse?",
  "+++\nx = 1\n+++",
  "---\ntitle: x\n---",
);

const MARKS = [
  "- ",
  "* ",
  "+ ",
  "1. ",
  "1) ",
  "2. ",
  "007. ",
  "-\t",
  "-   ",
  "-     ",
  "- [ ] ",
  "- [x] ",
  "1. [X] ",
  "-\n  ",
  "-",
  "-\n\n  ",
  "1234567890. ",
];

/** Puts a block in a list item or a quotation, with its further lines as the author pleases. */
function within(mark: string, rest: string, block: string): string {
  const [first = "", ...lines] = block.split("\n");
  return [mark + first, ...lines.map((line) => (line === "" ? line : rest + line))].join("\n");
}

const { blocks } = fc.letrec<{ block: string; blocks: string; inner: string }>((tie) => ({
  blocks: fc
    .array(fc.tuple(tie("block"), fc.constantFrom("\n", "\n\n", "\n\n", "\n\n\n", "\n \t\n")), {
      minLength: 1,
      maxLength: 5,
      depthIdentifier: "block",
    })
    .map((parts) => parts.flat().join("")),
  inner: fc.oneof({ maxDepth: 2, depthIdentifier: "block" }, tie("block"), tie("blocks")),
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: "block" },
    { weight: 5, arbitrary: prose },
    { weight: 3, arbitrary: atx },
    { weight: 2, arbitrary: setext },
    { weight: 3, arbitrary: definition },
    { weight: 2, arbitrary: footnote },
    { weight: 2, arbitrary: table },
    { weight: 2, arbitrary: code },
    { weight: 1, arbitrary: indented },
    { weight: 3, arbitrary: html },
    { weight: 1, arbitrary: fill },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...MARKS), fc.constantFrom("  ", "   ", "    ", "\t", "", " "), tie("inner"))
        .map(([mark, rest, text]) => within(mark, rest, text)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom("> ", ">", ">\t", " > ", ">> "),
          fc.constantFrom("> ", ">", "", ">  "),
          tie("inner"),
        )
        .map(([mark, rest, text]) => within(mark, rest, text)),
    },
  ),
}));

const front = fc.constantFrom(
  "",
  "",
  "",
  "",
  "",
  "---\ntitle: A tunnel\nstage: draft\n---\n",
  "---\nstage: full\n---\n\n",
  "---\ntitel: [a\n---\n",
  "---\n---\n",
  "---\n\n---\n",
  "--- \ntitle: x\n---\t\n",
  " ---\ntitle: x\n---\n",
  "---\ntitle: x\n...\n",
  "---\ntitle: x\n",
  "----\ntitle: x\n----\n",
  "+++\ntitle = 1\n+++\n",
  "---\na: 1\n --- \n---\n",
);

/** Somebody's slips of the fingers: a character too many, one too few, a stretch that stands twice. */
const slips = fc.array(
  fc.tuple(
    fc.nat(),
    fc.constantFrom(
      "",
      "",
      "\n",
      " ",
      "\t",
      "[",
      "]",
      "*",
      "_",
      "`",
      "<",
      ">",
      "|",
      "#",
      "-",
      "\\",
      "&",
      "!",
      ":",
      "(",
      ")",
      "~",
      "^",
      "\0",
      "é",
      "😀",
    ),
    fc.nat({ max: 3 }),
  ),
  { maxLength: 3 },
);

function slip(text: string, made: readonly (readonly [number, string, number])[]): string {
  let result = text;
  for (const [at, what, gone] of made) {
    const from = at % (result.length + 1);
    result = result.slice(0, from) + what + result.slice(from + gone);
  }
  return result;
}

const ends = fc.constantFrom("\n", "\n", "\n", "\r\n", "\r");

export const documents = fc
  .tuple(front, blocks, slips, ends, fc.constantFrom("", "", "\ufeff"), fc.boolean())
  .map(([head, body, made, end, mark, trim]) => {
    const text = slip(head + body, made);
    return mark + (trim ? text.trimEnd() : text).replaceAll("\n", end);
  });
