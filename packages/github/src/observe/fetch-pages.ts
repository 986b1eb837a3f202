/** The lists of a pull request, page by page where they are long. */
import { z } from "zod";
import type { Connection } from "../connection.ts";
import { demandFields, sendGraphql } from "../graphql.ts";
import { readAs } from "../read-as.ts";
import { LIST_NAMES, type ListName, MORE_OF_THREAD, morePages } from "./query.ts";
import { type Lists, lists, type ReadPull, thread, type WrittenInline } from "./schema.ts";

type Node<K extends ListName> = NonNullable<NonNullable<NonNullable<Lists[K]>["nodes"]>[number]>;
export type AllPages = { [K in ListName]: Node<K>[] };

/** Turns the pages of all lists at once, until each has been read to its end. */
export async function fetchAllPages({ line }: Connection, pull: ReadPull): Promise<AllPages> {
  const all: AllPages = { labels: [], comments: [], reviews: [], threads: [], timeline: [] };
  let page: { readonly [K in ListName]?: Lists[K] | undefined } = pull;
  for (;;) {
    const cursors: Record<string, string> = {};
    const open: ListName[] = [];
    for (const name of LIST_NAMES) {
      const list = page[name];
      if (list == null) continue;
      (all[name] as unknown[]).push(...(list.nodes ?? []).filter((node) => node !== null));
      if (!list.pageInfo.hasNextPage || list.pageInfo.endCursor === null) continue;
      open.push(name);
      cursors[name] = list.pageInfo.endCursor;
    }
    if (open.length === 0) return all;
    const reply = await sendGraphql(line, {
      query: morePages(open),
      variables: { pull: pull.id, ...cursors },
    });
    demandFields(reply, "More");
    page = readAs(z.object({ pull: lists.partial() }), reply.data, "graphql More").pull;
  }
}

/** All inline comments, of all threads. */
export async function fetchInlines(
  { line }: Connection,
  threads: AllPages["threads"],
): Promise<WrittenInline[]> {
  const all: WrittenInline[] = [];
  for (const { id, comments } of threads) {
    let page = comments;
    for (;;) {
      all.push(...(page.nodes ?? []).filter((node) => node !== null));
      if (!page.pageInfo.hasNextPage) break;
      const reply = await sendGraphql(line, {
        query: MORE_OF_THREAD,
        variables: { thread: id, after: page.pageInfo.endCursor },
      });
      demandFields(reply, "Thread");
      page = readAs(z.object({ thread }), reply.data, "graphql Thread").thread.comments;
    }
  }
  return all;
}
