/**
 * The rules' pages, made from their head comments: docs/rules/*.md with an index, and a module with the same texts for
 * `rfc lint --explain`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../src/index.ts";
import { readRulePage } from "./read-rule-page.ts";

const folder = join(import.meta.dirname, "../src/rules");

export interface RulePages {
  /** By their file names. */
  readonly pages: ReadonlyMap<string, string>;
  readonly module: string;
}

export function writeRulePages(): RulePages {
  const texts = RULES.map((rule) => {
    const { page } = readRulePage(readFileSync(join(folder, `${rule.id}.ts`), "utf8"));
    const [title = "", ...rest] = page.trimEnd().split("\n");
    return { ...rule, text: `${[title, "", factsOf(rule), ...rest].join("\n")}\n` };
  });
  const pages = new Map(texts.map(({ id, text }) => [`${id}.md`, `${NOTE}${text}`]));
  pages.set("README.md", writeIndex());
  const entries = texts.map(({ id, text }) => {
    const lines = JSON.stringify(text.split("\n"), null, 2).replaceAll("\n", "\n  ");
    return `  ${JSON.stringify(id)}: ${lines}.join("\\n"),`;
  });
  const module = `// Generated from src/rules/*.ts by \`node packages/lint/write-rule-pages.ts\`; edit those instead.
import type { RuleId } from "./rules.ts";

/** The rules' pages, in Markdown. */
export const RULE_PAGES: Readonly<Record<RuleId, string>> = {
${entries.join("\n")}
};
`;
  return { pages, module };
}

const NOTE =
  "<!-- Written by packages/lint/write-rule-pages.ts from the rule's file: change that, not this page. -->\n";

function factsOf({ severity, fixable, aboutSections }: (typeof RULES)[number]): string {
  const usual = (severity as string) === "off" ? "It is off by default." : `By default it is: ${severity}.`;
  const fix = fixable ? " `rfc lint --fix` puts it right." : "";
  const free = aboutSections ? " It is not for documents that are free of the templates." : "";
  return `${usual}${fix}${free}`;
}

function writeIndex(): string {
  const rows = RULES.map(
    ({ id, severity, says, fixable }) =>
      `| [\`${id}\`](${id}.md) | ${severity}${fixable ? ", fixable" : ""} | ${says} |`,
  );
  return `${NOTE.replace("the rule's file", "the rules' files")}# The linter's rules

The required sections, their order and level, their link definitions and the hints are read from the repository's own
templates; [lint.md](../lint.md) shows the linter at work. Each rule's severity can be set in the configuration, for all
documents or some:

\`\`\`yaml
lint:
  rules: { image-alt: error, repeated-word: warning }
  overrides:
    - { files: accepted/roadmap-*.md, stage: free }
    - { files: accepted/old-*.md, rules: { section-order: off } }
\`\`\`

and switched off in a document, from a line on or for the next one:

\`\`\`md
<!-- rfc-lint-disable section-name -->
<!-- rfc-lint-enable section-name -->
<!-- rfc-lint-disable-next-line image-alt -->
\`\`\`

A switch that names no rule means all of them. The motion's gate listens to none.

In remark and in editors each rule is a plugin: see [remark.md](../remark.md).

| rule | default | says |
| --- | --- | --- |
${rows.join("\n")}
`;
}
