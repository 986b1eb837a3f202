/** What is in some folders of a repository, at a branch or a commit: one request for many. */
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import { readAs } from "./read-as.ts";

export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
  /** The object's id: the same content has the same one. */
  readonly oid: string;
}

/** So many folders are read at once. */
const TOGETHER = 50;

const folder = z
  .object({
    entries: z.array(z.object({ name: z.string(), type: z.string(), oid: z.string() })).nullish(),
  })
  .nullable();

/** By their paths, the root's being empty. What is no folder there has no entry. */
export async function readFolders(
  { line, repository }: Connection,
  ref: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly FolderEntry[]>> {
  const found = new Map<string, readonly FolderEntry[]>();
  for (let from = 0; from < paths.length; from += TOGETHER) {
    const some = paths.slice(from, from + TOGETHER);
    const numbers = [...some.keys()];
    const query = `query Folders($repository: ID!, ${numbers.map((number) => `$f${number}: String!`).join(", ")}) {
  repository: node(id: $repository) { ... on Repository {
    ${numbers.map((number) => `f${number}: object(expression: $f${number}) { ... on Tree { entries { name type oid } } }`).join("\n    ")}
  } }
}`;
    const expressions = some.map((path, number) => [`f${number}`, `${ref}:${path}`] as const);
    const variables = { repository: repository.nodeId, ...Object.fromEntries(expressions) };
    const reply = await sendGraphql(line, { query, variables });
    demandFields(reply, "Folders");
    const schema = z.object({ repository: z.record(z.string(), folder) });
    const folders = readAs(schema, reply.data, "graphql Folders").repository;
    for (const [number, path] of some.entries()) {
      const entries = folders[`f${number}`]?.entries;
      if (entries == null) continue;
      // Submodules are commits: folders without anything that could be seen from here.
      found.set(
        path,
        entries.map(({ name, type, oid }) => ({ name, kind: type === "blob" ? "file" : "folder", oid })),
      );
    }
  }
  return found;
}
