/**
 * The texts of the bot's own comments among the newest hundred of some pull requests, in one request for a point: as they
 * stand, whoever edited them. It is for whoever only wants to know whether a whole reading is worth its price.
 */
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import { readAs } from "./read-as.ts";

/** So many pull requests are read at once. */
const TOGETHER = 10;

const shown = z.object({
  repository: z.record(
    z.string(),
    z
      .object({
        comments: z.object({
          nodes: z
            .array(
              z
                .object({ body: z.string(), isMinimized: z.boolean(), viewerDidAuthor: z.boolean() })
                .nullable(),
            )
            .nullable(),
        }),
      })
      .nullable(),
  ),
});

/** By the pull requests' numbers, oldest first; what is folded away is left out. */
export async function readOwnComments(
  { line, repository }: Connection,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>();
  for (let from = 0; from < numbers.length; from += TOGETHER) {
    const some = numbers.slice(from, from + TOGETHER);
    const fields = some.map(
      (number) =>
        `p${number}: pullRequest(number: ${number}) { comments(last: 100) { nodes { body isMinimized viewerDidAuthor } } }`,
    );
    const query = `query OwnComments($repository: ID!) {
  repository: node(id: $repository) { ... on Repository {
    ${fields.join("\n    ")}
  } }
}`;
    const reply = await sendGraphql(line, { query, variables: { repository: repository.nodeId } });
    demandFields(reply, "OwnComments", ({ type }) => type === "NOT_FOUND");
    const pulls = readAs(shown, reply.data, "graphql OwnComments").repository;
    for (const number of some) {
      const nodes = pulls[`p${number}`]?.comments.nodes ?? [];
      const own = nodes.filter((node) => node?.viewerDidAuthor === true && !node.isMinimized);
      found.set(
        number,
        own.map((node) => node?.body ?? ""),
      );
    }
  }
  return found;
}
