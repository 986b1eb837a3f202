/**
 * Where a process may die: at each effect that it has on what outlives it.
 *
 * Before the effect, which then never happens; after it, and the answer never comes; and halfway, where GitHub had
 * carried out only the first of several changes that were sent together.
 */

export type When = "before" | "halfway" | "after";

export interface Death {
  /** The number of the effect, from 1, counted from the start of the process that dies. */
  readonly at: number;
  readonly when: When;
}

/** One effect that a process had. */
export interface Effect {
  /** Such as `comment m1/checklist` or `append 3 rows`. */
  readonly what: string;
  readonly on: "github" | "ledger";
  /** What a death here would leave behind, by when it comes; what can't be halved has no `halfway`. */
  readonly leaves: ReadonlyMap<When, string>;
}

/** Every death that an observed life could have met, in order. */
export function deathsIn(life: readonly Effect[]): { readonly death: Death; readonly leaves: string }[] {
  return life.flatMap(({ leaves }, index) =>
    [...leaves].map(([when, left]) => ({ death: { at: index + 1, when }, leaves: left })),
  );
}

/** A run's deaths in words: `dies after 7 (comment m1/checklist), then before 3 (append 2 rows)`. */
export function tellDeaths(deaths: readonly Death[], lives: readonly (readonly Effect[])[]): string {
  const told = deaths.map(({ at, when }, life) => `${when} ${at} (${lives[life]?.[at - 1]?.what ?? "?"})`);
  return told.length === 0 ? "undisturbed" : `dies ${told.join(", then ")}`;
}
