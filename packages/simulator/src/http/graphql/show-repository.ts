/** Repositories, and the lists in them. */
import { roleOf } from "../../github/permissions.ts";
import type { IssueRecord, PullRecord, RepositoryRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { repositoryPage } from "../render/index.ts";
import { connection, type PageArguments } from "./connection.ts";
import { FieldError } from "./field-error.ts";
import type { Reader } from "./reader.ts";
import { showUser } from "./show-account.ts";
import { showObject, showRef } from "./show-git.ts";
import { showLabel } from "./show-label.ts";
import { showIssue, showPull } from "./show-pull.ts";

interface Ordered {
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}
interface PullArguments extends PageArguments, Ordered {
  readonly states?: readonly string[] | null;
}
interface IssueArguments extends PullArguments {
  readonly filterBy?: { readonly createdBy?: string | null } | null;
}

export function showRepository(reader: Reader, repository: RepositoryRecord): Record<string, unknown> {
  const { id, owner, name, pulls, issues } = repository;
  const role = roleOf(repository, reader.account);
  const ownerAccount = reader.world.accounts.byLogin.get(owner.toLowerCase());
  const unknown = (what: string, number: number) =>
    new FieldError("NOT_FOUND", `Could not resolve to ${what} with the number of ${number}.`);
  const pull = (number: number) => {
    const found = pulls.get(number);
    return found === undefined ? null : showPull(reader, found);
  };
  const issue = (number: number) => {
    const found = repository.takesIssues ? issues.get(number) : undefined;
    return found === undefined ? null : showIssue(reader, found);
  };
  return {
    __typename: "Repository",
    id: nodeId("Repository", id),
    databaseId: id,
    name,
    nameWithOwner: `${owner}/${name}`,
    owner: showUser(ownerAccount ?? { id: 0, login: owner }),
    url: repositoryPage(repository),
    isArchived: repository.archived,
    isPrivate: repository.private,
    hasIssuesEnabled: repository.takesIssues,
    viewerPermission: role === "none" ? null : role.toUpperCase(),
    mergeCommitAllowed: true,
    squashMergeAllowed: true,
    rebaseMergeAllowed: true,
    defaultBranchRef: () => showRef(reader, repository, repository.defaultBranch),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) =>
      showRef(reader, repository, qualifiedName.replace(/^refs\/heads\//u, "")),
    object: (args: { readonly expression?: string | null; readonly oid?: string | null }) =>
      showObject(reader, repository, args),
    label: ({ name: label }: { readonly name: string }) => {
      const spelt = repository.labels.get(label.toLowerCase());
      return spelt === undefined ? null : showLabel(repository, spelt);
    },
    labels: (args: PageArguments) =>
      connection(args, {
        name: "labels",
        items: [...repository.labels.values()],
        keyOf: (label) => encodeURIComponent(label),
        show: (label) => showLabel(repository, label),
      }),
    pullRequest: ({ number }: { readonly number: number }) => {
      const found = pull(number);
      if (found === null) throw unknown("a PullRequest", number);
      return found;
    },
    issue: ({ number }: { readonly number: number }) => {
      const found = issue(number);
      if (found === null) throw unknown("an Issue", number);
      return found;
    },
    issueOrPullRequest: ({ number }: { readonly number: number }) => {
      const found = pull(number) ?? issue(number);
      if (found === null) throw unknown("an issue or pull request", number);
      return found;
    },
    pullRequests: (args: PullArguments) =>
      connection(args, {
        name: "pullRequests",
        items: inOrder([...pulls.values()], args).filter(
          ({ state }) => args.states?.includes(state.toUpperCase()) ?? true,
        ),
        keyOf: ({ key }) => key.number,
        show: (one) => showPull(reader, one),
      }),
    issues: (args: IssueArguments) =>
      connection(args, {
        name: "issues",
        items: inOrder(repository.takesIssues ? [...issues.values()] : [], args).filter(
          ({ state, author }) =>
            (args.states?.includes(state.toUpperCase()) ?? true) &&
            (args.filterBy?.createdBy == null || author.login === args.filterBy.createdBy),
        ),
        keyOf: ({ key }) => key.number,
        show: (one) => showIssue(reader, one),
      }),
  };
}

function inOrder<T extends PullRecord | IssueRecord>(items: readonly T[], { orderBy }: Ordered): T[] {
  const time = (item: T) => (orderBy?.field === "UPDATED_AT" ? item.updatedAt : item.createdAt);
  const sorted = items.toSorted((one, other) => time(one) - time(other) || one.key.number - other.key.number);
  return orderBy?.direction === "DESC" ? sorted.reverse() : sorted;
}
