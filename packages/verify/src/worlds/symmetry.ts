/**
 * Which people of a cast are interchangeable: whoever stands in the same groups, and whole groups that can be
 * swapped with all who are in them. Worlds that differ only by such a swap are one.
 */
import type { Cast } from "./world.ts";

export interface Symmetry {
  /** People by their places in `cast.people`, together where they stand in the same groups. */
  readonly classes: readonly (readonly number[])[];
  /** The orders of the classes that a swap of groups leads to; `null` where all of one size can be swapped freely. */
  readonly arrangements: readonly (readonly number[])[] | null;
  /** Those who are like nobody else: the admin, the newcomer, the namesake. */
  readonly singles: readonly number[];
}

export function findSymmetry(cast: Cast): Symmetry {
  const { groups } = cast.roster;
  const singles = [cast.admin, cast.newcomer, cast.namesake].map((person) => cast.people.indexOf(person));
  const byMask = new Map<number, number[]>();
  for (const [index, person] of cast.people.entries()) {
    if (singles.includes(index)) continue;
    let mask = 0;
    for (const [bit, group] of groups.entries()) {
      if (group.members.some((member) => member.id === person.id)) mask |= 1 << bit;
    }
    byMask.set(mask, [...(byMask.get(mask) ?? []), index]);
  }
  const masks = [...byMask.keys()].sort((one, other) => one - other);
  const classes = masks.map((mask) => byMask.get(mask) ?? []);
  // The newcomer comes into the first group, which therefore is like no other once the roster is widened.
  if (masks.every((mask) => (mask & (mask - 1)) === 0)) return { classes, arrangements: null, singles };
  const arrangements = permutations(groups.length)
    .map((order) => masks.map((mask) => masks.indexOf(permuteBits(mask, order))))
    .filter((places) =>
      places.every((place, index) => place >= 0 && classes[place]?.length === classes[index]?.length),
    );
  return { classes, arrangements: distinct(arrangements), singles };
}

function permuteBits(mask: number, order: readonly number[]): number {
  return order.reduce((moved, to, from) => (((mask >> from) & 1) === 1 ? moved | (1 << to) : moved), 0);
}

function permutations(count: number): number[][] {
  if (count === 0) return [[]];
  return permutations(count - 1).flatMap((shorter) =>
    Array.from({ length: count }, (_, at) => [...shorter.slice(0, at), count - 1, ...shorter.slice(at)]),
  );
}

function distinct(arrangements: readonly number[][]): number[][] {
  return [...new Map(arrangements.map((places) => [places.join(), places])).values()];
}

/**
 * The one name for codes of people that differ only by a swap. Each code is below 65,536. `pinned` keeps the
 * classes' order, but not people's.
 */
export function canonical(symmetry: Symmetry, codes: readonly number[], pinned: boolean): string {
  const { classes, arrangements, singles } = symmetry;
  const words = classes.map((members) => {
    if (members.length === 1) return String.fromCharCode(codes[members[0] ?? 0] ?? 0);
    const sorted = members.map((member) => codes[member] ?? 0);
    sorted.sort((one, other) => one - other);
    return String.fromCharCode(...sorted);
  });
  let people = "";
  if (pinned) people = words.join("");
  else if (arrangements === null) {
    words.sort((one, other) => one.length - other.length || (one < other ? -1 : one > other ? 1 : 0));
    people = words.join("");
  } else {
    for (const places of arrangements) {
      let word = "";
      for (const place of places) word += words[place];
      if (people === "" || word < people) people = word;
    }
  }
  for (const single of singles) people += String.fromCharCode(codes[single] ?? 0);
  return people;
}
