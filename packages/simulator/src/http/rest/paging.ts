/**
 * Lists in pages, as GitHub gives them: thirty entries where nobody says otherwise, a hundred at most, and the
 * addresses of the other pages in a `link` header.
 */
import { LIMITS } from "../../github/limits.ts";
import { API } from "../render/index.ts";
import type { Call, RestAnswer } from "./operation.ts";

const USUAL_SIZE = 30;

/** The page of a list that was asked for, each of its entries shown by `show`. `path` is the list's address in the API. */
export function pageOf<T>(
  { query }: Pick<Call, "query">,
  path: string,
  entries: readonly T[],
  show: (entry: T) => unknown,
): RestAnswer {
  const { page, headers } = cutPage(query, path, entries);
  return { status: 200, body: page.map(show), headers };
}

/** The same for lists that GitHub wraps into an object, under `name`, with how many entries there are in all. */
export function countedPageOf<T>(
  { query }: Pick<Call, "query">,
  path: string,
  name: string,
  entries: readonly T[],
  show: (entry: T) => unknown,
): RestAnswer {
  const { page, headers } = cutPage(query, path, entries);
  return { status: 200, body: { total_count: entries.length, [name]: page.map(show) }, headers };
}

function cutPage<T>(query: URLSearchParams, path: string, entries: readonly T[]) {
  const size = Math.min(readNumber(query, "per_page", USUAL_SIZE), LIMITS.pageSize);
  const at = readNumber(query, "page", 1);
  const last = Math.max(1, Math.ceil(entries.length / size));
  const address = (page: number) => {
    const there = new URLSearchParams(query);
    there.set("page", String(page));
    return `${API}${path}?${there}`;
  };
  // GitHub names the pages in this order. Those that one is on already are left out.
  const links = [
    ...(at > 1 ? [["prev", at - 1] as const] : []),
    ...(at < last ? [["next", at + 1] as const, ["last", last] as const] : []),
    ...(at > 1 ? [["first", 1] as const] : []),
  ].map(([rel, page]) => `<${address(page)}>; rel="${rel}"`);
  return {
    page: entries.slice((at - 1) * size, at * size),
    headers: links.length === 0 ? {} : { link: links.join(", ") },
  };
}

/** A number of one or more; anything else that stands there counts as nothing, as it does at GitHub. */
function readNumber(query: URLSearchParams, name: string, usual: number): number {
  const number = Number(query.get(name));
  return Number.isInteger(number) && number >= 1 ? number : usual;
}
