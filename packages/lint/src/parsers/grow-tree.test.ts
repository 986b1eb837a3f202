/** The trees that are made here are those that the parser's package makes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { markdownToMdast } from "satteri";
import { expect, test } from "vitest";
import { parseNatively } from "./parse-natively.ts";

const features = { gfm: true, frontmatter: true };
const root = join(import.meta.dirname, "../../../..");

const EVERY_KIND = `---
title: Ä tree
---

# *Ä* heading &amp; **more**

A paragraph with \`code\`, ~~what was~~, [a link](a.md "with a title"), <https://example.org>,
[one][label], [label][], [label], ![a picture](b.png), ![other][label] and a note[^1].  
A line after a break, by ana@example.org, 中文 and 😀.

> - [x] done
> - [ ] open
>
>   more

3. three
4. four

***

| left | right | none |
| :--- | ----: | ---- |
| \`a\` | *b* | |

<details>

\`\`\`rust,ignore what=ever
fn main() {}
\`\`\`

    indented

[label]: https://example.org/%20 'Title'
[^1]: The note.
`;

test.each([
  ["every kind of node", EVERY_KIND],
  ["front matter in TOML", "+++\na = 1\n+++\n\ntext\n"],
  ["nothing", ""],
  ...["docs", "accepted", "templates"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name): [string, string] => [name, readFileSync(join(root, folder, name), "utf8")]),
  ),
])("%s", (_, text) => {
  expect(parseNatively(text, features)).toEqual(markdownToMdast(text, { features }));
});

test("every kind of node is among them", () => {
  const kinds = new Set<string>();
  const collect = (node: { type: string; children?: { type: string }[] }): void => {
    kinds.add(node.type);
    node.children?.forEach(collect);
  };
  collect(parseNatively(EVERY_KIND, features));
  expect([...kinds].sort()).toMatchInlineSnapshot(`
    [
      "blockquote",
      "break",
      "code",
      "definition",
      "delete",
      "emphasis",
      "footnoteDefinition",
      "footnoteReference",
      "heading",
      "html",
      "image",
      "imageReference",
      "inlineCode",
      "link",
      "linkReference",
      "list",
      "listItem",
      "paragraph",
      "root",
      "strong",
      "table",
      "tableCell",
      "tableRow",
      "text",
      "thematicBreak",
      "yaml",
    ]
  `);
});
