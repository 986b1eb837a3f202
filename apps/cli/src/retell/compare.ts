/** Two tellings side by side: what is the same in both, and what isn't. */
import type { Instant, Milestone } from "@rfckit/core";
import type { Retold, Telling } from "./retell.ts";

interface Both<Part extends keyof Telling> {
  readonly went: Pick<Telling, Part>;
  readonly would: Pick<Telling, Part>;
}

export interface Row {
  readonly at: Instant;
  /** `null` where nothing of the kind happened then. */
  readonly went: string | null;
  readonly would: string | null;
}

export const NO_EFFECT = " (without effect)";
export const LEFT_OUT = "(left out)";

/** By their instants; what had an effect in neither is left out. */
export function compareTellings({
  went,
  would,
  leftOut,
}: Both<"milestones"> & Pick<Retold, "leftOut">): Row[] {
  return merge(went.milestones, would.milestones, new Set(leftOut.map(({ key }) => key)));
}

/** The same for what would follow. */
export function compareAhead({ went, would }: Both<"ahead">): Row[] {
  return merge(went.ahead, would.ahead, new Set());
}

function merge(left: readonly Milestone[], right: readonly Milestone[], gone: ReadonlySet<string>): Row[] {
  const nameOf = ({ key, at }: Milestone) => `${key} ${at}`;
  const others = new Map(right.map((milestone) => [nameOf(milestone), milestone]));
  const rows: (Row & { readonly order: number })[] = [];
  for (const [order, one] of left.entries()) {
    const other = others.get(nameOf(one));
    others.delete(nameOf(one));
    if (!one.effect && other?.effect !== true) continue;
    const without = gone.has(one.key) ? LEFT_OUT : null;
    rows.push({ at: one.at, went: say(one), would: other === undefined ? without : say(other), order });
  }
  for (const [order, other] of right.entries()) {
    if (others.has(nameOf(other)) && other.effect)
      rows.push({ at: other.at, went: null, would: say(other), order: order + 0.5 });
  }
  return rows
    .sort((one, other) => one.at - other.at || one.order - other.order)
    .map(({ order, ...row }) => row);
}

function say({ text, effect }: Milestone): string {
  return effect ? text : `${text}${NO_EFFECT}`;
}
