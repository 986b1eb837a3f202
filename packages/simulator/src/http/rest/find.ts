/**
 * What a request's path names, as far as whoever asks can see it. GitHub says of what one can't see that it isn't
 * there.
 */
import type { AccountRecord } from "../../github/accounts.ts";
import { findComment } from "../../github/comments.ts";
import { NotAllowed } from "../../github/denial.ts";
import type {
  CommentRecord,
  IssueRecord,
  PullRecord,
  RepositoryRecord,
  ReviewRecord,
} from "../../github/records.ts";
import { sees } from "../sees.ts";

import type { Call } from "./operation.ts";
import { WordedRefusal } from "./worded-refusal.ts";

/** The repository that the path names. Throws a 404 where there is none, or none that the viewer can see. */
export function findRepository(call: Call): RepositoryRecord {
  const repository = repositoryNamed(call);
  if (repository === undefined || !sees(call.viewer, repository)) throw gone("There is no such repository.");
  return repository;
}

/** The repository that the path names, whoever asks; `undefined` where there is none. */
export function repositoryNamed({ world, params }: Call): RepositoryRecord | undefined {
  const wanted = `${params["owner"]}/${params["repo"]}`.toLowerCase();
  return [...world.repositories.values()].find(
    ({ owner, name }) => `${owner}/${name}`.toLowerCase() === wanted,
  );
}

/** Whoever asks, as the one who does what is asked for. Throws where nobody has signed in. */
export function findActor({ viewer }: Call): AccountRecord {
  if (viewer === null) throw new WordedRefusal(401, "Requires authentication");
  return viewer.kind === "app" ? viewer.app.account : viewer.account;
}

/** The pull request that the path names by `pull_number`. */
export function findPullOf(call: Call): PullRecord {
  const pull = findRepository(call).pulls.get(Number(call.params["pull_number"]));
  if (pull === undefined) throw gone(`There is no pull request #${call.params["pull_number"]}.`);
  return pull;
}

/** The issue, or the pull request that is one, that the path names by `issue_number`. */
export function findThread(call: Call): PullRecord | IssueRecord {
  const { pulls, issues, takesIssues } = findRepository(call);
  const number = Number(call.params["issue_number"]);
  const pull = pulls.get(number);
  if (pull !== undefined) return pull;
  if (!takesIssues) throw new WordedRefusal(410, "Issues are disabled for this repo");
  const issue = issues.get(number);
  if (issue === undefined) throw gone(`There is no issue #${number}.`);
  return issue;
}

/** The comment that the path names by `comment_id`, with the conversation that it belongs to. */
export function findCommentOf(
  call: Call,
  kind: "comment",
): { readonly thread: PullRecord | IssueRecord; readonly comment: CommentRecord };
export function findCommentOf(
  call: Call,
  kind: "inline",
): { readonly thread: PullRecord; readonly comment: CommentRecord };
export function findCommentOf(call: Call, kind: "comment" | "inline") {
  const { pulls, issues, takesIssues } = findRepository(call);
  const id = Number(call.params["comment_id"]);
  for (const thread of [...pulls.values(), ...(takesIssues ? issues.values() : [])]) {
    const comment = findComment(thread, kind, id);
    if (comment !== undefined) return { thread, comment };
  }
  throw gone(`There is no ${kind} ${id}.`);
}

/** The review that the path names by `review_id`. */
export function findReview(call: Call, pull: PullRecord): ReviewRecord {
  const id = Number(call.params["review_id"]);
  const review = pull.reviews.find(({ comment }) => comment.id === id);
  if (review === undefined) throw gone(`#${pull.key.number} has no review ${id}.`);
  return review;
}

/** The path, below the API's address, of something in a repository. */
export function pathIn({ owner, name }: RepositoryRecord, rest: string): string {
  return `/repos/${owner}/${name}${rest}`;
}

/** GitHub's "Not Found". */
export function gone(message: string): NotAllowed {
  return new NotAllowed({ status: 404, reason: "gone", message });
}
