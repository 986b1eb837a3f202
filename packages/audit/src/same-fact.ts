/**
 * Whether two records of a fact say the same. How people are called and where the repository is may have changed in
 * between, so logins and addresses are left out: ids are what counts (D32). The number of a motion is left out as well: only
 * what was read from receipts has it in the fact that made the motion.
 */
import type { Entry } from "@rfckit/core";
import { canonicalJson } from "@rfckit/reconciler/record";

/** Of these kinds the newest is enough, and older ones make room for it; two failures in one second have one key. */
export const REPLACED: ReadonlySet<Entry["kind"]> = new Set(["text", "roster", "hindered"]);

export function isSameFact(one: Entry, other: Entry): boolean {
  if (one.kind === "hindered" && other.kind === "hindered") return true;
  return canonicalJson(withoutNames(one)) === canonicalJson(withoutNames(other));
}

function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "login" && name !== "url" && name !== "number")
      .map(([name, inner]) => [name, withoutNames(inner)]),
  );
}
