/** How many reactions of each kind something got. The world has two kinds of the eight. */
import type { ReactionRecord } from "../../github/records.ts";

/** `of` is the address in the API of what was reacted to. */
export function renderReactions(of: string, reactions: readonly ReactionRecord[]) {
  const count = (wanted: ReactionRecord["content"]) =>
    reactions.filter(({ content }) => content === wanted).length;
  return {
    url: `${of}/reactions`,
    total_count: reactions.length,
    "+1": count("+1"),
    "-1": count("-1"),
    laugh: 0,
    hooray: 0,
    confused: 0,
    heart: 0,
    rocket: 0,
    eyes: 0,
  };
}
