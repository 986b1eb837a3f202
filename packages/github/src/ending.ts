/**
 * Merging, queueing and closing. What can't be undone is read back where its answer was lost: then it is known
 * whether it took place.
 */
import {
  type Applied,
  GitHubRefused,
  GitHubUnavailable,
  type MergeOrder,
  type PullKey,
  type RefusedBecause,
} from "@rfckit/reconciler";
import { z } from "zod";
import { type Connection, named } from "./connection.ts";
import { demandFields, sendGraphql } from "./graphql.ts";
import { type Memory, readInstant } from "./memory.ts";
import { pullId } from "./pull-id.ts";
import { readAs } from "./read-as.ts";

const pull = z.object({
  state: z.enum(["open", "closed"]),
  merged: z.boolean(),
  merged_at: z.string().nullable(),
  closed_at: z.string().nullable(),
  draft: z.boolean().optional(),
  mergeable: z.boolean().nullable(),
  mergeable_state: z.string(),
  head: z.object({ sha: z.string() }),
});

const merged = z.object({ merged: z.literal(true) });

/** Merges the pull request if its head still is the one named. */
export async function merge(connection: Connection, key: PullKey, order: MergeOrder): Promise<Applied> {
  const { head, method, title, message } = order;
  try {
    const { data, at } = await connection.line.post("PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge", {
      ...named(connection),
      pull_number: key.number,
      sha: head,
      merge_method: method,
      // A rebase takes over the commits' own messages.
      ...(method === "rebase" ? {} : { commit_title: title, commit_message: message }),
    });
    // What stands between may answer 200 too.
    readAs(merged, data, "merge");
    return { at };
  } catch (error) {
    if (isLost(error)) {
      const present = await readPull(connection, key).catch(() => null);
      if (present?.merged_at != null && present.head.sha === head)
        return { at: readInstant(present.merged_at) };
    }
    // GitHub says "not mergeable" of a conflict, and of what is closed, merged or a draft already.
    if (error instanceof GitHubRefused && error.status === 405 && error.reason === "conflict") {
      const present = await readPull(connection, key);
      throw new GitHubRefused(405, whyNotMergeable(present), error.message);
    }
    throw error;
  }
}

/** Closes the pull request. GitHub takes no head for it: a decision to close holds whatever is pushed. */
export async function close(connection: Connection, key: PullKey): Promise<Applied> {
  const which = { ...named(connection), pull_number: key.number };
  try {
    const { data, at } = await connection.line.send("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", {
      ...which,
      state: "closed",
    });
    if (!readAs(pull, data, "close").merged) return { at };
  } catch (error) {
    if (isLost(error)) {
      const present = await readPull(connection, key).catch(() => null);
      if (present?.state === "closed" && !present.merged && present.closed_at !== null)
        return { at: readInstant(present.closed_at) };
    }
    if (error instanceof GitHubRefused && error.status === 422) {
      const present = await readPull(connection, key);
      if (present.state === "closed") throw new GitHubRefused(422, "not-open", error.message);
    }
    throw error;
  }
  throw new GitHubRefused(422, "not-open", `#${key.number} is merged and can't be closed.`);
}

const ENQUEUE = `mutation Enqueue($input: EnqueuePullRequestInput!) {
  enqueuePullRequest(input: $input) { mergeQueueEntry { id } }
}`;

/** Puts the pull request into its merge queue if its head still is the one named. */
export async function enqueue(
  connection: Connection,
  memory: Memory,
  key: PullKey,
  head: string,
): Promise<Applied> {
  const input = { pullRequestId: await pullId(connection, memory, key), expectedHeadOid: head };
  const reply = await sendGraphql(connection.line, { query: ENQUEUE, variables: { input } });
  demandFields(reply, "Enqueue");
  return { at: reply.at };
}

/**
 * No answer, a gateway's, or one that isn't GitHub's: the effect may have taken place. What a limit held back has none,
 * whether GitHub refused it or it wasn't sent.
 */
function isLost(error: unknown): boolean {
  if (!(error instanceof GitHubUnavailable) || error.retryAfter !== null) return false;
  return error.status === null || error.status === 200 || error.status >= 500;
}

async function readPull(connection: Connection, key: PullKey): Promise<z.infer<typeof pull>> {
  const { data } = await connection.line.send("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
    ...named(connection),
    pull_number: key.number,
  });
  return readAs(pull, data, "pull");
}

function whyNotMergeable({ state, draft, mergeable_state }: z.infer<typeof pull>): RefusedBecause {
  if (state === "closed") return "not-open";
  if (draft === true) return "draft";
  return mergeable_state === "blocked" ? "check" : "conflict";
}
