/**
 * The versions of edited comments. Three of each come with the reading itself; older ones were remembered, or are read
 * now, those of many comments in one request.
 */
import type { Revision } from "@rfckit/reconciler";
import { z } from "zod";
import { demandFields, sendGraphql } from "../graphql.ts";
import type { Line } from "../line.ts";
import { type Edits, type Memory, readInstant } from "../memory.ts";
import { readAs } from "../read-as.ts";
import { moreEdits } from "./query.ts";
import { readAccount } from "./read-account.ts";
import { type Edit, type EditPage, edits, type WrittenComment } from "./schema.ts";

/** Comments whose versions are asked for in one request: each may bring a hundred long texts. */
const TOGETHER = 5;

type Written = Pick<
  WrittenComment,
  "id" | "createdAt" | "author" | "includesCreatedEdit" | "userContentEdits"
>;

/** The versions of a reading's comments, by the comments' node ids. What is remembered may be forgotten meanwhile. */
export type Versions = ReadonlyMap<string, Edits>;

interface Shelves {
  readonly memory: Memory;
  readonly versions: Map<string, Edits>;
}

/** All versions of all these comments. */
export async function fetchEdits(
  line: Line,
  memory: Memory,
  comments: readonly Written[],
): Promise<Versions> {
  const shelves: Shelves = { memory, versions: new Map() };
  let lacking: Lack[] = [];
  for (const { id, userContentEdits } of comments) {
    const lack = userContentEdits === null ? null : takePage(shelves, { id, read: [] }, userContentEdits);
    // What came along is read once more with the rest: its cursor belongs to a smaller page.
    if (lack !== null) lacking.push({ id, read: [], after: null });
  }
  while (lacking.length > 0) {
    const now = lacking.slice(0, TOGETHER);
    const left = await fetchPages(line, shelves, now);
    lacking = [...left, ...lacking.slice(TOGETHER)];
  }
  return shelves.versions;
}

const editPages = z.record(z.string(), z.object({ userContentEdits: edits }).nullable());

interface Reading {
  readonly id: string;
  /** Newest first. */
  readonly read: readonly Edit[];
}

interface Lack extends Reading {
  readonly after: string | null;
}

async function fetchPages(line: Line, shelves: Shelves, lacking: readonly Lack[]): Promise<Lack[]> {
  const variables = Object.fromEntries(
    lacking.flatMap(({ id, after }, number) => [
      [`id${number}`, id],
      [`after${number}`, after],
    ]),
  );
  const reply = await sendGraphql(line, { query: moreEdits(lacking.length), variables });
  // A comment that was deleted meanwhile is gone from the next reading.
  demandFields(reply, "Edits", ({ type }) => type === "NOT_FOUND");
  const pages = readAs(editPages, reply.data, "graphql Edits");
  return lacking.flatMap((lack, number) => {
    const page = pages[`c${number}`]?.userContentEdits ?? null;
    const left = page === null ? null : takePage(shelves, lack, page);
    return left === null ? [] : [left];
  });
}

/** Takes a page's versions once they join what is known without a gap; else tells what is lacking. */
function takePage({ memory, versions }: Shelves, { id, read }: Reading, page: EditPage): Lack | null {
  const known = memory.edits.get(id) ?? new Map<string, Revision>();
  const nodes = [...read, ...(page.nodes ?? []).filter((node) => node !== null)];
  const fresh = nodes.filter((node) => !known.has(node.id));
  const whole = known.size + fresh.length >= page.totalCount || !page.pageInfo.hasNextPage;
  if (!whole) return { id, read: nodes, after: page.pageInfo.endCursor };
  const joined = new Map(known);
  for (const node of nodes.toReversed()) joined.set(node.id, readEdit(node, memory));
  memory.edits.set(id, joined);
  versions.set(id, joined);
  return null;
}

function readEdit({ editedAt, editor, diff, deletedAt }: Edit, memory: Memory): Revision {
  return {
    at: readInstant(editedAt),
    by: readAccount(editor, memory),
    body: deletedAt === null ? diff : null,
  };
}

/** A comment's versions, oldest first; empty where it was never edited. */
export function revisionsOf(comment: Written, versions: Versions, memory: Memory): Revision[] {
  if ((comment.userContentEdits?.totalCount ?? 0) === 0) return [];
  const known: Edits = versions.get(comment.id) ?? new Map();
  const revisions = [...known.values()];
  if (comment.includesCreatedEdit) return revisions;
  // Comments from before GitHub kept versions: what was first written is lost.
  const original = {
    at: readInstant(comment.createdAt),
    by: readAccount(comment.author, memory),
    body: null,
  };
  return [original, ...revisions];
}
