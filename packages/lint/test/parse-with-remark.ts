/**
 * The reference parser: remark with GFM and front matter, as editors and GitHub's own tools read RFCs. What the block
 * parser finds is held against it.
 */
import type { Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ["yaml"]);

export function parseWithRemark(text: string): Root {
  return processor.parse(text);
}
