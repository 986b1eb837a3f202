/**
 * One plugin for each rule, in the order of the linter's table.
 *
 * `asset-unused` has none: it is about files that no document shows, and remark looks at nothing but documents.
 */
import { RULES, type RuleId } from "@rfckit/lint";
import { createRulePlugin, type RulePlugin } from "./create-rule-plugin.ts";

type DocumentRuleId = Exclude<RuleId, "asset-unused">;

export const RULE_PLUGINS = Object.fromEntries(
  RULES.filter(({ id }) => id !== "asset-unused").map(({ id }) => [id, createRulePlugin(id)]),
) as Readonly<Record<DocumentRuleId, RulePlugin>>;
