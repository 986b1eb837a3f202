/** What the two parsers are brought to agree on. The rest is held together in `test/differential/`. */
import type { Nodes, Root } from "mdast";
import { expect, test } from "vitest";
import { parsers } from "../../test/parsers.ts";
import { walkTree } from "../walk-tree.ts";
import { findFrontMatter } from "./front-matter-block.ts";

test.each([
  ["---\ntitle: a\n---\n", "yaml", "title: a", 16],
  ["---\n---", "yaml", "", 7],
  ["---\n\n---\n", "yaml", "", 8],
  ["--- \t\na: 1\nb: 2\n---\t \n# A", "yaml", "a: 1\nb: 2", 21],
  ["---\na\n...\n --- \n---- \n---\nb", "yaml", "a\n...\n --- \n---- ", 25],
  ["+++\na = 1\n---\n+++", "toml", "a = 1\n---", 17],
])("front matter at the beginning of %j", (text, type, value, end) => {
  expect(findFrontMatter(text)).toMatchObject({ node: { type, value }, end });
});

test.each([
  "",
  "---",
  "---\n",
  "---\na\n...\n",
  " ---\na\n---\n",
  "----\na\n---\n",
  "---a\n---\n",
  "# A\n\n---\na\n---\n",
])("none in %j", (text) => {
  expect(findFrontMatter(text)).toBeNull();
});

const typesOf = ({ children }: Root) => children.map(({ type }) => type);

test.each(parsers)("front matter, and no more than that: $name", ({ parse }) => {
  const fronted = parse("---\ntitle: 😀\n--- \n- # A\n");
  expect(typesOf(fronted)).toEqual(["yaml", "list"]);
  expect(fronted.children[0]).toMatchObject({
    value: "title: 😀",
    position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 3, column: 5, offset: 18 } },
  });
  expect(fronted.children[1]?.position?.start).toMatchObject({ line: 4, column: 1, offset: 19 });
  expect(typesOf(parse("---\n\n- a\n\n> b\n"))).toEqual(["thematicBreak", "list", "blockquote"]);
});

test.each(parsers)("an address ends where a table's cell does: $name", ({ parse }) => {
  const text = "|a|b|\n|-|-|\n|https://a.org/x,http://b.org|[y](z.md)|\n|www.a.org|`http://c.org/`|\n";
  const nodes = [...walkTree(parse(text), () => true)];
  const links = nodes.flatMap((node: Nodes) => (node.type === "link" ? [node.url] : []));
  expect(links).toContain("z.md");
  expect(links.join()).not.toContain("|");
  expect(nodes.filter(({ type }) => type === "tableCell")).toHaveLength(6);
  const said = nodes.map((node) => ("value" in node ? node.value : "")).join(" ");
  expect(said).toContain("https://a.org/x,http://b.org");
  expect(said).toContain("www.a.org");
  expect(said).not.toMatch(/\p{Co}/u);
});

test.each(parsers)("elsewhere it goes on: $name", ({ parse }) => {
  const nodes = [...walkTree(parse("See https://a.org/x|y and \ue0fa|.\n"), () => true)];
  expect(nodes).toContainEqual(expect.objectContaining({ type: "link", url: "https://a.org/x|y" }));
});
