/** Repositories, and the lists in them. */
import { roleOf } from "../../github/permissions.ts";
import type { RepositoryRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { repositoryPage } from "../render/index.ts";
import { connection, type PageArguments } from "./connection.ts";
import { FieldError } from "./field-error.ts";
import { findThread, type Thread } from "./find-node.ts";
import { demandRead, type Reader } from "./reader.ts";
import { showOwner } from "./show-account.ts";
import { showObject, showRef } from "./show-git.ts";
import { showIssue } from "./show-issue.ts";
import { showLabel } from "./show-label.ts";
import { showPull, showThread } from "./show-pull.ts";

interface Ordered {
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

interface PullArguments extends PageArguments, Ordered {
  readonly states?: readonly string[] | null;
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
  readonly labels?: readonly string[] | null;
}

interface IssueArguments extends PageArguments, Ordered {
  readonly states?: readonly string[] | null;
  readonly filterBy?: {
    readonly createdBy?: string | null;
    readonly states?: readonly string[] | null;
  } | null;
}

type Shown = Readonly<Record<string, unknown>>;

export function showRepository(reader: Reader, repository: RepositoryRecord): Shown {
  const { id, owner, name, labels } = repository;
  const role = roleOf(repository, reader.account);
  const readable = <T>(permission: string, show: () => T): T => {
    demandRead(reader, permission);
    return show();
  };
  return {
    __typename: "Repository",
    id: nodeId("Repository", id),
    databaseId: id,
    name,
    nameWithOwner: `${owner}/${name}`,
    owner: () => showOwner(reader, owner),
    url: repositoryPage(repository),
    isArchived: repository.archived,
    isPrivate: repository.private,
    hasIssuesEnabled: repository.takesIssues,
    viewerPermission: role === "none" ? null : role.toUpperCase(),
    mergeCommitAllowed: true,
    squashMergeAllowed: true,
    rebaseMergeAllowed: true,
    defaultBranchRef: () => readable("contents", () => showRef(reader, repository, repository.defaultBranch)),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) =>
      readable("contents", () => showRef(reader, repository, qualifiedName)),
    object: (args: Parameters<typeof showObject>[2]) =>
      readable("contents", () => showObject(reader, repository, args)),
    label({ name: label }: { readonly name: string }) {
      const spelt = labels.get(label.toLowerCase());
      return spelt === undefined ? null : showLabel(repository, spelt);
    },
    labels: (args: PageArguments & { readonly query?: string | null }) =>
      connection(args, {
        items: [...labels.values()].filter((label) =>
          label.toLowerCase().includes(args.query?.toLowerCase() ?? ""),
        ),
        keyOf: (label) => encodeURIComponent(label),
        show: (label) => showLabel(repository, label),
      }),
    ...showThreads(reader, repository),
  };
}

/** Its pull requests and issues, one by one and listed. */
function showThreads(reader: Reader, repository: RepositoryRecord): Shown {
  const demand = (number: number, what: string, kinds: readonly Thread["kind"][]): Shown => {
    const found = findThread(repository, number);
    if (found === undefined || !kinds.includes(found.kind)) {
      throw new FieldError("NOT_FOUND", `Could not resolve to ${what} with the number of ${number}.`);
    }
    demandRead(reader, found.kind === "pull" ? "pull_requests" : "issues");
    return showThread(reader, found);
  };
  return {
    pullRequest: ({ number }: { readonly number: number }) => demand(number, "a PullRequest", ["pull"]),
    issue: ({ number }: { readonly number: number }) => demand(number, "an Issue", ["issue"]),
    issueOrPullRequest: ({ number }: { readonly number: number }) =>
      demand(number, "an issue or pull request", ["pull", "issue"]),
    pullRequests(args: PullArguments) {
      demandRead(reader, "pull_requests");
      const wanted = [...repository.pulls.values()].filter(
        (pull) =>
          isAmong(args.states, pull.state) &&
          (args.baseRefName ?? pull.base) === pull.base &&
          (args.headRefName ?? pull.branch) === pull.branch &&
          (args.labels?.some((label) => pull.labels.has(label)) ?? true),
      );
      return connection(args, {
        items: inOrder(wanted, args),
        keyOf: ({ key }) => key.number,
        show: (pull) => showPull(reader, pull),
      });
    },
    issues(args: IssueArguments) {
      demandRead(reader, "issues");
      const { createdBy, states } = args.filterBy ?? {};
      const wanted = [...(repository.takesIssues ? repository.issues.values() : [])].filter(
        ({ state, author }) =>
          isAmong(args.states, state) &&
          isAmong(states, state) &&
          (createdBy == null || author.login.toLowerCase() === createdBy.toLowerCase()),
      );
      return connection(args, {
        items: inOrder(wanted, args),
        keyOf: ({ key }) => key.number,
        show: (issue) => showIssue(reader, issue),
      });
    },
  };
}

function isAmong(states: readonly string[] | null | undefined, state: string): boolean {
  return states?.includes(state.toUpperCase()) ?? true;
}

/** The oldest first, where nothing else is asked for. */
function inOrder<T extends Thread>(threads: readonly T[], { orderBy }: Ordered): T[] {
  const key = (thread: T): number => {
    if (orderBy?.field === "UPDATED_AT") return thread.updatedAt;
    return orderBy?.field === "COMMENTS" ? thread.comments.filter(isShown).length : thread.createdAt;
  };
  const back = orderBy?.direction === "DESC" ? -1 : 1;
  return threads.toSorted((a, b) => back * (key(a) - key(b) || a.key.number - b.key.number));
}

function isShown({ kind, deleted }: Thread["comments"][number]): boolean {
  return kind === "comment" && !deleted;
}
