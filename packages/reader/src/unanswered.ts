/** Commands that the bot has read and not answered. */
import type { CommandEntry, Entry } from "@rfckit/core";
import type { Account, Snapshot } from "@rfckit/reconciler";

/** Every command gets a reaction (D30), once all the rest is done about it. */
export function findUnanswered(
  { comments }: Pick<Snapshot, "comments">,
  entries: readonly Entry[],
  bot: Account,
): CommandEntry[] {
  const waiting = comments.filter(({ reactions }) => !reactions.some(({ by }) => by === bot.id));
  const sources = new Set(waiting.map(({ kind, id }) => `${kind} ${id}`));
  return entries.filter(
    (entry): entry is CommandEntry =>
      entry.kind === "command" && sources.has(`${entry.source.kind} ${entry.source.id}`),
  );
}
