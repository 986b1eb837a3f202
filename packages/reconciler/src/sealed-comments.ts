/**
 * GitHub, for a bot that shares its account: whatever any workflow posts with its token is `github-actions[bot]`'s. So the
 * first line of each of the bot's comments and issues bears a seal beside the hidden key, made with the operator's secret,
 * and what bears none is taken for somebody else's, whatever it says.
 *
 * The seal says that the bot once wrote something about that on that pull request. It doesn't cover the words: an edit under
 * the same key is put right like anybody's. The bot itself sees and writes its comments without seals.
 */
import { sealOf } from "./digest.ts";
import type { Change, GitHub } from "./ports/github.ts";
import type { Comment, PullKey, Snapshot } from "./ports/snapshot.ts";

/** Whoever posts with a workflow's own token is this account, whichever workflow it is. */
export const SHARED_ACCOUNT = "github-actions[bot]";

const FIRST_LINE = /^<!-- rfckit:about ([a-z0-9/-]{1,80})(?: ([0-9a-f]{32}))? -->/;

/** The same GitHub with seals. The secret must not be empty. */
export function sealComments(github: GitHub, secret: string): GitHub {
  const sealed = (key: PullKey, text: string) => withSeal(text, key, secret);
  const about = (repository: number): PullKey => ({ repository, number: 0 });
  const read = (key: PullKey, bot: number, comments: readonly Comment[]) =>
    comments.map((comment) => readComment(comment, bot, (text) => withoutSeal(text, key, secret)));
  return {
    ...github,
    async observe(key, ids) {
      const snapshot = await github.observe(key, ids);
      return { ...snapshot, comments: read(key, snapshot.bot.id, snapshot.comments) };
    },
    async observeIssue(key) {
      const issue = await github.observeIssue(key);
      return issue === null ? null : { ...issue, comments: read(key, issue.bot.id, issue.comments) };
    },
    async observeRepository(repository) {
      const seen = await github.observeRepository(repository);
      const ownIssues = seen.ownIssues.flatMap((issue) => {
        const body = withoutSeal(issue.body, about(repository), secret);
        return body === null ? [] : [{ ...issue, body }];
      });
      return { ...seen, ownIssues };
    },
    apply: (key, changes) =>
      github.apply(
        key,
        changes.map(
          (change): Change =>
            change.kind === "edit-comment" ? { ...change, body: sealed(key, change.body) } : change,
        ),
      ),
    comment: (key, body) => github.comment(key, sealed(key, body)),
    openIssue: (repository, issue) =>
      github.openIssue(repository, { ...issue, body: sealed(about(repository), issue.body) }),
    changeIssue: (key, change) =>
      github.changeIssue(key, {
        ...change,
        ...(change.body === undefined ? {} : { body: sealed(about(key.repository), change.body) }),
      }),
  };
}

/**
 * A reading without seals, for an onlooker, who may not have the secret (`null`). Where an account seals its comments, what
 * bears no seal is none of the bot's, and with the secret neither is what bears a wrong one. A bot that has a secret seals
 * whatever it writes under the shared account.
 */
export function unsealComments(snapshot: Snapshot, secret: string | null): Snapshot {
  const { key, comments } = snapshot;
  const seals = (each: Comment) =>
    bearsSeal(each) || (secret !== null && each.author?.login === SHARED_ACCOUNT);
  const sealers = new Set(comments.flatMap((each) => (seals(each) ? [each.author?.id] : [])));
  if (sealers.size === 0) return snapshot;
  const unseal = (text: string) => (secret === null ? dropSeal(text) : withoutSeal(text, key, secret));
  return {
    ...snapshot,
    comments: comments.map((comment) => {
      const account = comment.author?.id;
      return account !== undefined && sealers.has(account) ? readComment(comment, account, unseal) : comment;
    }),
  };
}

function bearsSeal({ author, body, revisions }: Comment): boolean {
  const own =
    revisions.length === 0 ? [body] : revisions.map(({ by, body }) => (by?.id === author?.id ? body : null));
  return own.some((text) => text !== null && FIRST_LINE.exec(text)?.[2] !== undefined);
}

/** A text that begins with a hidden key, with its seal; any other text as it is. */
function withSeal(text: string, key: PullKey, secret: string): string {
  return text.replace(FIRST_LINE, (_, about: string) => {
    return `<!-- rfckit:about ${about} ${sealFor(about, key, secret)} -->`;
  });
}

/** The text without a seal that is right; `null` where its hidden key has none, or a wrong one. */
export function withoutSeal(text: string, key: PullKey, secret: string): string | null {
  const found = FIRST_LINE.exec(text);
  if (found === null) return text;
  const [line, about = "", seal] = found;
  if (seal !== sealFor(about, key, secret)) return null;
  return `<!-- rfckit:about ${about} -->${text.slice(line.length)}`;
}

/** The text without its seal, whatever it is worth; `null` where its hidden key has none. */
function dropSeal(text: string): string | null {
  const [line, about = "", seal] = FIRST_LINE.exec(text) ?? [];
  if (line === undefined) return text;
  return seal === undefined ? null : `<!-- rfckit:about ${about} -->${text.slice(line.length)}`;
}

function sealFor(about: string, { repository, number }: PullKey, secret: string): string {
  return sealOf(`about\n${repository}#${number}\n${about}`, secret).slice(0, 32);
}

/**
 * The bot's account's comment as the bot wrote it: a version of that account's without a seal is none that can be read. What
 * somebody else made of it is theirs, seal or not, and differs from the bot's by what they changed alone.
 */
function readComment(comment: Comment, bot: number, unseal: (text: string) => string | null): Comment {
  if (comment.kind !== "comment" || comment.author?.id !== bot) return comment;
  if (comment.revisions.length === 0) {
    const body = unseal(comment.body);
    // Without a key, whatever it is, it is none of the bot's.
    return body === null ? { ...comment, body: "" } : { ...comment, body };
  }
  const revisions = comment.revisions.map((revision) => {
    const { by, body } = revision;
    if (body === null) return revision;
    const plain = unseal(body);
    if (by?.id !== bot) return { ...revision, body: plain ?? body };
    // Without a seal it is somebody else's version, whoever that is.
    return plain === null ? { ...revision, by: null, body: null } : { ...revision, body: plain };
  });
  const body = comment.revisions.at(-1)?.by?.id === bot ? "" : comment.body;
  return { ...comment, revisions, body: revisions.at(-1)?.body ?? body };
}
