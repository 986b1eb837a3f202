/**
 * A snapshot that an onlooker got, as the bot gets it: it is the bot who looks, and its own reactions are shown.
 *
 * Without the operator's secret the receipts in the bot's own comments, and the stamps on its checks, are sealed anew with
 * none. So they are read as they stand, and whatever compares a checklist with the one it should be finds no difference in the seal alone.
 */
import { type Account, type Comment, type Snapshot, sealAnew, stampAnew } from "@rfckit/reconciler";
import { sealsIn } from "./own-receipts.ts";

export interface SeenAs {
  readonly bot: Account;
  /** The operator's secret; `null` where it isn't known. */
  readonly secret: string | null;
  readonly rights: Snapshot["repository"]["rights"];
}

export function seeAs(snapshot: Snapshot, { bot, secret, rights }: SeenAs): Snapshot {
  const seal = (body: string): string =>
    sealAnew(body, { key: snapshot.key, url: snapshot.pull.url, secret: "" });
  const stamp = (digest: string): string =>
    stampAnew(digest, { key: snapshot.key, head: snapshot.pull.head, secret: "" });
  const { checks } = snapshot;
  return {
    ...snapshot,
    bot,
    checks: secret === null ? checks.map((check) => ({ ...check, digest: stamp(check.digest) })) : checks,
    repository: { ...snapshot.repository, rights },
    comments: snapshot.comments.map((comment) => {
      const own = comment.author?.id === bot.id;
      const shown = { ...comment, viaApp: comment.viaApp || own, reactions: reactionsBy(comment, bot.id) };
      return own && secret === null ? sealed(shown, bot.id, seal) : shown;
    }),
  };
}

function reactionsBy({ reactions }: Comment, account: number): Comment["reactions"] {
  return reactions.filter(({ by }) => by === account).map(({ content, at }) => ({ content, at }));
}

/** What others wrote into it keeps its seal, unless that is one which the bot itself wrote there. */
function sealed(comment: Comment, bot: number, seal: (body: string) => string): Comment {
  const { body, revisions } = comment;
  const own =
    revisions.length === 0 ? [body] : revisions.map((each) => (each.by?.id === bot ? each.body : null));
  const genuine = new Set(own.flatMap((text) => sealsIn(text ?? "")));
  const anew = (text: string) => (sealsIn(text).every((each) => genuine.has(each)) ? seal(text) : text);
  return {
    ...comment,
    body: anew(body),
    revisions: revisions.map((each) => ({ ...each, body: each.body === null ? null : anew(each.body) })),
  };
}
