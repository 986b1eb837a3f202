/**
 * Lists in pages, as GitHub's connections are: a hundred entries at most, and cursors that go on meaning the same
 * place while other entries come and go.
 */
import { type GraphQLResolveInfo, getNamedType, Kind, type SelectionSetNode } from "graphql";
import { FieldError } from "./field-error.ts";

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export interface Listing<T> {
  readonly items: readonly T[];
  /** What a cursor remembers of an entry. */
  readonly keyOf: (item: T) => string | number;
  readonly show: (item: T) => unknown;
}

const MOST = 100;

/** One page of a list. Throws where a cursor is none. */
export function connection<T>(args: PageArguments, { items, keyOf, show }: Listing<T>) {
  const { first, last, after, before } = args;
  const keys = after == null && before == null ? [] : items.map((item) => String(keyOf(item)));
  const from = after == null ? 0 : placeAfter(keys, after);
  const to = before == null ? items.length : placeBefore(keys, before);
  const start = first == null && last != null ? Math.max(from, to - last) : from;
  const end = first == null ? to : Math.min(to, from + first);
  const page = items.slice(start, Math.max(start, end));
  const cursorOf = (place: number) => {
    const item = items[place];
    return item === undefined ? null : writeCursor(place, keyOf(item));
  };
  return {
    totalCount: items.length,
    nodes: () => page.map(show),
    pageInfo: {
      startCursor: page.length === 0 ? null : cursorOf(start),
      endCursor: page.length === 0 ? null : cursorOf(start + page.length - 1),
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
    },
  };
}

/**
 * Throws where a connection is asked for without saying how large a page is meant, or for too large a one. Only
 * counting takes no page.
 */
export function demandPage(args: PageArguments, info: GraphQLResolveInfo): void {
  const { name } = getNamedType(info.returnType);
  if (!name.endsWith("Connection")) return;
  const { first, last } = args;
  const of = `the \`${info.fieldName}\` connection`;
  if (first != null && last != null) {
    const message = `Passing both \`first\` and \`last\` to paginate ${of} is not supported.`;
    throw new FieldError("UNPROCESSABLE", message);
  }
  const bound = first == null ? "last" : "first";
  const size = first ?? last;
  if (size == null) {
    if (!info.fieldNodes.some(({ selectionSet }) => selectsEntries(selectionSet, info))) return;
    const message = `You must provide a \`first\` or \`last\` value to properly paginate ${of}.`;
    throw new FieldError("MISSING_PAGINATION_BOUNDARIES", message);
  }
  if (size < 1) {
    throw new FieldError("UNPROCESSABLE", `\`${bound}\` on ${of} cannot be less than one.`);
  }
  if (size > MOST) {
    const message = `Requesting ${size} records on ${of} exceeds the \`${bound}\` limit of ${MOST} records.`;
    throw new FieldError("EXCESSIVE_PAGINATION", message);
  }
}

const ENTRIES = new Set(["edges", "nodes", "pageInfo"]);

function selectsEntries(set: SelectionSetNode | undefined, info: GraphQLResolveInfo): boolean {
  return (set?.selections ?? []).some((selection) => {
    if (selection.kind === Kind.FIELD) return ENTRIES.has(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return selectsEntries(selection.selectionSet, info);
    return selectsEntries(info.fragments[selection.name.value]?.selectionSet, info);
  });
}

/** A cursor: where its entry was, and which one it is. */
export function writeCursor(place: number, key: string | number): string {
  return btoa(`cursor:v2:${place}:${key}`);
}

/** The place after an entry; where that has gone, what came after it stands in its place. */
function placeAfter(keys: readonly string[], cursor: string): number {
  const { place, key } = readCursor(cursor);
  const found = keys.indexOf(key);
  return found < 0 ? Math.min(place, keys.length) : found + 1;
}

function placeBefore(keys: readonly string[], cursor: string): number {
  const { place, key } = readCursor(cursor);
  const found = keys.indexOf(key);
  return found < 0 ? Math.min(place, keys.length) : found;
}

function readCursor(cursor: string): { readonly place: number; readonly key: string } {
  const [, place, key] = /^cursor:v2:(\d+):(.*)$/su.exec(decode(cursor)) ?? [];
  if (place !== undefined && key !== undefined) return { place: Number(place), key };
  throw new FieldError("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
}

function decode(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return "";
  }
}
