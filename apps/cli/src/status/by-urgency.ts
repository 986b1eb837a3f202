/** Which RFC somebody should look at first. */
import type { StatusRow } from "./status-row.ts";

/** Whatever GitHub holds up needs a hand at once; then what ends soonest; then what others wait for. */
const RANKS: Readonly<Partial<Record<StatusRow["phase"], number>>> = {
  finalizing: 0,
  "final-comment-period": 1,
  blocked: 2,
  proposed: 3,
  discussion: 4,
  draft: 5,
};
const LAST = 6;

/** For sorting. Within a phase it is the end of the period that counts, or else how long it has been waiting. */
export function byUrgency(one: StatusRow, other: StatusRow): number {
  const rank = ({ phase }: StatusRow) => RANKS[phase] ?? LAST;
  const since = ({ period, movedAt }: StatusRow) => period?.endsAt ?? movedAt ?? 0;
  return rank(one) - rank(other) || since(one) - since(other) || other.number - one.number;
}
