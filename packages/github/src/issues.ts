/** Plain issues: the bot's own reports on a repository, and people's, in which somebody may have tried a command. */
import type {
  Applied,
  IssueChange,
  IssueSnapshot,
  OwnIssue,
  Posted,
  PullKey,
  RepositorySnapshot,
} from "@rfckit/reconciler";
import { GitHubRefused } from "@rfckit/reconciler";
import { z } from "zod";
import { type Connection, named } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import { type Memory, readInstant } from "./memory.ts";
import { readBlob } from "./observe/observe.ts";
import { CONFIGURATION } from "./observe/query.ts";
import { readAccount } from "./observe/read-account.ts";
import { actor, blob, viewer } from "./observe/schema.ts";
import { readAs } from "./read-as.ts";

const OWN_ISSUES = 20;

const REPOSITORY = `query Repository($repository: ID!) {
  viewer { login databaseId }
  repository: node(id: $repository) { ... on Repository {
    databaseId name owner { login } isArchived hasIssuesEnabled defaultBranchRef { name }
    ${CONFIGURATION}
  } }
}`;

const repositoryShape = z.object({
  viewer,
  repository: z
    .object({
      databaseId: z.number(),
      name: z.string(),
      owner: z.object({ login: z.string() }),
      isArchived: z.boolean(),
      hasIssuesEnabled: z.boolean(),
      defaultBranchRef: z.object({ name: z.string() }).nullable(),
      configuration: blob,
    })
    .nullable(),
});

const issueShape = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  pull_request: z.unknown().optional(),
});

/** Reads the configuration, and the issues that the bot itself opened. */
export async function observeRepository(connection: Connection): Promise<RepositorySnapshot> {
  const { line, repository: wanted } = connection;
  const reply = await sendGraphql(line, { query: REPOSITORY, variables: { repository: wanted.nodeId } });
  demandFields(reply, "Repository");
  const { viewer: bot, repository } = readAs(repositoryShape, reply.data, "graphql Repository");
  if (repository === null)
    throw new GitHubRefused(404, "gone", `There is no repository with the id ${wanted.id}.`);
  wanted.owner = repository.owner.login;
  wanted.name = repository.name;
  return {
    id: repository.databaseId,
    now: reply.at,
    bot: readBot(bot),
    defaultBranch: repository.defaultBranchRef?.name ?? "",
    archived: repository.isArchived,
    takesIssues: repository.hasIssuesEnabled,
    configuration: readBlob(repository.configuration),
    ownIssues: repository.hasIssuesEnabled ? await fetchOwnIssues(connection, bot.login) : [],
  };
}

async function fetchOwnIssues(connection: Connection, creator: string): Promise<OwnIssue[]> {
  const { data } = await connection.line.send("GET /repos/{owner}/{repo}/issues", {
    ...named(connection),
    creator,
    state: "all",
    per_page: OWN_ISSUES,
  });
  return readAs(z.array(issueShape), data, "issues")
    .filter((issue) => issue.pull_request === undefined)
    .map(({ number, html_url, title, body, state }) => ({
      number,
      url: html_url,
      title,
      body: body ?? "",
      open: state === "open",
    }));
}

const ISSUE = `query Issue($repository: ID!, $number: Int!) {
  viewer { login databaseId }
  repository: node(id: $repository) { ... on Repository {
    isArchived
    ${CONFIGURATION}
    issue(number: $number) { locked comments(last: 100) { nodes {
      fullDatabaseId url body createdAt isMinimized
      author { __typename login ... on User { id databaseId } ... on Bot { databaseId } }
    } } }
  } }
}`;

const talk = z.object({
  viewer,
  repository: z
    .object({
      isArchived: z.boolean(),
      configuration: blob,
      issue: z
        .object({
          locked: z.boolean(),
          comments: z.object({
            nodes: z
              .array(
                z
                  .object({
                    fullDatabaseId: z.union([z.string(), z.number()]).transform(Number),
                    url: z.string(),
                    body: z.string(),
                    createdAt: z.string(),
                    isMinimized: z.boolean(),
                    author: actor,
                  })
                  .nullable(),
              )
              .nullable(),
          }),
        })
        .nullable(),
    })
    .nullable(),
});

/** Reads an issue's newest hundred comments; `null` where there is no issue of that number. */
export async function observeIssue(
  { line, repository: wanted }: Connection,
  memory: Memory,
  key: PullKey,
): Promise<IssueSnapshot | null> {
  const variables = { repository: wanted.nodeId, number: key.number };
  const reply = await sendGraphql(line, { query: ISSUE, variables });
  demandFields(reply, "Issue", ({ type, path }) => type === "NOT_FOUND" && path.includes("issue"));
  const { viewer: bot, repository } = readAs(talk, reply.data, "graphql Issue");
  if (repository?.issue == null) return null;
  return {
    key,
    now: reply.at,
    bot: readBot(bot),
    locked: repository.issue.locked,
    archived: repository.isArchived,
    configuration: readBlob(repository.configuration),
    comments: (repository.issue.comments.nodes ?? [])
      .filter((comment) => comment !== null)
      .map(({ fullDatabaseId, url, body, createdAt, isMinimized, author }) => ({
        kind: "comment",
        id: fullDatabaseId,
        url,
        author: readAccount(author, memory),
        viaApp: false,
        createdAt: readInstant(createdAt),
        body,
        revisions: [],
        minimized: isMinimized,
        reactions: [],
      })),
  };
}

const opened = z.object({ number: z.number(), html_url: z.string(), created_at: z.string() });

/** Opens an issue. The id that it is known by is its number. */
export async function openIssue(
  connection: Connection,
  issue: { readonly title: string; readonly body: string },
): Promise<Posted> {
  const { data } = await connection.line.post("POST /repos/{owner}/{repo}/issues", {
    ...named(connection),
    ...issue,
  });
  const { number, html_url, created_at } = readAs(opened, data, "issue");
  return { id: number, url: html_url, at: readInstant(created_at) };
}

export async function changeIssue(
  connection: Connection,
  key: PullKey,
  { title, body, open }: IssueChange,
): Promise<Applied> {
  const { at } = await connection.line.send("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
    ...named(connection),
    issue_number: key.number,
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(open === undefined ? {} : { state: open ? "open" : "closed" }),
  });
  return { at };
}

function readBot({ login, databaseId }: z.infer<typeof viewer>): RepositorySnapshot["bot"] {
  return { id: databaseId ?? 0, login, kind: login.endsWith("[bot]") ? "bot" : "user" };
}
