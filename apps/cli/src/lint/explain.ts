/** `rfc lint --explain RULE`: the rule's page, as Markdown or, on a terminal, as one reads it there. */
import { nearest } from "@rfckit/core";
import { RULES } from "@rfckit/lint";
import { RULE_PAGES } from "@rfckit/lint/rule-pages";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { renderPage } from "./render-page.ts";

export async function explainRule(name: string, io: Io): Promise<number> {
  const rule = RULES.find(({ id }) => id === name);
  if (rule === undefined) {
    const near = nearest(
      name,
      RULES.map(({ id }) => id),
    );
    const hint = near === null ? "" : ` Did you mean ${near}?`;
    throw new UsageError(`there is no rule '${name}'.${hint} \`rfc lint --rules\` lists them.`);
  }
  const page = RULE_PAGES[rule.id];
  await io.stdout.write(io.stdout.isTerminal ? renderPage(page, io.stdout) : page);
  return 0;
}
