/**
 * The standing that a ledger implies: its entries, folded in their order.
 *
 * The same entries give the same standing wherever and whenever they are folded: a lost database, an audit and
 * a replay all come through here (invariant 17).
 */
import { decide } from "./decide.ts";
import type { Entry } from "./entry.ts";
import { BEGINNING, type Standing } from "./standing.ts";

export function evaluate(entries: readonly Entry[], from: Standing = BEGINNING): Standing {
  let standing = from;
  for (const entry of entries) standing = decide(standing, entry);
  return standing;
}
