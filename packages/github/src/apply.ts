/**
 * Changes that may be repeated without harm, all in one mutation.
 *
 * GitHub carries out a mutation's fields one after another, and those after one that failed all the same. GraphQL
 * wants node ids: those of comments and labels come with the reading before.
 */
import {
  type Applied,
  type Change,
  type CheckRun,
  type CommentKind,
  GitHubRefused,
  type PullKey,
} from "@rfckit/reconciler";
import { z } from "zod";
import { annotationOf, CHECK_FIELDS, finishCheck, MOST_ANNOTATIONS } from "./check-runs.ts";
import { classifyFieldError } from "./classify-failure.ts";
import { type Connection, named } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import { forgetLabels, labelKey, makeLabels } from "./make-labels.ts";
import { commentKey, type Memory } from "./memory.ts";
import { documentOf, type MutationField, numberOf } from "./mutation.ts";
import { pullId } from "./pull-id.ts";
import { readAs } from "./read-as.ts";

const REACTIONS = { "+1": "THUMBS_UP", "-1": "THUMBS_DOWN" } as const;

interface Field extends MutationField {
  readonly change: Change;
}

/** Makes the changes. Throws for the first one that GitHub refuses. */
export async function apply(
  connection: Connection,
  memory: Memory,
  key: PullKey,
  changes: readonly Change[],
): Promise<Applied> {
  await makeLabels(connection, memory, key.repository, changes);
  const fields: Field[] = [];
  for (const change of changes) {
    const field = await toField(connection, memory, key, change);
    if (field !== null) fields.push(field);
  }
  if (fields.length === 0) return { at: connection.line.clock() };
  const reply = await sendGraphql(connection.line, documentOf("Apply", fields));
  const refused = reply.errors.find(({ type, path }) => {
    const change = fields[numberOf(path[0])]?.change;
    return !(change?.kind === "delete-comment" && type === "NOT_FOUND");
  });
  if (refused !== undefined) {
    forgetLabels(memory, key.repository, changes);
    throw classifyFieldError(refused, `graphql Apply ${fields[numberOf(refused.path[0])]?.mutation ?? ""}`);
  }
  let at = reply.at;
  for (const [number, { change }] of fields.entries()) {
    if (change.kind !== "check" || change.run.annotations.length <= MOST_ANNOTATIONS) continue;
    const made = readAs(created, reply.data[`m${number}`], "graphql Apply createCheckRun").checkRun;
    at = await finishCheck(connection, made.id, change.run);
  }
  return { at };
}

const created = z.object({ checkRun: z.object({ id: z.string() }) });

const NOTHING = "clientMutationId";

async function toField(
  connection: Connection,
  memory: Memory,
  key: PullKey,
  change: Change,
): Promise<Field | null> {
  const idOf = (kind: CommentKind, id: number) => commentId(connection, memory, key, kind, id);
  switch (change.kind) {
    case "edit-comment": {
      const input = { id: await idOf("comment", change.id), body: change.body };
      return { mutation: "updateIssueComment", input, fields: NOTHING, change };
    }
    case "delete-comment": {
      const id = await idOf("comment", change.id).catch((error: unknown) => {
        if (error instanceof GitHubRefused && error.reason === "gone") return null;
        throw error;
      });
      if (id === null || !(await demandOwn(connection, memory, id))) return null;
      return { mutation: "deleteIssueComment", input: { id }, fields: NOTHING, change };
    }
    case "minimize-comment": {
      const input = { subjectId: await idOf("comment", change.id), classifier: "OUTDATED" };
      return { mutation: "minimizeComment", input, fields: NOTHING, change };
    }
    case "react": {
      const subjectId = await idOf(change.on.kind, change.on.id);
      const input = { subjectId, content: REACTIONS[change.content] };
      return { mutation: "addReaction", input, fields: NOTHING, change };
    }
    case "add-labels":
    case "remove-labels": {
      const labelIds = change.labels
        .map((label) => memory.labels.get(labelKey(key.repository, label)))
        .filter((id) => id !== undefined);
      // A label that nobody knows is on no pull request.
      if (labelIds.length === 0) return null;
      const mutation = change.kind === "add-labels" ? "addLabelsToLabelable" : "removeLabelsFromLabelable";
      const labelableId = await pullId(connection, memory, key);
      return { mutation, input: { labelableId, labelIds }, fields: NOTHING, change };
    }
    case "check":
      return {
        mutation: "createCheckRun",
        input: checkInput(connection, change),
        fields: CHECK_FIELDS,
        change,
      };
  }
}

/** With more remarks than a request takes, the run is begun here and finished afterwards. */
function checkInput({ repository }: Connection, { head, run }: Extract<Change, { kind: "check" }>) {
  const { name, conclusion, digest, title, summary, annotations } = run;
  const whole = annotations.length <= MOST_ANNOTATIONS;
  return {
    repositoryId: repository.nodeId,
    headSha: head,
    name,
    ...(whole
      ? { status: "COMPLETED", conclusion: conclusionOf(conclusion), externalId: digest }
      : { status: "IN_PROGRESS" }),
    output: { title, summary, annotations: annotations.slice(0, MOST_ANNOTATIONS).map(annotationOf) },
  };
}

function conclusionOf(conclusion: CheckRun["conclusion"]): string {
  return conclusion.toUpperCase();
}

const OWN = `query Own($id: ID!) { comment: node(id: $id) { ... on IssueComment { viewerDidAuthor } } }`;

/** Whether a comment is still there. Throws for one that is somebody else's: the bot deletes its own only. */
async function demandOwn({ line }: Connection, memory: Memory, id: string): Promise<boolean> {
  const known = memory.own.get(id);
  if (known === true) return true;
  if (known === undefined) {
    const reply = await sendGraphql(line, { query: OWN, variables: { id } });
    demandFields(reply, "Own", ({ type }) => type === "NOT_FOUND");
    const shape = z.object({ comment: z.object({ viewerDidAuthor: z.boolean() }).nullable() });
    const { comment } = readAs(shape, reply.data, "graphql Own");
    if (comment === null) return false;
    memory.own.set(id, comment.viewerDidAuthor);
    if (comment.viewerDidAuthor) return true;
  }
  throw new GitHubRefused(403, "permission", "The comment is somebody else's, and not the bot's to delete.");
}

/** A comment's node id; REST is asked for one that no reading has shown. */
async function commentId(
  connection: Connection,
  memory: Memory,
  { repository, number }: PullKey,
  kind: CommentKind,
  id: number,
): Promise<string> {
  const key = commentKey(repository, kind, id);
  const known = memory.comments.get(key);
  if (known !== undefined) return known;
  const routes: Record<CommentKind, string> = {
    comment: "GET /repos/{owner}/{repo}/issues/comments/{comment_id}",
    inline: "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}",
    review: "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}",
  };
  const which = kind === "review" ? { pull_number: number, review_id: id } : { comment_id: id };
  const { data } = await connection.line.send(routes[kind], { ...named(connection), ...which });
  const { node_id } = readAs(z.object({ node_id: z.string() }), data, kind);
  memory.comments.set(key, node_id);
  return node_id;
}
