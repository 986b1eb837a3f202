/**
 * The cheapest look at a whole repository: what is open and when it changed last, for a point or two of GraphQL's where
 * `list` costs six. It tells no change from another, so it is for whoever keeps nothing to compare with.
 */
import type { Instant } from "@rfckit/core";
import { GitHubRefused } from "@rfckit/reconciler";
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import { readInstant } from "./memory.ts";
import { readAs } from "./read-as.ts";

export interface Glimpse {
  readonly number: number;
  readonly url: string;
  readonly open: boolean;
  readonly changedAt: Instant;
  readonly labels: readonly string[];
}

export interface Glance {
  /** GitHub's clock. */
  readonly at: Instant;
  /**
   * All that are open; of those that ended, the few that changed last, and the few that bear one of the labels that were
   * asked for. What changed last comes first.
   */
  readonly pulls: readonly Glimpse[];
}

/** More open pull requests than a hundred times this aren't looked for. */
const MOST_PAGES = 10;

const PULLS = `pageInfo { hasNextPage endCursor } nodes { number url state updatedAt labels(first: 30) { nodes { name } } }`;

const GLANCE = `query Glance($repository: ID!, $after: String, $labels: [String!]!, $withEnded: Boolean!) {
  repository: node(id: $repository) { ... on Repository {
    open: pullRequests(first: 100, after: $after, states: [OPEN],
      orderBy: { field: UPDATED_AT, direction: DESC }) { ${PULLS} }
    recent: pullRequests(first: 20, states: [CLOSED, MERGED],
      orderBy: { field: UPDATED_AT, direction: DESC }) @include(if: $withEnded) { ${PULLS} }
    labelled: pullRequests(first: 20, states: [CLOSED, MERGED], labels: $labels,
      orderBy: { field: UPDATED_AT, direction: DESC }) @include(if: $withEnded) { ${PULLS} }
  } }
}`;

const pulls = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z
    .array(
      z
        .object({
          number: z.number(),
          url: z.string(),
          state: z.string(),
          updatedAt: z.string(),
          labels: z
            .object({ nodes: z.array(z.object({ name: z.string() }).nullable()).nullable() })
            .nullable(),
        })
        .nullable(),
    )
    .nullable(),
});

const glanced = z.object({
  repository: z.object({ open: pulls, recent: pulls.optional(), labelled: pulls.optional() }).nullable(),
});

/** `labels` are those that nothing that ended should bear any more. */
export async function glance({ line, repository }: Connection, labels: readonly string[]): Promise<Glance> {
  const found = new Map<number, Glimpse>();
  let after: string | null = null;
  let at: Instant = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const variables = { repository: repository.nodeId, after, labels, withEnded: page === 0 };
    const reply = await sendGraphql(line, { query: GLANCE, variables });
    demandFields(reply, "Glance");
    const seen = readAs(glanced, reply.data, "graphql Glance").repository;
    if (seen === null)
      throw new GitHubRefused(404, "gone", `There is no repository with the id ${repository.id}.`);
    if (page === 0) at = reply.at;
    for (const pulls of [seen.open, seen.recent, seen.labelled])
      for (const each of pulls === undefined ? [] : glimpsesIn(pulls)) found.set(each.number, each);
    after = seen.open.pageInfo.endCursor;
    if (!seen.open.pageInfo.hasNextPage) break;
  }
  return { at, pulls: [...found.values()].sort((one, other) => other.changedAt - one.changedAt) };
}

function glimpsesIn({ nodes }: z.infer<typeof pulls>): Glimpse[] {
  return (nodes ?? []).flatMap((node) => {
    if (node === null) return [];
    const { number, url, state, updatedAt, labels } = node;
    const names = (labels?.nodes ?? []).flatMap((label) => (label === null ? [] : [label.name]));
    return [{ number, url, open: state === "OPEN", changedAt: readInstant(updatedAt), labels: names }];
  });
}
