/** What a node id stands for in a repository, as far as the viewer may see it: what mutations are about. */
import { findCheck } from "../../github/check-runs.ts";
import { findComment } from "../../github/comments.ts";
import type {
  CheckRecord,
  CommentRecord,
  IssueRecord,
  PullRecord,
  RepositoryRecord,
} from "../../github/records.ts";
import { type NodeName, readNodeId } from "../node-ids.ts";
import { sees } from "../sees.ts";
import { unknownNode } from "./field-error.ts";
import type { Reader } from "./reader.ts";

const COMMENTS: Readonly<Record<string, CommentRecord["kind"]>> = {
  IssueComment: "comment",
  PullRequestReview: "review",
  PullRequestReviewComment: "inline",
};

export type Thread = PullRecord | IssueRecord;

/** A thing in a repository; what there is besides the repository tells what it is. */
export interface Found {
  readonly repository: RepositoryRecord;
  readonly thread?: Thread;
  readonly comment?: CommentRecord;
  readonly label?: string;
  readonly check?: CheckRecord;
}

/** The thing; `null` where there is no such. */
export function findNode(reader: Reader, { kind, parts }: NodeName): Found | null {
  const [first, second, third] = parts;
  const repository = findRepository(reader, first);
  if (repository === null) return null;
  const thread = findThread(repository, Number(second));
  const said = COMMENTS[kind];
  if (said !== undefined) {
    const comment = thread === undefined ? undefined : findComment(thread, said, Number(third));
    return thread === undefined || comment === undefined ? null : { repository, thread, comment };
  }
  switch (kind) {
    case "Repository":
      return { repository };
    case "PullRequest":
      return thread?.kind === "pull" ? { repository, thread } : null;
    case "Issue":
      return thread === undefined ? null : { repository, thread };
    case "Label": {
      const label = repository.labels.get(String(second));
      return label === undefined ? null : { repository, label };
    }
    case "CheckRun": {
      const check = findCheck(repository, Number(second));
      return check === undefined ? null : { repository, check };
    }
    default:
      return null;
  }
}

/** A repository by its number; `null` where the viewer can't see one. */
export function findRepository(reader: Reader, id: unknown): RepositoryRecord | null {
  const repository = reader.world.repositories.get(Number(id));
  return repository !== undefined && sees(reader.viewer, repository) ? repository : null;
}

/** A pull request or a plain issue; where issues are switched off, there are none. */
export function findThread(
  { pulls, issues, takesIssues }: RepositoryRecord,
  number: number,
): Thread | undefined {
  return pulls.get(number) ?? (takesIssues ? issues.get(number) : undefined);
}

/** A comment by the name of its kind. */
export function findCommentIn(thread: Thread, kind: string, id: number): CommentRecord | undefined {
  const known = Object.values(COMMENTS).find((each) => each === kind);
  return known === undefined ? undefined : findComment(thread, known, id);
}

/** What an input names, which must be of some kind. Each of these throws where there is no such thing. */
export function demandRepository(reader: Reader, id: unknown): RepositoryRecord {
  const { repository, thread, label, check } = demandNode(reader, id);
  if (thread !== undefined || label !== undefined || check !== undefined) throw unknownNode(String(id));
  return repository;
}

export function demandThread(reader: Reader, id: unknown): Thread {
  const { thread, comment } = demandNode(reader, id);
  if (thread === undefined || comment !== undefined) throw unknownNode(String(id));
  return thread;
}

export function demandPull(reader: Reader, id: unknown): PullRecord {
  const thread = demandThread(reader, id);
  if (thread.kind !== "pull") throw unknownNode(String(id));
  return thread;
}

export function demandIssue(reader: Reader, id: unknown): IssueRecord {
  const thread = demandThread(reader, id);
  if (thread.kind !== "issue") throw unknownNode(String(id));
  return thread;
}

/** A comment, of one kind where only that will do. */
export function demandComment(
  reader: Reader,
  id: unknown,
  kind?: CommentRecord["kind"],
): { readonly thread: Thread; readonly comment: CommentRecord } {
  const { thread, comment } = demandNode(reader, id);
  if (thread === undefined || comment === undefined || (kind ?? comment.kind) !== comment.kind) {
    throw unknownNode(String(id));
  }
  return { thread, comment };
}

/** The names of labels, which must all be of one repository. */
export function demandLabels(reader: Reader, repository: RepositoryRecord, ids: unknown): string[] {
  return (ids as readonly string[]).map((id) => {
    const found = demandNode(reader, id);
    if (found.label === undefined || found.repository !== repository) throw unknownNode(id);
    return found.label;
  });
}

export function demandCheck(reader: Reader, repository: RepositoryRecord, id: unknown): CheckRecord {
  const found = demandNode(reader, id);
  if (found.check === undefined || found.repository !== repository) throw unknownNode(String(id));
  return found.check;
}

function demandNode(reader: Reader, id: unknown): Found {
  const name = readNodeId(String(id));
  const found = name === null ? null : findNode(reader, name);
  if (found === null) throw unknownNode(String(id));
  return found;
}
