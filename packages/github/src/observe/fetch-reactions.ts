/**
 * Reactions as an onlooker needs them: those of machine accounts, each with its maker and its time. (A reading itself
 * only tells of the viewer's own, which is all that the bot asks about.)
 *
 * The bot reacts to commands and to nothing else, so only comments that may have some are asked about.
 */
import type { Comment } from "@rfckit/reconciler";
import { z } from "zod";
import { demandFields, sendGraphql } from "../graphql.ts";
import type { Line } from "../line.ts";
import { type Memory, readInstant } from "../memory.ts";
import { readAs } from "../read-as.ts";
import { mayCommand } from "./fetch-via-app.ts";
import { readAccount } from "./read-account.ts";
import { REACTIONS } from "./read-comments.ts";
import type { Versions } from "./read-edits.ts";
import { actor, type WrittenComment } from "./schema.ts";

/** So many comments are asked about in one request. */
const TOGETHER = 50;

/** Of one kind and one comment. Machines that came later than this many people go unnoticed. */
const MOST_REACTORS = 50;

const QUERY = `query Reactions($ids: [ID!]!) {
  comments: nodes(ids: $ids) { id ... on Reactable { reactionGroups {
    content reactors(first: ${MOST_REACTORS}) {
      edges { reactedAt node { __typename ... on Actor { login } ... on User { id databaseId } ... on Bot { databaseId } } }
    }
  } } }
}`;

const reactor = z.object({ reactedAt: z.string(), node: actor });
const answered = z.object({
  comments: z.array(
    z
      .object({
        id: z.string(),
        reactionGroups: z
          .array(
            z.object({
              content: z.string(),
              reactors: z.object({ edges: z.array(reactor.nullable()).nullable() }),
            }),
          )
          .nullish(),
      })
      .nullable(),
  ),
});

/** By the comments' node ids; who isn't in it bears none. */
export type Reactions = ReadonlyMap<string, Comment["reactions"]>;

/** Reads them for all comments that may command something. */
export async function fetchReactions(
  line: Line,
  memory: Memory,
  comments: readonly WrittenComment[],
  versions: Versions,
): Promise<Reactions> {
  const ids = comments.filter((each) => mayCommand(each, versions, memory)).map(({ id }) => id);
  const found = new Map<string, Comment["reactions"]>();
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const reply = await sendGraphql(line, {
      query: QUERY,
      variables: { ids: ids.slice(from, from + TOGETHER) },
    });
    // A comment that was deleted meanwhile is gone from the next reading.
    demandFields(reply, "Reactions", ({ type }) => type === "NOT_FOUND");
    for (const node of readAs(answered, reply.data, "graphql Reactions").comments) {
      if (node !== null) found.set(node.id, reactionsOf(node.reactionGroups ?? [], memory));
    }
  }
  return found;
}

type Groups = NonNullable<NonNullable<z.infer<typeof answered>["comments"][number]>["reactionGroups"]>;

function reactionsOf(groups: Groups, memory: Memory): Comment["reactions"] {
  return groups.flatMap((group) => {
    const content = REACTIONS[group.content];
    if (content === undefined) return [];
    return (group.reactors.edges ?? []).flatMap((edge) => {
      const by = readAccount(edge?.node, memory);
      if (edge === null || by?.kind !== "bot") return [];
      return [{ content, at: readInstant(edge.reactedAt), by: by.id }];
    });
  });
}
