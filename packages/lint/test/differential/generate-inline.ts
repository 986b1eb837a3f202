/** Running text as people write it and as nobody should: what links, marks and escapes do to each other. */
import fc from "fast-check";

/** Words of labels, headings and anchors: few, so that they meet. */
const WORDS = ["summary", "Motivation", "open questions", "note", "pass", "x", "é😀é", "a_b", "the", "1"];
const word = fc.constantFrom(...WORDS);
export const label = fc.constantFrom(...WORDS, "Open  Questions", "no\\]te", "PASS", "", " ", "s\nx");

const address = fc.constantFrom(
  "#summary",
  "#motivaton",
  "#",
  "other.md",
  "other.md#more",
  "./a b.md",
  "<a b.md>",
  "<>",
  "",
  "../../issues/7",
  "acme/tools#12",
  "acme/tools#/12",
  "acme\\_x/tools#1",
  "https://example.org/a_b_(c)?q=1&amp;r#s",
  "https://example.org/é😀",
  "mailto:ana@example.org",
  "pass-map.png",
  "/accepted/other.md#%20x",
  "a(b(c))",
  "a\\)b",
  "&#35;note",
  "\n#note\n",
);
const title = fc.constantFrom(
  "",
  ' "why"',
  " 'why \"so\"'",
  " (why)",
  '\n"on the\nnext"',
  ' "open',
  ' "a\\"b"',
);

const LEAVES = [
  " ",
  " ",
  " ",
  "\n",
  "\n",
  "\t",
  "  \n",
  "\\\n",
  "\n > ",
  ". ",
  ", ",
  "the the",
  "that that",
  "Ana",
  "word",
  "é",
  " 😀 ",
  "\u00a0",
  "\u200b",
  "\u2028",
  "\u000c",
  "e\u0301",
  "\\[",
  "\\]",
  "\\*",
  "\\",
  "\\<",
  "\\|",
  "&amp;",
  "&lbrack;",
  "&#91;",
  "&#0;",
  "&nope;",
  "&",
  "`code`",
  "`` a`b ``",
  "`[x]`",
  "`",
  "``",
  "*",
  "**",
  "_",
  "__",
  "~",
  "~~",
  "|",
  "!",
  "[",
  "]",
  "][",
  "](",
  ")",
  "![",
  "[]",
  "[ ]",
  "[x]",
  "<",
  ">",
  "#",
  ":",
  "www.example.org",
  "www.example.org/a_b).",
  "http://example.org/a&amp;b",
  "https://example.org/[x]",
  "ana@example.org",
  "ana.b-c_d@example.org.",
  "xmpp:ana@example.org/x",
  "mailto:ana@example.org",
  "<https://example.org/a b>",
  "<https://example.org>",
  "<ana@example.org>",
  "<ana+b@example.org>",
  "<b>",
  "</b>",
  '<a id="note">',
  "<a name='pass' href=\"#nowhere\">",
  '<a\n  href="other.md"\n>',
  '<img src="pass-map.png">',
  '<img src="x.png" alt="">',
  "<br/>",
  "<!-- aside -->",
  "<!---->",
  "<!-->",
  "<!-- rfc-lint-disable-next-line -->",
  "<!-- rfc-lint-disable image-alt, link-anchor -->",
  "<!-- open",
  "<?php x ?>",
  "<![CDATA[ [x][y] ]]>",
  "<!DOCTYPE x>",
  "acme/tools#12",
  "lengths[0]",
  "[1][2]",
  "\0",
];

const leaf = fc.oneof(fc.constantFrom(...LEAVES), word);

const { inline } = fc.letrec<{ inline: string; piece: string }>((tie) => ({
  inline: fc
    .array(tie("piece"), { minLength: 1, maxLength: 6, depthIdentifier: "inline" })
    .map((parts) => parts.join("")),
  piece: fc.oneof(
    { maxDepth: 3, depthIdentifier: "inline" },
    { weight: 6, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("*", "**", "_", "__", "~", "~~"), tie("inline"))
        .map(([mark, text]) => mark + text + mark),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("", "!"), tie("inline"), address, title)
        .map(([mark, text, to, why]) => `${mark}[${text}](${to}${why})`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("", "!"), tie("inline"), label)
        .map(([mark, text, to]) => `${mark}[${text}][${to}]`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("", "", "!"), label, fc.constantFrom("", "[]", ":", "(x)"))
        .map(([mark, text, more]) => `${mark}[${text}]${more}`),
    },
  ),
}));

const footnotes = fc.constantFrom(
  "[^1]",
  "[^note]",
  "[^1][^note]",
  "[^]",
  "![^1]",
  "[^1](x)",
  "[x][^1]",
  "[^NOTE]",
  "[^undefined]",
);

/** A paragraph's text: what may be within markup, and footnotes. */
const prose = fc
  .tuple(inline, fc.array(fc.tuple(footnotes, inline), { maxLength: 1 }))
  .map(([first, rest]) => [first, ...rest.flat()].join(""));

export { address, inline, prose, title };
