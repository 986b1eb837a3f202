/** Plain issues: they share their numbers with the pull requests, and their rules of talking. */
import type { IssueChange } from "@rfckit/reconciler";
import type { AccountRecord } from "./accounts.ts";
import { denyText } from "./comments.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { LIMITS } from "./limits.ts";
import { denyRole } from "./permissions.ts";
import type { IssueRecord, RepositoryRecord } from "./records.ts";
import { nextNumber, stamp, touch, type WorldState } from "./state.ts";

export interface NewIssue {
  readonly title: string;
  readonly body: string;
}

/** Asks whether somebody may open an issue. */
export function denyIssue(
  repository: RepositoryRecord,
  actor: AccountRecord,
  issue: NewIssue,
): Denial | null {
  return firstDenial(
    () => denyRole(repository, actor, "read", "open an issue"),
    () =>
      repository.takesIssues
        ? null
        : {
            status: 410,
            reason: "gone",
            message: `${repository.owner}/${repository.name} takes no issues.`,
          },
    () => denyWords(issue),
  );
}

export function openIssue(
  world: WorldState,
  repository: RepositoryRecord,
  by: AccountRecord,
  { title, body }: NewIssue,
): IssueRecord {
  const now = stamp(world);
  const number = nextNumber(repository);
  const issue: IssueRecord = {
    kind: "issue",
    key: { repository: repository.id, number },
    repository,
    author: by,
    createdAt: now,
    updatedAt: now,
    title,
    body,
    state: "open",
    locked: false,
    comments: [],
    revision: 0,
  };
  repository.issues.set(number, issue);
  return issue;
}

/** Asks whether somebody may change an issue: its author may, and who has write access. */
export function denyIssueChange(
  issue: IssueRecord,
  actor: AccountRecord,
  change: IssueChange,
): Denial | null {
  return firstDenial(
    () => denyRole(issue.repository, actor, "write", `change #${issue.key.number}`, issue.author),
    () => denyWords(change),
  );
}

export function changeIssue(world: WorldState, issue: IssueRecord, { title, body, open }: IssueChange): void {
  const { title: titleBefore, body: bodyBefore, state } = issue;
  issue.title = title ?? titleBefore;
  issue.body = body ?? bodyBefore;
  if (open !== undefined) issue.state = open ? "open" : "closed";
  if (issue.title !== titleBefore || issue.body !== bodyBefore || issue.state !== state) touch(world, issue);
}

function denyWords({ title, body }: Partial<NewIssue>): Denial | null {
  if (title !== undefined && (title.trim() === "" || title.length > LIMITS.issueTitleLength)) {
    const most = LIMITS.issueTitleLength;
    return {
      status: 422,
      reason: "invalid",
      message: `An issue's title has 1 to ${most} characters, not ${title.length}.`,
    };
  }
  // Unlike a comment, an issue may have no words beside its title.
  return body === undefined || body === "" ? null : denyText(body);
}
