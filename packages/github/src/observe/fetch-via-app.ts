/**
 * Whether an app posted a comment in somebody's name: then its commands do nothing (D29). Only REST tells. Mostly the
 * delivery that rang has told already; else those comments are asked about that may have a command in them.
 */
import { rings } from "@rfckit/reconciler";
import { z } from "zod";
import { type Connection, named } from "../connection.ts";
import { commentKey, type Memory } from "../memory.ts";
import { readAs } from "../read-as.ts";
import { revisionsOf, type Versions } from "./read-edits.ts";
import type { WrittenComment } from "./schema.ts";

const PAGE_SIZE = 100;

const posted = z.object({ id: z.number(), performed_via_github_app: z.unknown().optional() });

/** Makes sure that it is remembered of every comment that may command something. */
export async function fetchViaApp(
  connection: Connection,
  memory: Memory,
  number: number,
  comments: readonly WrittenComment[],
  versions: Versions,
): Promise<void> {
  const { id } = connection.repository;
  const keyOf = (comment: number) => commentKey(id, "comment", comment);
  const unknown = comments.filter(
    (comment) =>
      mayCommand(comment, versions, memory) && memory.viaApp.get(keyOf(comment.fullDatabaseId)) === undefined,
  );
  if (unknown.length === 0) return;
  const since = unknown.map(({ createdAt }) => createdAt).sort()[0];
  for (let page = 1; ; page += 1) {
    const { data } = await connection.line.send("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...named(connection),
      issue_number: number,
      since,
      per_page: PAGE_SIZE,
      page,
    });
    const entries = readAs(z.array(posted), data, "comments");
    for (const each of entries) memory.viaApp.set(keyOf(each.id), each.performed_via_github_app != null);
    if (entries.length < PAGE_SIZE) break;
  }
  // What was deleted between the two requests can't do anything any more.
  for (const { fullDatabaseId } of unknown) {
    if (memory.viaApp.get(keyOf(fullDatabaseId)) === undefined)
      memory.viaApp.set(keyOf(fullDatabaseId), false);
  }
}

/** By a person, with a line that begins with a mention in any version. */
export function mayCommand(comment: WrittenComment, known: Versions, memory: Memory): boolean {
  if (comment.author?.__typename !== "User") return false;
  const versions = [comment.body, ...revisionsOf(comment, known, memory).map(({ body }) => body ?? "")];
  return versions.some((body) =>
    rings({ kind: "comment-written", comment: "comment", body, authorIsBot: false, own: false }, null),
  );
}
