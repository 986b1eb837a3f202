/**
 * Puts right what can be put right without a person's look.
 *
 * One rule at a time, since one rule's fix may be another's cure. Each step is checked by linting again: where a fix
 * would leave its problem there, or make another one, it is not carried out.
 */
import { applyEdits } from "./edit.ts";
import { type LintOptions, lint } from "./lint.ts";
import type { Problem } from "./problem.ts";
import type { RuleId } from "./rules.ts";

export interface Fixed {
  readonly text: string;
  /** What was put right, as it was found. */
  readonly fixed: readonly Problem[];
}

/** Renaming a section may put its definition right, so names come before definitions. */
export const FIX_ORDER = [
  "section-name",
  "section-order",
  "link-shorthand",
  "definition-dangling",
] as const satisfies RuleId[];

/**
 * How much text may be linted again while fixes are tried one by one, in characters: a second's worth. No RFC known to us
 * comes near; of ten thousand fixes that can't be carried out together some are left for the next run.
 */
const MOST_TRIED = 5_000_000;

/** The fixed text is the same once it is fixed again; where nothing was fixed, it is `source` itself. */
export function fixText(source: string, options: LintOptions): Fixed {
  const fixed: Problem[] = [];
  const budget = { left: MOST_TRIED };
  let text = source;
  let isDone = false;
  while (!isDone) {
    // A later rule's fix may make way for an earlier one's. It ends, since each step leaves fewer problems.
    isDone = true;
    for (const rule of FIX_ORDER) {
      for (;;) {
        const step = fixOne(text, rule, options, budget);
        if (step === null) break;
        text = step.text;
        fixed.push(...step.fixed);
        isDone = false;
      }
    }
  }
  return { text, fixed };
}

/** Puts right all of a rule's problems, or else the first one that can be; `null` where none can. */
function fixOne(text: string, rule: RuleId, options: LintOptions, budget: { left: number }): Fixed | null {
  const { problems: before, cutOff } = lint(text, options);
  // What was not read can't be told from what is to be moved.
  if (cutOff) return null;
  const fixable = before.filter((problem) => problem.rule === rule && problem.fix !== undefined);
  const attempts = fixable.length > 1 ? [fixable, ...fixable.map((problem) => [problem])] : [fixable];
  for (const attempt of attempts) {
    const edits = attempt.flatMap((problem) => problem.fix?.() ?? []);
    if (edits.length === 0) continue;
    if (budget.left < 0) return null;
    if (attempt.length < fixable.length) budget.left -= text.length;
    const next = applyEdits(text, edits);
    if (next !== text && isBetter(rule, before, lint(next, options).problems))
      return { text: next, fixed: attempt };
  }
  return null;
}

function isBetter(rule: RuleId, before: readonly Problem[], after: readonly Problem[]): boolean {
  const [old, now] = [countByRule(before), countByRule(after)];
  for (const [each, count] of now) if (count > (old.get(each) ?? 0)) return false;
  return (now.get(rule) ?? 0) < (old.get(rule) ?? 0);
}

function countByRule(problems: readonly Problem[]): Map<RuleId, number> {
  const counts = new Map<RuleId, number>();
  for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
