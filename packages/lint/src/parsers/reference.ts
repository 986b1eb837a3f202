/**
 * The reference parser: remark with GitHub's extensions and front matter, as editors and `remark-cli` read documents.
 *
 * It is not safe on what strangers write: 64 KiB of `*a_` take it 48 s. Run it where it can be stopped.
 */
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { findFrontMatter } from "./front-matter-block.ts";
import type { Parse } from "./parse.ts";

const plain = unified().use(remarkParse).use(remarkGfm).freeze();
const fronted = plain().use(remarkFrontmatter, ["yaml", "toml"]).freeze();

export const parseReference: Parse = (text) => (findFrontMatter(text) === null ? plain : fronted).parse(text);
