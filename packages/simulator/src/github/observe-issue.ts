/** A repository and its plain issues as the bot's port shows them. */
import type { IssueSnapshot, RepositorySnapshot } from "@rfckit/reconciler";
import type { AccountRecord } from "./accounts.ts";
import { LIMITS } from "./limits.ts";
import type { IssueRecord, RepositoryRecord } from "./records.ts";
import { showApp, showComment, showConfiguration } from "./snapshot.ts";
import { stamp, threadUrl, type WorldState } from "./state.ts";

/** Reads a repository for an app: its configuration, and the issues that this app opened there. */
export function observeRepository(
  world: WorldState,
  app: AccountRecord,
  repository: RepositoryRecord,
): RepositorySnapshot {
  const own = [...repository.issues.values()]
    .filter(({ author }) => repository.takesIssues && author === app)
    .sort((one, other) => other.key.number - one.key.number);
  return {
    id: repository.id,
    now: stamp(world),
    bot: showApp(app),
    defaultBranch: repository.defaultBranch,
    archived: repository.archived,
    takesIssues: repository.takesIssues,
    configuration: showConfiguration(repository),
    ownIssues: own.slice(0, LIMITS.ownIssues).map((issue) => ({
      number: issue.key.number,
      url: threadUrl(issue),
      title: issue.title,
      body: issue.body,
      open: issue.state === "open",
    })),
  };
}

/** Reads a plain issue for an app. Reactions, and what comments said before, are no part of it. */
export function observeIssue(world: WorldState, app: AccountRecord, issue: IssueRecord): IssueSnapshot {
  const { key, repository, locked } = issue;
  const url = threadUrl(issue);
  const standing = issue.comments.filter((comment) => !comment.deleted);
  return {
    key,
    now: stamp(world),
    bot: showApp(app),
    locked,
    archived: repository.archived,
    configuration: showConfiguration(repository),
    comments: standing.slice(-LIMITS.issueComments).map((comment) => ({
      ...showComment({ account: app, onlooker: false }, url, comment),
      revisions: [],
      reactions: [],
    })),
  };
}
