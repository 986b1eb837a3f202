/** Files of a repository, and their earlier versions: one request each. */
import type { Instant } from "@rfckit/core";
import { type DatedVersion, type FileVersion, GitHubRefused } from "@rfckit/reconciler";
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import { readInstant } from "./memory.ts";
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

/** Commits in one page, and pages: a file that nobody changed for so long has no earlier versions worth having. */
const COMMITS = 100;
const MOST_PAGES = 10;

const HISTORY = `query History($repository: ID!, $path: String!, $after: String) {
  repository: node(id: $repository) { ... on Repository { defaultBranchRef { target { ... on Commit {
    history(first: ${COMMITS}, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { oid committedDate parents(first: 1) { nodes { oid } } file(path: $path) { oid } }
    }
  } } } } }
}`;

const commit = z.object({
  oid: z.string(),
  committedDate: z.string(),
  parents: z.object({ nodes: z.array(z.object({ oid: z.string() }).nullable()).nullable() }),
  file: z.object({ oid: z.string() }).nullable(),
});

const history = z.object({
  repository: z.object({
    defaultBranchRef: z
      .object({
        target: z
          .object({
            history: z.object({
              pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
              nodes: z.array(commit.nullable()).nullable(),
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
  connection: Connection,
  path: string,
): Promise<readonly (FileVersion | null)[]> {
  const versions = await walkBack(connection, path);
  return (await withTexts(connection, path, versions.slice(1))).map(({ file }) => file);
}

/** The same with dates, and with the present version before them. */
export async function readDatedHistory(
  connection: Connection,
  path: string,
): Promise<readonly DatedVersion[]> {
  return withTexts(connection, path, await walkBack(connection, path));
}

async function withTexts(
  connection: Connection,
  path: string,
  versions: readonly Version[],
): Promise<readonly DatedVersion[]> {
  const kept = versions.slice(0, MOST);
  const texts = await readFiles(
    connection,
    kept.filter(({ blob: id }) => id !== null).map(({ commit: ref }) => ({ ref, path })),
  );
  const left = [...texts];
  return kept.map(({ blob: id, at }) => ({ at, file: id === null ? null : (left.shift() ?? null) }));
}

interface Version {
  /** The oldest commit in a row that has it: the one that brought it. */
  readonly commit: string;
  readonly at: Instant;
  readonly blob: string | null;
}

/**
 * GitHub's own history of a path has the commits of merged branches in it too, some of which never stood on the default
 * branch. So its line is followed here, from each commit to its first parent.
 */
async function walkBack(connection: Connection, path: string): Promise<readonly Version[]> {
  const versions: Version[] = [];
  let expected: string | null = null;
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES && versions.length <= MOST; page += 1) {
    const variables = { repository: connection.repository.nodeId, path, after };
    const reply = await sendGraphql(connection.line, { query: HISTORY, variables });
    demandFields(reply, "History");
    const read = readAs(history, reply.data, "graphql History").repository;
    const found = read.defaultBranchRef?.target?.history;
    // A branch's own line comes in its order, with what was merged into it in between.
    for (const each of found?.nodes ?? []) {
      if (each === null || (expected !== null && each.oid !== expected)) continue;
      expected = each.parents.nodes?.[0]?.oid ?? "";
      const version = { commit: each.oid, at: readInstant(each.committedDate), blob: each.file?.oid ?? null };
      if (versions.at(-1)?.blob !== version.blob) versions.push(version);
      else versions[versions.length - 1] = version;
    }
    after = found?.pageInfo.endCursor ?? null;
    if (found?.pageInfo.hasNextPage !== true) break;
  }
  // Before a file first came into being there is no version of it, not even a missing one.
  return versions.slice(0, versions.findLastIndex(({ blob: id }) => id !== null) + 1);
}
