/** A pull request's node id: known from the reading before, or asked for. */
import { GitHubRefused, type PullKey } from "@rfckit/reconciler";
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import type { Memory } from "./memory.ts";
import { readAs } from "./read-as.ts";

const QUERY = `query Pull($repository: ID!, $number: Int!) {
  repository: node(id: $repository) { ... on Repository { pullRequest(number: $number) { id } } }
}`;

const found = z.object({
  repository: z.object({ pullRequest: z.object({ id: z.string() }).nullable() }).nullable(),
});

export async function pullId(
  { line, repository }: Connection,
  memory: Memory,
  key: PullKey,
): Promise<string> {
  const name = `${key.repository}/${key.number}`;
  const known = memory.pulls.get(name);
  if (known !== undefined) return known;
  const variables = { repository: repository.nodeId, number: key.number };
  const reply = await sendGraphql(line, { query: QUERY, variables });
  demandFields(reply, "Pull", ({ type }) => type === "NOT_FOUND");
  const id = readAs(found, reply.data, "graphql Pull").repository?.pullRequest?.id;
  if (id === undefined) throw new GitHubRefused(404, "gone", `There is no pull request #${key.number}.`);
  memory.pulls.set(name, id);
  return id;
}
