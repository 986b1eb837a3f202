/**
 * Chance from a seed: a splitmix generator, so that the same seed draws the same things on every machine.
 */
export interface Chance {
  /** A whole number from `least` to `most`, both possible. */
  readonly between: (least: number, most: number) => number;
  /** One of the choices; there must be at least one. */
  readonly pick: <Choice>(choices: readonly Choice[]) => Choice;
  /** Some of the choices, `count` at most, each once, in their order. */
  readonly some: <Choice>(choices: readonly Choice[], count: number) => Choice[];
  /** True once in `count` times. */
  readonly oneIn: (count: number) => boolean;
}

/** Draws from two numbers, such as a run's seed and a history's number. */
export function chanceFrom(seed: number, number: number): Chance {
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b);
  const fraction = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 0x1_0000_0000;
  };
  const between = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1));
  const pick = <Choice>(choices: readonly Choice[]) => choices[between(0, choices.length - 1)] as Choice;
  const some = <Choice>(choices: readonly Choice[], count: number) => {
    const left = [...choices];
    while (left.length > count) left.splice(between(0, left.length - 1), 1);
    return left;
  };
  return { between, pick, some, oneIn: (count) => between(1, count) === 1 };
}
