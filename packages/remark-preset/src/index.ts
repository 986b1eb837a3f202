/**
 * The preset: GitHub's Markdown, front matter, and every rule that is about documents, at the severities that the
 * repository's own configuration gives them.
 */
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import type { Preset } from "unified";
import { RULE_PLUGINS } from "./rule-plugins.ts";

const preset: Preset = {
  plugins: [remarkGfm, [remarkFrontmatter, ["yaml", "toml"]], ...Object.values(RULE_PLUGINS)],
};

export default preset;
