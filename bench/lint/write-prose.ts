/**
 * Sentences such as an RFC might have, drawn from a small stock: they mean little, but their words, their lengths and the
 * marks between them are those of technical prose.
 */
import type { Random } from "./random.ts";

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

const THINGS = words(`
  scheduler lockfile registry manifest resolver worker snapshot allocator compiler checkpoint
  pipeline descriptor archive toolchain mirror parser daemon gateway workspace release extension
  interface transaction namespace identifier permission configuration signature dependency
  migration notification environment certificate journal quota index queue build cache schema
  token ledger host shard
`);
const QUALITIES = words(`
  incremental reproducible portable explicit shared remote stable opaque declarative deprecated
  immutable optional transitive concurrent minimal experimental signed local partial nested stale
  lazy typed public
`);
const DOES = words(`
  validates rewrites announces publishes replaces records exposes invalidates collects negotiates
  restores inspects forwards merges locks splits verifies reads
`);
const DO = words(`
  validate rewrite announce publish replace record expose invalidate collect negotiate restore
  inspect forward merge lock split verify read
`);
const PEOPLE = [
  "maintainers",
  "contributors",
  "embedders",
  "operators",
  "package authors",
  "reviewers",
  "newcomers",
  "downstream projects",
  "release managers",
  "distributors",
];
const WHEN = [
  "on every start",
  "during a release",
  "before the first request",
  "while another process waits",
  "after an upgrade",
  "in continuous integration",
  "on a slow network",
  "without any further configuration",
  "once a week",
  "in the common case",
  "under heavy load",
  "when two of them disagree",
];

/** `T`, `U`: things. `Q`: a quality. `V`: does something. `D`: do something. `P`: people. `W`: when. */
const SENTENCES = [
  "Today the T V a Q U W, and nobody is told about it.",
  "That is what P ask for most often: a Q T that they can D without reading its source.",
  "If the T is Q, then the U V it at once; otherwise the request waits for its turn.",
  "We have measured this on three projects, and a Q T made no difference that we could see.",
  "A T must not D its U W.",
  "It follows that each T belongs to exactly one U, which V it and answers for it.",
  "P should not have to know that the T V anything at all.",
  "The Q T is kept for compatibility, but new code is expected to D the U instead.",
  "Where both are present, the T wins: it was written later, and it is the one that P see.",
  "Nothing here depends on the order in which a U V its T.",
  "This is a trade: the T becomes larger, and in return the U stays Q W.",
  "In the worst case a Q T has to D everything again, which takes about as long as it does today.",
  "Two implementations exist already, and neither of them V the T in the same way.",
  "When the U is gone, the T reports an error that names it, and P can D it by hand.",
  "Most of the cost is paid W, so the T can afford to D a Q U.",
  "We could leave this to P, but experience says that each of them will solve it differently.",
  "The T has a name, a version and a Q U; everything else is derived.",
  "Older versions ignore the field, so a Q T remains readable to them.",
  "There is no way around this as long as the T V its U W.",
  "For the T this is new; for the U it is merely a matter of saying aloud what has long been so.",
  "Suppose that a U V the T while a second one is still Q: the first answer counts.",
  "Whoever wants the former behaviour can ask for a Q T explicitly.",
  "A reader may wonder why the U is not simply Q, and the reason is that P rely on it W.",
  "The proposal says nothing about how the T is stored, only about what the U may observe.",
  "An earlier version of this text had a Q T here, which turned out to confuse P.",
  "It V nothing, costs little, and can be removed W.",
  "Errors are reported once, with the place in the T where the U was expected.",
  "That leaves the question of what a T does W, when no Q U is to be had.",
];

const OPENINGS = [
  "However, ",
  "Of course ",
  "In practice, ",
  "Likewise, ",
  "For that reason ",
  "Note that ",
  "So ",
];
const TITLES = [
  "The Q T",
  "How the T V its U",
  "What a T may D",
  "Names for each T",
  "When the T is Q",
  "A Q T and its U",
  "Errors of the T",
  "From T to U",
  "Limits of a Q T",
  "Migrating the T",
  "Who may D a T",
  "The T, the U and P",
];

export function fill(pattern: string, random: Random): string {
  const thing = random.pick(THINGS);
  let other = random.pick(THINGS);
  while (other === thing) other = random.pick(THINGS);
  const words: Readonly<Record<string, () => string>> = {
    T: () => thing,
    U: () => other,
    Q: () => random.pick(QUALITIES),
    V: () => random.pick(DOES),
    D: () => random.pick(DO),
    P: () => random.pick(PEOPLE),
    W: () => random.pick(WHEN),
  };
  const text = pattern.replace(/\b[TUQVDPW]\b/g, (slot) => words[slot]?.() ?? slot);
  const grammatical = text.replace(/\b([Aa]) (?=[aeio])/g, "$1n ");
  return grammatical.charAt(0).toUpperCase() + grammatical.slice(1);
}

export function sentence(random: Random): string {
  const text = fill(random.pick(SENTENCES), random);
  if (!random.chance(0.12)) return text;
  return random.pick(OPENINGS) + text.charAt(0).toLowerCase() + text.slice(1);
}

export const title = (random: Random): string => fill(random.pick(TITLES), random);
/** A few words, such as stand in a table's cell or a list's short item. */
export const phrase = (random: Random): string =>
  fill(random.pick(["Q T", "D the T", "T", "a Q T W"]), random);
export const thing = (random: Random): string => random.pick(THINGS);
export const quality = (random: Random): string => random.pick(QUALITIES);
