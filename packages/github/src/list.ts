/**
 * The cheap look at a repository: what tells a change of each pull request, for a hundred of them in one request.
 *
 * GitHub's times are whole seconds. What changed in this very second may change once more within it, so it has a
 * fingerprint of its own each time, and is looked at again.
 */
import { DAY, type Instant } from "@rfckit/core";
import { GitHubRefused, type PullSummary, type RepositorySummary } from "@rfckit/reconciler";
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import { type Memory, readInstant } from "./memory.ts";
import { readAs } from "./read-as.ts";

/** How long a pull request that is no longer open stays listed after its last change. */
const LISTED_AFTER_CHANGE = 7 * DAY;

const PULLS = `pageInfo { hasNextPage endCursor } nodes {
  number state updatedAt isDraft locked baseRefName headRefOid baseRef { target { oid } }
  mergeable mergeStateStatus isInMergeQueue viewerCanUpdate
  labels(first: 20) { nodes { name } }
  comments(last: 30) { totalCount nodes { updatedAt isMinimized } }
  reviews(last: 20) { totalCount nodes { state updatedAt } }
}`;

const LIST = `query List($repository: ID!, $withOpen: Boolean!, $open: String, $withEnded: Boolean!, $ended: String) {
  repository: node(id: $repository) { ... on Repository {
    nameWithOwner isArchived viewerPermission defaultBranchRef { target { oid } }
    configuration: object(expression: "HEAD:.github/rfcbot.yml") { oid }
    open: pullRequests(first: 100, after: $open, states: [OPEN]) @include(if: $withOpen) { ${PULLS} }
    ended: pullRequests(first: 100, after: $ended, states: [CLOSED, MERGED],
      orderBy: { field: UPDATED_AT, direction: DESC }) @include(if: $withEnded) { ${PULLS} }
  } }
}`;

const pulls = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z
    .array(z.looseObject({ number: z.number(), state: z.string(), updatedAt: z.string() }).nullable())
    .nullable(),
});

const listed = z.object({
  repository: z
    .object({
      nameWithOwner: z.string(),
      isArchived: z.boolean(),
      viewerPermission: z.string().nullable(),
      defaultBranchRef: z.object({ target: z.object({ oid: z.string() }).nullable() }).nullable(),
      configuration: z.object({ oid: z.string() }).nullable(),
      open: pulls.optional(),
      ended: pulls.optional(),
    })
    .nullable(),
});

type Page = NonNullable<z.infer<typeof listed>["repository"]>;

/** All pull requests that are open, or changed in the last seven days. */
export async function list({ line, repository }: Connection, memory: Memory): Promise<RepositorySummary> {
  const summaries: PullSummary[] = [];
  let configuration: string | null = null;
  let cursors: { readonly open: string | null; readonly ended: string | null } | null = {
    open: null,
    ended: null,
  };
  let want = { open: true, ended: true };
  while (cursors !== null) {
    const variables = {
      repository: repository.nodeId,
      withOpen: want.open,
      open: cursors.open,
      withEnded: want.ended,
      ended: cursors.ended,
    };
    const reply = await sendGraphql(line, { query: LIST, variables });
    demandFields(reply, "List");
    const page = readAs(listed, reply.data, "graphql List").repository;
    if (page === null)
      throw new GitHubRefused(404, "gone", `There is no repository with the id ${repository.id}.`);
    configuration = page.configuration?.oid ?? null;
    const since = reply.at - LISTED_AFTER_CHANGE;
    const open = page.open?.nodes ?? [];
    const ended = (page.ended?.nodes ?? []).filter(
      (node) => node !== null && readInstant(node.updatedAt) >= since,
    );
    for (const node of [...open, ...ended]) {
      if (node !== null) summaries.push(summarize(repository.id, node, page, reply.at, memory));
    }
    const all = ended.length === (page.ended?.nodes ?? []).length;
    want = {
      open: page.open?.pageInfo.hasNextPage === true,
      ended: all && page.ended?.pageInfo.hasNextPage === true,
    };
    const next = {
      open: page.open?.pageInfo.endCursor ?? null,
      ended: page.ended?.pageInfo.endCursor ?? null,
    };
    cursors = want.open || want.ended ? next : null;
  }
  return { configuration, pulls: summaries };
}

function summarize(
  repository: number,
  node: { readonly number: number; readonly state: string; readonly updatedAt: string },
  page: Page,
  now: Instant,
  memory: Memory,
): PullSummary {
  const around = [
    page.nameWithOwner,
    page.isArchived,
    page.viewerPermission,
    page.defaultBranchRef?.target?.oid,
  ];
  const settled = readInstant(node.updatedAt) < now;
  if (!settled) memory.unsettled += 1;
  const fingerprint = JSON.stringify([...around, node, ...(settled ? [] : [memory.unsettled])]);
  return { key: { repository, number: node.number }, open: node.state === "OPEN", fingerprint };
}
