/**
 * Who the bot is, for somebody who sees only its comments: the machine account that wrote hidden keys.
 *
 * Only what an account itself wrote counts, so a person who copies a key, or edits one into a machine's comment, is not
 * taken for the bot.
 */
import { type Account, aboutOf, type Comment, type Snapshot } from "@rfckit/reconciler";

export interface FoundBot {
  /** Whoever wrote the newest of the bot's comments; `null` where there are none. */
  readonly bot: Account | null;
  /** Other machine accounts that have written as the bot, such as the one that ran before this one. */
  readonly others: readonly Account[];
}

/** Stands where nobody is known to be the bot: nothing is its own, and no login of its is a mention. */
export const NOBODY: Account = { id: 0, login: "", kind: "bot" };

/**
 * Finds it in all these threads. `wanted` names it (`rfcbot`, `rfcbot[bot]`): then a person's account does too, for some
 * bots have one.
 */
export function findBot(snapshots: readonly Pick<Snapshot, "comments">[], wanted: string | null): FoundBot {
  const comments = snapshots.flatMap((snapshot) => snapshot.comments);
  if (wanted !== null) return { bot: findByLogin(comments, wanted), others: [] };
  const newest = new Map<number, { readonly account: Account; readonly at: number }>();
  for (const comment of comments) {
    const { author, createdAt } = comment;
    if (author === null || author.kind !== "bot" || aboutOf(comment, author.id) === null) continue;
    if ((newest.get(author.id)?.at ?? 0) <= createdAt)
      newest.set(author.id, { account: author, at: createdAt });
  }
  const [first, ...others] = [...newest.values()].sort((one, other) => other.at - one.at);
  return { bot: first?.account ?? null, others: others.map(({ account }) => account) };
}

/** Who has written as the bot there, where the account that was named for it hasn't, and may be misspelt; `null` otherwise. */
export function findOther(snapshot: Pick<Snapshot, "comments">, named: Account): Account | null {
  const hasWritten = snapshot.comments.some(
    (comment) => comment.author?.id === named.id && aboutOf(comment, named.id) !== null,
  );
  return hasWritten ? null : findBot([snapshot], null).bot;
}

/** Where that account has written nothing, its login is all that is known of it. */
function findByLogin(comments: readonly Comment[], wanted: string): Account {
  const bare = nameOf(wanted);
  const same = comments.flatMap(({ author }) =>
    author !== null && nameOf(author.login) === bare ? [author] : [],
  );
  const exact = same.find(({ login }) => login.toLowerCase() === wanted.toLowerCase());
  const machine = same.find(({ kind }) => kind === "bot");
  return exact ?? machine ?? same[0] ?? { id: 0, login: wanted, kind: "bot" };
}

function nameOf(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/u, "");
}
