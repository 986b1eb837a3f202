/** One reading of a pull request: a snapshot. */
import type { UserId } from "@rfckit/core";
import { type FileVersion, GitHubRefused, type PullKey, type Snapshot } from "@rfckit/reconciler";
import type { z } from "zod";
import type { Connection } from "../connection.ts";
import { demandFields, sendGraphql } from "../graphql.ts";
import type { Memory } from "../memory.ts";
import { readAs } from "../read-as.ts";
import { fetchFiles } from "./fetch-files.ts";
import { fetchAllPages, fetchInlines } from "./fetch-pages.ts";
import { fetchReactions } from "./fetch-reactions.ts";
import { fetchViaApp } from "./fetch-via-app.ts";
import { isMissingPerson, nodeIdsOf, readPeople } from "./people.ts";
import { OBSERVE } from "./query.ts";
import { readComment, readInline, readReview, readReviewBody } from "./read-comments.ts";
import { fetchEdits } from "./read-edits.ts";
import { readChecks, readPull, readRights } from "./read-pull.ts";
import { readEvent } from "./read-timeline.ts";
import { type blob, observed, type ReadPull, type ReadRepository, repositorySchema } from "./schema.ts";

/** GraphQL takes so many ids at once. */
const PEOPLE_AT_ONCE = 100;

/**
 * Reads a pull request, and the present logins of some people. Its instant is that of the first answer: what a later
 * page brings may be newer, and then is known a little early, never too late.
 */
export async function observe(
  connection: Connection,
  memory: Memory,
  key: PullKey,
  ids: readonly UserId[],
): Promise<Snapshot> {
  const { line } = connection;
  const asked = nodeIdsOf(ids, memory);
  const first = asked.slice(0, PEOPLE_AT_ONCE);
  const reply = await sendGraphql(line, {
    query: OBSERVE,
    variables: {
      repository: connection.repository.nodeId,
      number: key.number,
      people: first.map(({ nodeId }) => nodeId),
      app: connection.app,
    },
  });
  // Whoever took the right to checks from the app has a bot without checks, not a blind one.
  demandFields(reply, "Observe", (error) => isMissingPerson(error) || error.path.includes("checkSuites"));
  const { viewer, people: nodes, repository: found } = readAs(observed, reply.data, "graphql Observe");
  const repository = readAs(repositorySchema, found ?? gone(key), "graphql Observe");
  const pull = repository.pullRequest ?? gone(key);
  noteNames(connection, memory, key, repository, pull);

  const all = await fetchAllPages(connection, pull);
  const inlines = await fetchInlines(connection, all.threads);
  const written = [...all.comments, ...all.reviews, ...inlines];
  const versions = await fetchEdits(line, memory, written);
  await fetchViaApp(connection, memory, key.number, all.comments, versions);
  const reactions = connection.onlooker ? await fetchReactions(line, memory, written, versions) : null;
  const files = await fetchFiles(connection, memory, key.number, pull);
  const people = await readPeople(line, memory, first, nodes);
  for (let from = PEOPLE_AT_ONCE; from < asked.length; from += PEOPLE_AT_ONCE) {
    people.push(...(await fetchPeople(connection, memory, asked.slice(from, from + PEOPLE_AT_ONCE))));
  }

  const botId = viewer.databaseId ?? 0;
  const bot = connection.onlooker ? null : botId;
  const shelf = { repository: key.repository, bot, memory, versions, reactions };
  const submitted = all.reviews.filter(({ state }) => state !== "PENDING");
  return {
    key,
    now: reply.at,
    bot: { id: botId, login: viewer.login, kind: viewer.login.endsWith("[bot]") ? "bot" : "user" },
    repository: {
      id: repository.databaseId,
      owner: repository.owner.login,
      name: repository.name,
      defaultBranch: repository.defaultBranchRef?.name ?? "",
      defaultHead: repository.defaultBranchRef?.target?.oid ?? "",
      archived: repository.isArchived,
      private: repository.isPrivate,
      rights: readRights(connection, repository, pull, files.files),
    },
    pull: readPull(
      pull,
      files,
      all.labels.map(({ name }) => name),
      memory,
    ),
    timeline: all.timeline.map((event) => readEvent(event, memory)).filter((event) => event !== null),
    comments: [
      ...all.comments.map((comment) => readComment("comment", comment, shelf)),
      ...submitted.map((review) => readReviewBody(review, shelf)),
      ...inlines.map((inline) => readInline(inline, shelf)),
    ],
    reviews: submitted.map((review) => readReview(review, shelf)).filter((review) => review !== null),
    checks: readChecks(pull),
    files: { configuration: readBlob(repository.configuration) },
    people,
  };
}

/** A file's text; `null` where there is none, it is no text, or GitHub shows only a part of it. */
export function readBlob(found: z.infer<typeof blob>): FileVersion | null {
  if (
    found?.oid === undefined ||
    found.text == null ||
    found.isTruncated === true ||
    found.isBinary === true
  ) {
    return null;
  }
  return { blob: found.oid, text: found.text };
}

function gone({ repository, number }: PullKey): never {
  throw new GitHubRefused(404, "gone", `There is no pull request #${number} in repository ${repository}.`);
}

function noteNames(
  connection: Connection,
  memory: Memory,
  key: PullKey,
  repository: ReadRepository,
  pull: ReadPull,
): void {
  connection.repository.owner = repository.owner.login;
  connection.repository.name = repository.name;
  memory.pulls.set(`${key.repository}/${key.number}`, pull.id);
  if (repository.labels?.pageInfo.hasNextPage === false) memory.allLabels.set(String(key.repository), true);
  for (const label of [...(repository.labels?.nodes ?? []), ...(pull.labels?.nodes ?? [])]) {
    if (label !== null) memory.labels.set(`${key.repository}/${label.name.toLowerCase()}`, label.id);
  }
}

const PEOPLE = `query People($people: [ID!]!) {
  people: nodes(ids: $people) { ... on User { id databaseId login } }
}`;

async function fetchPeople(
  { line }: Connection,
  memory: Memory,
  asked: readonly { readonly id: UserId; readonly nodeId: string }[],
) {
  const variables = { people: asked.map(({ nodeId }) => nodeId) };
  const reply = await sendGraphql(line, { query: PEOPLE, variables });
  demandFields(reply, "People", isMissingPerson);
  return readPeople(
    line,
    memory,
    asked,
    readAs(observed.pick({ people: true }), reply.data, "graphql People").people,
  );
}
