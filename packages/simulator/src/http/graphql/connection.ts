/**
 * Lists in pages, as GitHub's connections are: a hundred at most, and cursors that go on meaning the same entry while
 * others come and go.
 */
import { FieldError } from "./field-error.ts";

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

const MOST = 100;

export interface Listing<T> {
  /** The connection's name, for complaints. */
  readonly name: string;
  readonly items: readonly T[];
  /** What a cursor remembers of an entry. */
  readonly keyOf: (item: T) => string | number;
  readonly show: (item: T) => unknown;
}

/** One page of a list. Throws where GitHub wants to know how large a page is meant, or takes no such one. */
export function connection<T>(args: PageArguments, { name, items, keyOf, show }: Listing<T>) {
  const size = pageSize(args, name);
  const placeOf = (cursor: string): number => {
    const key = readCursor(cursor);
    const place = items.findIndex((item) => String(keyOf(item)) === key);
    if (place >= 0) return place;
    throw new FieldError("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
  };
  const from = args.after == null ? 0 : placeOf(args.after) + 1;
  const to = args.before == null ? items.length : placeOf(args.before);
  const backwards = args.first == null;
  const start = backwards ? Math.max(from, to - size) : from;
  const end = backwards ? to : Math.min(to, from + size);
  const page = items.slice(start, end);
  const cursorOf = (item: T | undefined) => (item === undefined ? null : writeCursor(keyOf(item)));
  return {
    totalCount: items.length,
    nodes: () => page.map(show),
    pageInfo: {
      startCursor: cursorOf(page[0]),
      endCursor: cursorOf(page.at(-1)),
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
    },
  };
}

function pageSize({ first, last }: PageArguments, name: string): number {
  const size = first ?? last;
  if (size == null) {
    throw new FieldError(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  }
  if (size > MOST) {
    throw new FieldError(
      "EXCESSIVE_PAGINATION",
      `Requesting ${size} records on the \`${name}\` connection exceeds the \`first\` limit of ${MOST} records.`,
    );
  }
  return Math.max(0, size);
}

function writeCursor(key: string | number): string {
  return btoa(`cursor:v2:${key}`);
}

function readCursor(cursor: string): string | null {
  try {
    return /^cursor:v2:(.*)$/u.exec(atob(cursor))?.[1] ?? null;
  } catch {
    return null;
  }
}
