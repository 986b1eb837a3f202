/**
 * A unified plugin for one rule. For all of them on one processor a document is linted once; each says what is its own.
 *
 * They only say something: a tree, and so what `remark --output` writes, is left as it is.
 */
import type { RuleId } from "@rfckit/lint";
import type { Root } from "mdast";
import type { Plugin, Processor } from "unified";
import { guardParser } from "./guard-parser.ts";
import { type RuleConfig, readLevel, type UsedLevel } from "./read-level.ts";
import { type FileSet, sayInTime } from "./say.ts";
import { shareLint } from "./share-lint.ts";

/** unified-engine hands in the files of a run. */
export type RulePlugin = Plugin<[RuleConfig?, FileSet?], Root>;

export function createRulePlugin(id: RuleId): RulePlugin {
  const plugin: RulePlugin = function (config, fileSet) {
    const level = readLevel(id, config);
    if (level === "off") return undefined;
    const levels = levelsOf(this);
    levels.set(id, level);
    if (id === "time-limit") guardParser(this);
    return async (tree, file) => {
      sayInTime(file, await shareLint(id, { tree, file, levels }), fileSet);
    };
  };
  // As remark's own debugging output has it.
  return Object.defineProperty(plugin, "name", { value: `rfc-lint:${id}` });
}

/** The rules that a processor has, all of them once it is frozen. */
const known = new WeakMap<Processor, Map<RuleId, UsedLevel>>();

function levelsOf(processor: Processor): Map<RuleId, UsedLevel> {
  const before = known.get(processor);
  if (before !== undefined) return before;
  const levels = new Map<RuleId, UsedLevel>();
  known.set(processor, levels);
  return levels;
}
