/** Files of a repository, and their earlier versions: one request each. */
import { type FileVersion, GitHubRefused } from "@rfckit/reconciler";
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import { readBlob } from "./observe/observe.ts";
import { blob } from "./observe/schema.ts";
import { readAs } from "./read-as.ts";

/** How many files one reading takes, and how many earlier versions it gives. */
const MOST = 20;

const BLOB = "... on Blob { oid text isBinary isTruncated }";

/** Reads files in the order asked for. What isn't there, is no text, or is too large for GitHub to show whole, is `null`. */
export async function readFiles(
  { line, repository }: Connection,
  wanted: readonly { readonly ref: string; readonly path: string }[],
): Promise<readonly (FileVersion | null)[]> {
  if (wanted.length > MOST) {
    throw new GitHubRefused(422, "invalid", `One reading takes ${MOST} files, not ${wanted.length}.`);
  }
  if (wanted.length === 0) return [];
  const numbers = [...wanted.keys()];
  const query = `query Files($repository: ID!, ${numbers.map((number) => `$f${number}: String!`).join(", ")}) {
  repository: node(id: $repository) { ... on Repository {
    ${numbers.map((number) => `f${number}: object(expression: $f${number}) { ${BLOB} }`).join("\n    ")}
  } }
}`;
  const expressions = wanted.map(({ ref, path }, number) => [`f${number}`, `${ref}:${path}`] as const);
  const variables = { repository: repository.nodeId, ...Object.fromEntries(expressions) };
  const reply = await sendGraphql(line, { query, variables });
  demandFields(reply, "Files");
  const schema = z.object({ repository: z.record(z.string(), blob) });
  const found = readAs(schema, reply.data, "graphql Files").repository;
  return numbers.map((number) => readBlob(found[`f${number}`] ?? null));
}

const HISTORY = `query History($repository: ID!, $path: String!, $first: Int!) {
  repository: node(id: $repository) { ... on Repository { defaultBranchRef { target { ... on Commit {
    history(first: $first, path: $path) { nodes { file(path: $path) { object { ${BLOB} } } } }
  } } } } }
}`;

const history = z.object({
  repository: z.object({
    defaultBranchRef: z
      .object({
        target: z
          .object({
            history: z.object({
              nodes: z.array(z.object({ file: z.object({ object: blob }).nullable() }).nullable()).nullable(),
            }),
          })
          .partial()
          .nullable(),
      })
      .nullable(),
  }),
});

/** A file's versions on the default branch before the present one, newest first; a deletion is `null`. */
export async function readHistory(
  { line, repository }: Connection,
  path: string,
): Promise<readonly (FileVersion | null)[]> {
  const variables = { repository: repository.nodeId, path, first: MOST + 1 };
  const reply = await sendGraphql(line, { query: HISTORY, variables });
  demandFields(reply, "History");
  const read = readAs(history, reply.data, "graphql History").repository;
  const commits = read.defaultBranchRef?.target?.history?.nodes ?? [];
  return commits.slice(1).map((commit) => readBlob(commit?.file?.object ?? null));
}
