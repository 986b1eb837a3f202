/**
 * A pull request as the bot's port shows it.
 *
 * The last snapshot is kept for as long as nothing changed, since a sweep looks far more often than anything
 * happens. A snapshot never changes after it was handed out: what changes later makes a new one.
 */

import type { UserId } from "@rfckit/core";
import type { Account, Comment, FileVersion, Review, Snapshot, TimelineEvent } from "@rfckit/reconciler";
import { type AccountRecord, presentLogins } from "./accounts.ts";
import { branchHead } from "./branches.ts";
import { newestChecks } from "./check-runs.ts";
import { commentAnchor } from "./comments.ts";
import { LIMITS } from "./limits.ts";
import { differenceOf, mergeabilityOf, mergeStateOf, rightsOn } from "./mergeability.ts";
import { textOf } from "./object-store.ts";
import type { CommentRecord, EventRecord, PullRecord, RepositoryRecord, ReviewRecord } from "./records.ts";
import { pullUrl, stamp, type WorldState } from "./state.ts";

/** The one file that each reading brings along. */
const CONFIGURATION = ".github/rfcbot.yml";

export interface Observed {
  readonly snapshot: Snapshot;
  /** How many requests GitHub would need for it: one, and one for each further page of the longest list. */
  readonly pages: number;
}

/** Who looks: an app for itself, or somebody who wants to see what an app sees. */
export interface Eye {
  readonly account: AccountRecord;
  readonly onlooker: boolean;
}

/** Reads a pull request for somebody, and the present logins of some people. */
export function observePull(world: WorldState, eye: Eye, pull: PullRecord, ids: readonly UserId[]): Observed {
  const of = `${eye.account.id} ${eye.onlooker} ${world.accounts.revision} ${fingerprintOf(pull)}`;
  if (pull.lastSnapshot?.of !== of) pull.lastSnapshot = { of, ...show(eye, pull) };
  const { snapshot, pages } = pull.lastSnapshot;
  return {
    snapshot: { ...snapshot, now: stamp(world), people: presentLogins(world.accounts, ids) },
    pages,
  };
}

/** Differs whenever the pull request, its base branch, the default branch or the repository changed. */
export function fingerprintOf(pull: PullRecord): string {
  const { repository } = pull;
  const heads = [pull.base, repository.defaultBranch].map((branch) => branchHead(repository, branch).order);
  return `${pull.revision}-${heads.join("-")}-${repository.revision}`;
}

function show(eye: Eye, pull: PullRecord): Observed {
  const { account, onlooker } = eye;
  const { repository } = pull;
  const url = pullUrl(pull);
  const defaultHead = branchHead(repository, repository.defaultBranch);
  const difference = differenceOf(pull);
  const files = difference.slice(0, LIMITS.files);
  const comments = pull.comments
    .filter((comment) => !comment.deleted)
    .map((comment) => showComment(eye, url, comment));
  const timeline = pull.events.flatMap(showEvent);
  const reviews = pull.reviews.map((review) => showReview(url, review));
  const snapshot: Snapshot = {
    key: pull.key,
    now: 0,
    bot: showApp(account),
    repository: {
      id: repository.id,
      owner: repository.owner,
      name: repository.name,
      defaultBranch: repository.defaultBranch,
      defaultHead: defaultHead.id,
      archived: repository.archived,
      private: repository.private,
      rights: rightsOn(pull, account),
    },
    pull: {
      url,
      title: pull.title,
      author: pull.author.shown,
      createdAt: pull.createdAt,
      state: pull.state,
      draft: pull.draft,
      locked: pull.locked || pull.hindrance === "locked",
      base: pull.base,
      head: pull.head.id,
      mergeable: mergeabilityOf(pull),
      mergeState: mergeStateOf(pull),
      queued: pull.queued,
      files,
      filesComplete: files.length === difference.length,
      labels: [...pull.labels],
    },
    timeline,
    comments,
    reviews,
    checks: newestChecks(repository, pull.head.id)
      .filter((check) => onlooker || check.app === account)
      .map(({ run: { name, digest, conclusion } }) => ({ name, digest, conclusion })),
    files: { configuration: showConfiguration(repository) },
    people: [],
  };
  const histories = comments.reduce((more, comment) => more + pagesOf(comment.revisions) - 1, 0);
  return { snapshot, pages: Math.max(...[comments, reviews, timeline, files].map(pagesOf)) + histories };
}

/** The configuration on the default branch; `null` where there is none, or it is no text. */
export function showConfiguration(repository: RepositoryRecord): FileVersion | null {
  const blob = configurationBlob(repository);
  const text = blob === null ? null : textOf(repository.objects, blob);
  return blob === null || text === null ? null : { blob, text };
}

/** The blob's id, whatever is in it. */
export function configurationBlob(repository: RepositoryRecord): string | null {
  return branchHead(repository, repository.defaultBranch).tree.get(CONFIGURATION) ?? null;
}

export function showApp(app: AccountRecord): Account {
  return app.shown ?? { id: app.id, login: app.login, kind: app.kind };
}

/** How many pages a list fills; an empty one is a page too. */
export function pagesOf(list: readonly unknown[]): number {
  return Math.max(1, Math.ceil(list.length / LIMITS.pageSize));
}

export function showComment(eye: Eye, url: string, comment: CommentRecord): Comment {
  return {
    kind: comment.kind,
    id: comment.id,
    url: url + commentAnchor(comment),
    author: comment.author.shown,
    viaApp: comment.viaApp,
    createdAt: comment.createdAt,
    body: comment.body,
    revisions: comment.revisions.map(({ at, by, body }) => ({ at, by: by.shown, body })),
    minimized: comment.minimized,
    reactions: showReactions(eye, comment),
  };
}

function showReactions({ account, onlooker }: Eye, { reactions }: CommentRecord): Comment["reactions"] {
  if (!onlooker)
    return reactions.filter(({ by }) => by === account).map(({ content, at }) => ({ content, at }));
  return reactions
    .filter(({ by }) => by.kind === "bot" && !by.gone)
    .map(({ content, at, by }) => ({ content, at, by: by.id }));
}

function showReview(url: string, { comment, state, commit }: ReviewRecord): Review {
  return {
    id: comment.id,
    url: url + commentAnchor(comment),
    author: comment.author.shown,
    viaApp: comment.viaApp,
    state,
    submittedAt: comment.createdAt,
    commit,
  };
}

/** The port tells what happened to the pull request itself; labels, locks and plain pushes are no part of it. */
function showEvent({ id: eventId, at, actor, what }: EventRecord): TimelineEvent[] {
  const id = `event-${eventId}`;
  switch (what.kind) {
    case "labeled":
    case "unlabeled":
    case "locked":
    case "unlocked":
    case "queued":
    case "unqueued":
    case "pushed":
      return [];
    case "head-force-pushed":
      return [{ id, at, actor: actor.shown, what: { kind: what.kind, head: what.head } }];
    case "base-changed":
      return [{ id, at, actor: actor.shown, what }];
    default:
      return [{ id, at, actor: actor.shown, what: { kind: what.kind } }];
  }
}
