/** Whatever a node id stands for, as far as the viewer may see it. */
import { findCheck } from "../../github/check-runs.ts";
import { findComment } from "../../github/comments.ts";
import type {
  CheckRecord,
  CommentRecord,
  IssueRecord,
  PullRecord,
  RepositoryRecord,
} from "../../github/records.ts";
import { readNodeId } from "../node-ids.ts";
import { sees } from "../sees.ts";
import { unknownNode } from "./field-error.ts";
import type { Reader } from "./reader.ts";
import { showActor } from "./show-account.ts";
import { showComment, showInline, showReview } from "./show-comment.ts";
import { showBlob, showCheck, showCommit, showRef } from "./show-git.ts";
import { showLabel } from "./show-label.ts";
import { showIssue, showPull } from "./show-pull.ts";
import { showRepository } from "./show-repository.ts";

const COMMENTS: Readonly<Record<string, CommentRecord["kind"]>> = {
  IssueComment: "comment",
  PullRequestReview: "review",
  PullRequestReviewComment: "inline",
};

interface Found {
  readonly repository: RepositoryRecord;
  readonly thread?: PullRecord | IssueRecord;
  readonly comment?: CommentRecord;
  readonly label?: string;
  readonly check?: CheckRecord;
}

/** What a mutation is about. Throws where there is no such thing. */
export function demandNode(reader: Reader, id: string): Found {
  const name = readNodeId(id);
  const repository = reader.world.repositories.get(Number(name?.parts[0]));
  if (name === null || repository === undefined || !sees(reader.viewer, repository)) throw unknownNode(id);
  const [, second, third] = name.parts;
  const number = Number(second);
  const pull = repository.pulls.get(number);
  const thread = pull ?? repository.issues.get(number);
  if (name.kind === "Repository") return { repository };
  if (name.kind === "PullRequest" && pull !== undefined) return { repository, thread: pull };
  if (name.kind === "Issue" && thread !== undefined) return { repository, thread };
  const kind = COMMENTS[name.kind];
  if (kind !== undefined && thread !== undefined) {
    const comment = findComment(thread, kind, Number(third));
    if (comment !== undefined) return { repository, thread, comment };
  }
  const label = name.kind === "Label" ? repository.labels.get(String(second)) : undefined;
  if (label !== undefined) return { repository, label };
  const check = name.kind === "CheckRun" ? findCheck(repository, number) : undefined;
  if (check !== undefined) return { repository, check };
  throw unknownNode(id);
}

/** A node as a query shows it. Throws where there is none. */
export function showNode(reader: Reader, id: string): Record<string, unknown> {
  const name = readNodeId(id);
  if (name?.kind === "User" || name?.kind === "Bot") {
    const shown = showActor(reader.world.accounts.byId.get(Number(name.parts[0])) ?? null);
    if (shown === null || shown.__typename !== name.kind) throw unknownNode(id);
    return shown;
  }
  const git = name === null ? null : showGitNode(reader, id);
  if (git !== null) return git;
  const { repository, thread, comment, label, check } = demandNode(reader, id);
  if (comment !== undefined && thread?.kind === "pull") {
    if (comment.kind === "inline") return showInline(reader, thread, comment);
    const review = thread.reviews.find((each) => each.comment === comment);
    if (review !== undefined) return showReview(reader, thread, review);
  }
  if (comment !== undefined && thread !== undefined) return showComment(reader, thread, comment);
  if (thread?.kind === "pull") return showPull(reader, thread);
  if (thread !== undefined) return showIssue(reader, thread);
  if (label !== undefined) return showLabel(repository, label);
  return check === undefined ? showRepository(reader, repository) : showCheck(repository, check);
}

function showGitNode(reader: Reader, id: string): Record<string, unknown> | null {
  const name = readNodeId(id);
  const repository = reader.world.repositories.get(Number(name?.parts[0]));
  if (name === null || repository === undefined || !sees(reader.viewer, repository)) return null;
  const oid = String(name.parts.at(-1));
  if (name.kind === "Ref") return showRef(reader, repository, oid);
  if (name.kind === "Blob" && repository.objects.blobs.has(oid)) return showBlob(repository, oid);
  const commit = name.kind === "Commit" ? repository.objects.commits.get(oid) : undefined;
  return commit === undefined ? null : showCommit(reader, repository, commit);
}
