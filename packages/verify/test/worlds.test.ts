/**
 * The small worlds themselves: that exploring them proves what it says. The worlds as wholes are explored by
 * `rfc verify`; here a few of their states are.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decide, type Standing, describe as tell } from "@rfckit/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Act } from "../src/worlds/act.ts";
import { actsIn } from "../src/worlds/acts.ts";
import { tellGaps } from "../src/worlds/coverage.ts";
import { beginning, explore, take } from "../src/worlds/explore.ts";
import { comparePinned } from "../src/worlds/index.ts";
import { PINNED } from "../src/worlds/pinned.generated.ts";
import { checkState } from "../src/worlds/state-invariants.ts";
import { keyOf } from "../src/worlds/state-key.ts";
import { canonical, findSymmetry } from "../src/worlds/symmetry.ts";
import { makeCast, type Node, type World } from "../src/worlds/world.ts";
import { WORLDS } from "../src/worlds/worlds.ts";

const world = (name: string): World => {
  const found = WORLDS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no world called ${name}`);
  return found;
};

describe("all worlds together", () => {
  test("reach every transition, every refusal, every end and every announcement", () => {
    const all = Object.values(PINNED).map(({ reached }) => reached);
    const union = (of: (reached: (typeof all)[number]) => readonly string[]) => [...new Set(all.flatMap(of))];
    expect(
      tellGaps({
        tried: union(({ tried }) => tried),
        refusals: union(({ refusals }) => refusals),
        ends: union(({ ends }) => ends),
        notices: union(({ notices }) => notices),
      }),
    ).toEqual([]);
  });

  test("have at least 500,000 states, and are all pinned", () => {
    expect(Object.keys(PINNED).sort()).toEqual(WORLDS.map(({ name }) => name).sort());
    expect(Object.values(PINNED).reduce((sum, { states }) => sum + states, 0)).toBeGreaterThanOrEqual(
      500_000,
    );
  });

  test("have between two and four groups, of up to three people, with overlap", () => {
    const groups = WORLDS.map(({ cast }) => cast.roster.groups);
    expect([...new Set(groups.map(({ length }) => length))].sort()).toEqual([2, 3, 4]);
    expect(Math.max(...groups.flat().map(({ members }) => members.length))).toBe(3);
    expect(
      groups.some(
        (each) =>
          each.flatMap(({ members }) => members).length >
          new Set(each.flatMap(({ members }) => members.map(({ id }) => id))).size,
      ),
    ).toBe(true);
  });
});

describe("exploring", () => {
  test("a small world as far as it goes gives what is pinned", () => {
    const explored = explore(world("at-the-limit"), { goOn: () => true });
    expect(explored).toMatchObject({ complete: true, broken: null });
    expect(comparePinned(PINNED["at-the-limit"], explored)).toBeNull();
  });

  test("says what has changed, and what to do", () => {
    const explored = explore(world("at-the-limit"), { goOn: () => true });
    expect(comparePinned({ ...explored, states: 7 }, explored)).toMatch(
      /^What can be reached has changed: states: 7 before, \d+ now\. If .* run node_modules\/.bin\/node packages\/verify\/write-pinned\.ts/,
    );
    expect(comparePinned(undefined, explored)).toMatch("This world is new");
  });

  test("stops when it is told to", () => {
    expect(explore(world("late"), { goOn: (states) => states < 500 })).toMatchObject({
      complete: false,
      broken: null,
    });
  });
});

describe("a state's key", () => {
  const symmetry = findSymmetry(makeCast({ A: ["ana", "abe"], B: ["bea", "bob"] }));

  test("is the same for people who are alike, and for groups that are", () => {
    const key = (...codes: number[]) => canonical(symmetry, [...codes, 0, 0, 0], false);
    expect(key(1, 2, 3, 4)).toBe(key(2, 1, 4, 3));
    expect(key(1, 2, 3, 4)).toBe(key(3, 4, 1, 2));
    expect(key(1, 2, 3, 4)).not.toBe(key(1, 3, 2, 4));
  });

  test("knows who stands in several groups", () => {
    const overlap = findSymmetry(makeCast({ A: ["ana", "ora"], B: ["bea", "ora"] }));
    const key = (ana: number, ora: number, bea: number) =>
      canonical(overlap, [ana, ora, bea, 0, 0, 0], false);
    expect(key(1, 2, 3)).toBe(key(3, 2, 1));
    expect(key(1, 2, 3)).not.toBe(key(2, 1, 3));
  });

  test("tells all that can still happen: states with one key go on to the same keys", () => {
    const where = world("overlap");
    const first = new Map<string, Node>();
    const symmetric = findSymmetry(where.cast);
    const onwards = (node: Node): string[] =>
      [...new Set(actsIn(node, where).map((act) => keyOf(take(node, act).node, where, symmetric)))].sort();
    let compared = 0;
    fc.assert(
      fc.property(walk(where, 14), ({ nodes }) => {
        for (const node of nodes) {
          const key = keyOf(node, where, symmetric);
          const before = first.get(key);
          if (before === undefined) first.set(key, node);
          else {
            compared += 1;
            expect(onwards(node)).toEqual(onwards(before));
          }
        }
      }),
      { seed: 20_260_105, numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test("dropping the history changes nothing that people see", () => {
    const where = world("texts");
    fc.assert(
      fc.property(walk(where, 20), ({ nodes, acts, start }) => {
        let whole: Standing = start.standing;
        for (const act of acts)
          for (const entry of act.entries) whole = decide(whole, withNumber(entry, whole));
        const last = nodes.at(-1)?.standing ?? start.standing;
        const { objections, ...rest } = tell(whole);
        const { objections: open, ...others } = tell(last);
        expect(others).toEqual(rest);
        const names = (all: typeof objections) =>
          all.filter(({ resolved }) => !resolved).map(({ name }) => name);
        expect(names(open)).toEqual(names(objections));
      }),
      { seed: 20_260_105, numRuns: 300 },
    );
  });
});

/** A walk through a world: at each state one of its acts, drawn by chance. */
function walk(where: World, most: number) {
  return fc.array(fc.nat(10_000), { minLength: 1, maxLength: most }).map((choices) => {
    const start = beginning(where);
    const nodes: Node[] = [];
    const acts: Act[] = [];
    let node = start;
    for (const choice of choices) {
      const possible = actsIn(node, where).filter((act) => take(node, act).changed);
      const act = possible[choice % Math.max(1, possible.length)];
      if (act === undefined) break;
      node = take(node, act).node;
      acts.push(act);
      nodes.push(node);
    }
    return { start, nodes, acts };
  });
}

/** In a whole history motions are numbered on. */
function withNumber<T extends Act["entries"][number]>(entry: T, standing: Standing): T {
  return "motion" in entry ? { ...entry, motion: standing.motion?.number ?? 0 } : entry;
}

test("the invariants are said without the core's judgements", () => {
  const folder = join(import.meta.dirname, "../src/worlds");
  for (const file of ["state-invariants.ts", "step-invariants.ts", "reckoning.ts"]) {
    const text = readFileSync(join(folder, file), "utf8");
    expect(text).not.toMatch(
      /\b(isSeconded|hasEveryGroupSigned|signedGroups|awaitedGroups|openObjections|groupsOf)\b/,
    );
  }
});

test("a broken state is told in a sentence with its number", () => {
  const where = world("texts");
  const start = beginning(where);
  const [move] = actsIn(start, where).filter(({ label }) => label === "ana moves to merge");
  if (move === undefined) throw new Error("ana can't move");
  const moved = take(start, move).node;
  expect(checkState(moved, where)).toBeNull();
  const { motion } = moved.standing;
  if (motion === null) throw new Error("there is no motion");
  const shed: Node = { ...moved, standing: { ...moved.standing, motion: { ...motion, signOffs: [] } } };
  expect(checkState(shed, where)).toBe("the mover isn't signed off (R8)");
});
