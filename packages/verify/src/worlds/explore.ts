/**
 * Breadth first through a world: every state once, every act in it, every invariant in each.
 *
 * A state that was reached before, up to symmetry, is not looked at again; so the first history that breaks
 * something is a shortest one.
 */
import { BEGINNING, decide, type Phase, phaseOf } from "@rfckit/core";
import type { Act } from "./act.ts";
import { actsIn, isDue } from "./acts.ts";
import { Coverage, type Reached } from "./coverage.ts";
import { checkState } from "./state-invariants.ts";
import { keepFuture, keyOf } from "./state-key.ts";
import { checkStep } from "./step-invariants.ts";
import { findSymmetry } from "./symmetry.ts";
import { BEGINNING_OF_TIME, missingIn, type Node, subjectOf, type World } from "./world.ts";

export interface Explored {
  readonly states: number;
  /** Steps that lead to another state. */
  readonly transitions: number;
  readonly byPhase: Readonly<Partial<Record<Phase, number>>>;
  readonly reached: Reached;
  readonly complete: boolean;
  readonly broken: { readonly what: string; readonly history: string } | null;
}

export interface Walk {
  /** Asked now and then with the number of states so far; `false` stops the exploring. */
  readonly goOn: (states: number) => boolean;
}

/** How many states are explored between two questions whether to go on. */
const STRIDE = 500;

export function explore(world: World, { goOn }: Walk): Explored {
  const symmetry = findSymmetry(world.cast);
  const ways = new Ways();
  const byPhase: Partial<Record<Phase, number>> = {};
  const coverage = new Coverage();
  let transitions = 0;
  const report = (complete: boolean, broken: Explored["broken"]): Explored => {
    return { states: ways.size, transitions, byPhase, reached: coverage.tell(), complete, broken };
  };

  const root = beginning(world);
  ways.add(keyOf(root, world, symmetry), -1, "");
  let level: (readonly [Node, number])[] = [[root, 0]];
  let visited = 0;
  while (level.length > 0) {
    const next: (readonly [Node, number])[] = [];
    for (const [node, index] of level) {
      const phase = phaseOf(node.standing);
      byPhase[phase] = (byPhase[phase] ?? 0) + 1;
      const wrong = checkState(node, world);
      if (wrong !== null) return report(false, { what: wrong, history: ways.tell(index) });
      if (visited % STRIDE === 0 && !goOn(visited)) return report(false, null);
      visited += 1;
      for (const act of actsIn(node, world)) {
        const step = take(node, act);
        const broken = checkStep(node, act, step.full) ?? checkOutsider(node, act, step, world);
        if (broken !== null) return report(false, { what: broken, history: ways.tell(index, act.label) });
        coverage.note(phase, act, step.full, step.changed);
        if (!step.changed) continue;
        const { ended } = step.full;
        const end = ended.length > node.standing.ended.length ? ended.at(-1)?.end : undefined;
        if (end !== undefined) coverage.noteEnd(end);
        const key = keyOf(step.node, world, symmetry);
        const place = ways.find(key);
        if (place === index) continue;
        transitions += 1;
        if (place === undefined) next.push([step.node, ways.add(key, index, act.label)]);
      }
    }
    level = next;
  }
  return report(true, null);
}

export function beginning(world: World): Node {
  const at = BEGINNING_OF_TIME;
  const opened = decide(BEGINNING, {
    kind: "pull",
    key: "fact",
    at,
    event: "opened",
    by: null,
    byBot: false,
    draft: false,
    text: null,
  });
  const [text = "first"] = world.texts;
  const fresh = decide(opened, {
    kind: "text",
    key: "fact",
    at,
    head: text,
    digest: text,
    stampedAt: at,
    subject: subjectOf(text),
    missingSections: missingIn(text),
  });
  const standing = world.beginning?.(fresh, world) ?? fresh;
  return { standing: keepFuture(standing), now: at, hindered: false, widened: false, late: false };
}

export interface Step {
  readonly node: Node;
  /** As the core left it, before its history was dropped. */
  readonly full: Node["standing"];
  /** Whether anything may be another: where not, there is no key to reckon. */
  readonly changed: boolean;
}

/** Takes one step: the core counts what happened, and the clock moves. */
export function take(node: Node, act: Act): Step {
  let full = node.standing;
  for (const entry of act.entries) full = decide(full, entry);
  const { now, hindered, widened } = act;
  const passed = now !== node.now;
  const elsewhere = passed || hindered !== node.hindered || widened !== node.widened;
  const before = node.standing;
  const same =
    full.motion === before.motion && full.carried === before.carried && full.posted === before.posted;
  const still = full.state === before.state && full.draft === before.draft && full.text === before.text;
  if (!elsewhere && same && still && full.pausedSince === before.pausedSince)
    return { node, full, changed: false };
  const after: Node = { standing: keepFuture(full), now, hindered, widened, late: false };
  const late = passed ? isDue(node) : node.late && isDue(after);
  return { node: late ? { ...after, late } : after, full, changed: true };
}

/** Nobody from outside changes anything about a motion (invariant 7). */
function checkOutsider(node: Node, act: Act, { full }: Step, { cast }: World): string | null {
  // What the bot did in the same moment is not theirs.
  if (act.by === null || act.by === "bot" || act.entries.length > 1) return null;
  const newcomerIn = node.widened || node.standing.motion?.roster === cast.widened;
  const outside = act.by === cast.namesake || (act.by === cast.newcomer && !newcomerIn);
  if (!outside) return null;
  const { motion, carried, state } = node.standing;
  const same = full.motion === motion && full.carried === carried && full.state === state;
  return same ? null : "somebody from outside changed a motion (invariant 7)";
}

/** How each state was first reached. */
class Ways {
  readonly #places = new Map<string, number>();
  readonly #from: number[] = [];
  readonly #by: string[] = [];

  get size(): number {
    return this.#from.length;
  }

  find(key: string): number | undefined {
    return this.#places.get(key);
  }

  add(key: string, from: number, by: string): number {
    this.#places.set(key, this.#from.length);
    this.#from.push(from);
    this.#by.push(by);
    return this.#from.length - 1;
  }

  /** The history that leads to a state, and perhaps one step further. */
  tell(place: number, further?: string): string {
    const steps: string[] = further === undefined ? [] : [further];
    for (let at = place; at > 0; at = this.#from[at] ?? 0) steps.push(this.#by[at] ?? "");
    return steps.reverse().join(" · ");
  }
}
