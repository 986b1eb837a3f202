/**
 * The hidden key in each of the bot's comments: by it a retry finds what it posted already.
 *
 * Only the bot's own words count: a comment of somebody else may say whatever it likes, and where somebody
 * edited the bot's comment, the bot's own last version of it is read.
 */
import type { Account, Comment } from "./ports/snapshot.ts";

const KEY = /^<!-- rfckit:about ([a-z0-9/-]{1,80}) -->/;

/** Puts the key where no rendering shows it: on the first line. */
export function withHiddenKey(about: string, body: string): string {
  return `<!-- rfckit:about ${about} -->\n${body}`;
}

/** What one of the bot's comments is about; `null` for anybody else's, and for what has no key. */
export function aboutOf(comment: Comment, bot: number): string | null {
  const text = ownText(comment, bot);
  return text === null ? null : keyIn(text);
}

/** The key on a text's first line; `null` where it has none. */
export function keyIn(text: string): string | null {
  return KEY.exec(text)?.[1] ?? null;
}

/** The newest version that the bot itself wrote; `null` where it isn't the bot's comment, or all of it is redacted. */
export function ownText(comment: Comment, bot: number): string | null {
  if (comment.kind !== "comment" || comment.author?.id !== bot) return null;
  if (comment.revisions.length === 0) return comment.body;
  for (const revision of comment.revisions.toReversed()) {
    if (revision.by?.id === bot && revision.body !== null) return revision.body;
  }
  return null;
}

/** All versions that the bot itself wrote and nobody redacted. */
export function ownTexts(comment: Comment, bot: number): string[] {
  if (comment.kind !== "comment" || comment.author?.id !== bot) return [];
  if (comment.revisions.length === 0) return [comment.body];
  return comment.revisions.flatMap(({ by, body }) => (by?.id === bot && body !== null ? [body] : []));
}

/**
 * The newest version that the bot wrote, where it can still be read: what an older one says was written over since, and may
 * lack what the bot knew by then.
 */
export function newestOwnText(comment: Comment, bot: number): string | null {
  const newest = comment.revisions.findLast(({ by }) => by?.id === bot);
  return newest?.body === null ? null : ownText(comment, bot);
}

/** What the bot's comments are about, each as often as it stands. */
export type OwnKeys = readonly string[];

export function ownKeys(snapshot: Parameters<typeof ownComments>[0]): OwnKeys {
  return [...ownComments(snapshot)].flatMap(([about, twins]) => twins.map(() => about));
}

/** The bot's comments on a pull request or an issue by what they are about, oldest first. More than one are twins. */
export function ownComments(snapshot: {
  readonly bot: Account;
  readonly comments: readonly Comment[];
}): Map<string, Comment[]> {
  const found = new Map<string, Comment[]>();
  for (const comment of snapshot.comments) {
    const about = aboutOf(comment, snapshot.bot.id);
    if (about !== null) found.set(about, [...(found.get(about) ?? []), comment]);
  }
  return found;
}
