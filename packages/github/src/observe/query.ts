/**
 * The GraphQL documents of a reading. The first brings all of a pull request of ordinary length; what is longer is
 * turned page by page.
 *
 * Each comment brings its three newest versions: few were edited more often, and older ones are remembered.
 */

const ACTOR = `
fragment Actor on Actor { __typename login ... on User { id databaseId } ... on Bot { databaseId } }`;

const EDITS = `
fragment Edits on UserContentEditConnection {
  totalCount
  pageInfo { hasNextPage endCursor }
  nodes { id editedAt diff deletedAt editor { ...Actor } }
}`;

const WRITTEN = (type: string, rest: string) => `
fragment ${type}Fields on ${type} {
  id fullDatabaseId url body createdAt isMinimized includesCreatedEdit author { ...Actor }
  reactionGroups { content viewerHasReacted createdAt }
  userContentEdits(first: 3) { ...Edits }
  ${rest}
}`;

const COMMENT = WRITTEN("IssueComment", "");
const REVIEW = WRITTEN("PullRequestReview", "state submittedAt commit { oid }");
const INLINE = WRITTEN("PullRequestReviewComment", "pullRequestReview { submittedAt }");

const PAGE = "pageInfo { hasNextPage endCursor }";
const EVENTS = [
  "CONVERT_TO_DRAFT_EVENT",
  "READY_FOR_REVIEW_EVENT",
  "CLOSED_EVENT",
  "REOPENED_EVENT",
  "MERGED_EVENT",
  "HEAD_REF_FORCE_PUSHED_EVENT",
  "BASE_REF_CHANGED_EVENT",
].join(", ");

/** The lists of a pull request that may fill several pages, by their names here. */
const LISTS = {
  labels: (after: string) => `labels(first: 100${after}) { ${PAGE} nodes { id name } }`,
  comments: (after: string) => `comments(first: 100${after}) { ${PAGE} nodes { ...IssueCommentFields } }`,
  reviews: (after: string) => `reviews(first: 100${after}) { ${PAGE} nodes { ...PullRequestReviewFields } }`,
  threads: (after: string) => `threads: reviewThreads(first: 50${after}) {
    ${PAGE} nodes { id comments(first: 10) { ${PAGE} nodes { ...PullRequestReviewCommentFields } } }
  }`,
  timeline: (after: string) => `timeline: timelineItems(first: 100${after}, itemTypes: [${EVENTS}]) {
    ${PAGE} nodes {
      __typename
      ... on ConvertToDraftEvent { id createdAt actor { ...Actor } }
      ... on ReadyForReviewEvent { id createdAt actor { ...Actor } }
      ... on ClosedEvent { id createdAt actor { ...Actor } }
      ... on ReopenedEvent { id createdAt actor { ...Actor } }
      ... on MergedEvent { id createdAt actor { ...Actor } }
      ... on HeadRefForcePushedEvent { id createdAt actor { ...Actor } afterCommit { oid } }
      ... on BaseRefChangedEvent { id createdAt actor { ...Actor } previousRefName currentRefName }
    }
  }`,
} as const;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as readonly ListName[];

const FRAGMENTS: Readonly<Record<ListName, readonly string[]>> = {
  labels: [],
  comments: [ACTOR, EDITS, COMMENT],
  reviews: [ACTOR, EDITS, REVIEW],
  threads: [ACTOR, EDITS, INLINE],
  timeline: [ACTOR],
};

/** `HEAD` is the default branch's newest commit. */
export const CONFIGURATION = `configuration: object(expression: "HEAD:.github/rfcbot.yml") {
  ... on Blob { oid text isBinary isTruncated }
}`;

/** A reading's first and mostly only document. */
export const OBSERVE = `query Observe($repository: ID!, $number: Int!, $people: [ID!]!, $app: Int) {
  viewer { login databaseId }
  people: nodes(ids: $people) { ... on User { id databaseId login } }
  repository: node(id: $repository) { ... on Repository {
    id databaseId name owner { login } isArchived isPrivate viewerPermission
    defaultBranchRef { name target { oid } }
    ${CONFIGURATION}
    labels(first: 100) { pageInfo { hasNextPage endCursor } nodes { id name } }
    pullRequest(number: $number) {
      id url title state isDraft locked createdAt author { ...Actor }
      baseRefName baseRef { target { oid } } headRefOid
      mergeable mergeStateStatus isInMergeQueue viewerCanUpdate changedFiles
      commits(last: 1) { nodes { commit { oid checkSuites(first: 20, filterBy: { appId: $app }) { nodes {
        checkRuns(first: 20) { nodes { databaseId name externalId status conclusion } }
      } } } } }
      ${LIST_NAMES.map((name) => LISTS[name]("")).join("\n      ")}
    }
  } }
}
${[...new Set(LIST_NAMES.flatMap((name) => FRAGMENTS[name]))].join("")}`;

/** The next page of some of the lists, each after a cursor given as a variable of its name. */
export function morePages(names: readonly ListName[]): string {
  return `query More($pull: ID!, ${names.map((name) => `$${name}: String!`).join(", ")}) {
  pull: node(id: $pull) { ... on PullRequest {
    ${names.map((name) => LISTS[name](`, after: $${name}`)).join("\n    ")}
  } }
}
${[...new Set(names.flatMap((name) => FRAGMENTS[name]))].join("")}`;
}

/** The next page of one review thread. */
export const MORE_OF_THREAD = `query Thread($thread: ID!, $after: String!) {
  thread: node(id: $thread) { ... on PullRequestReviewThread {
    comments(first: 100, after: $after) { ${PAGE} nodes { ...PullRequestReviewCommentFields } }
  } }
}
${[ACTOR, EDITS, INLINE].join("")}`;

/** A hundred versions of each of several comments; the cursors are `null` for the newest. */
export function moreEdits(count: number): string {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const variables = numbers.map((number) => `$id${number}: ID!, $after${number}: String`);
  const fields = numbers.map((number) => {
    const edits = `userContentEdits(first: 100, after: $after${number}) { ...Edits }`;
    return `c${number}: node(id: $id${number}) { ... on Comment { ${edits} } }`;
  });
  return `query Edits(${variables.join(", ")}) {\n  ${fields.join("\n  ")}\n}\n${ACTOR}${EDITS}`;
}
