import { FORGED_FACTS } from "./forged-facts.ts";
import { LEDGER_ROWS } from "./ledger-rows.ts";
import { RASH_MERGES } from "./rash-merges.ts";
import type { Tampering } from "./tampering.ts";
import { THREAD } from "./thread.ts";

export type { Tampering } from "./tampering.ts";

export const TAMPERINGS: readonly Tampering[] = [...LEDGER_ROWS, ...FORGED_FACTS, ...THREAD, ...RASH_MERGES];

/** Groups of which one may be done after one of the other: two of the same, or two that change rows, may undo each other. */
export const PAIRS: readonly (readonly [readonly Tampering[], readonly Tampering[]])[] = [
  [LEDGER_ROWS, THREAD],
  [LEDGER_ROWS, RASH_MERGES],
  [FORGED_FACTS, THREAD],
  [FORGED_FACTS, RASH_MERGES],
  [RASH_MERGES, THREAD],
];

/** Of two things done to the ledger one may look like the other. */
export const OF_THE_LEDGER: Tampering["kinds"] = [
  "row-changed",
  "row-dropped",
  "row-added",
  "rows-dropped-at-the-end",
  "ledger-rewritten",
  "records-differ",
];
