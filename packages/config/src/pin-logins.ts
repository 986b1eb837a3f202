/**
 * Writes the numeric ids of people behind their logins: `bob` becomes `bob#583231` (D32).
 *
 * Only the logins themselves are touched, where they stand; comments, quotes, line ends and everything else stay to the
 * letter.
 */
import type { UserId } from "@rfckit/core";
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar } from "yaml";
import { PINNABLE_LOGIN } from "./spelling.ts";
import { fold } from "./values.ts";

/** A login that isn't pinned, where it stands in the text. */
export interface LooseLogin {
  readonly login: string;
  readonly line: number;
  /** Where the id goes; `null` for one whose spelling hides where its name ends. */
  readonly end: number | null;
}

/** The logins of all groups and of the admins that aren't pinned yet, in the text's order; the text has to be valid. */
export function findLooseLogins(text: string): LooseLogin[] {
  const root = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: "error" }).contents;
  const found = new Map<Scalar, LooseLogin>();
  const note = (node: unknown): void => {
    if (!isScalar(node) || typeof node.value !== "string" || node.range == null) return;
    if (node.value.includes("#") || !PINNABLE_LOGIN.test(node.value)) return;
    const [start, end] = node.range;
    const inside = /^["']/u.test(text.slice(start, end)) ? end - 1 : end;
    const line = text.slice(0, start).split("\n").length;
    const plain = text.slice(start, inside).endsWith(node.value);
    found.set(node, { login: node.value, line, end: plain ? inside : null });
  };
  for (const list of loginLists(root)) if (isSeq(list)) for (const item of list.items) note(item);
  return [...found].sort(([one], [other]) => startOf(one) - startOf(other)).map(([, loose]) => loose);
}

function startOf({ range }: Scalar): number {
  return range?.[0] ?? 0;
}

/** Each list of logins; one that is used again by an alias stands where it is written. */
function* loginLists(root: unknown): Generator<unknown> {
  yield childOf(root, "admins");
  for (const project of valuesOf(childOf(root, "projects"))) yield* valuesOf(childOf(project, "groups"));
}

function childOf(node: unknown, key: string): unknown {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
}

function valuesOf(node: unknown): unknown[] {
  return isMap(node) ? node.items.map(({ value }) => value).filter((value) => !isAlias(value)) : [];
}

export interface Pinned {
  readonly text: string;
  /** What was written where. */
  readonly pins: readonly { readonly login: string; readonly id: UserId; readonly line: number }[];
  /** Logins that nobody bears: they stay as they are. */
  readonly unknown: readonly { readonly login: string; readonly line: number }[];
  /** Logins written with escapes, which have to be pinned by hand. */
  readonly escaped: readonly { readonly login: string; readonly line: number }[];
}

/** Pins them; `people` has the id of each login in lower case, `null` where GitHub doesn't know it. */
export function pinLogins(text: string, people: ReadonlyMap<string, UserId | null>): Pinned {
  const pins: Pinned["pins"][number][] = [];
  const unknown: Pinned["unknown"][number][] = [];
  const escaped: Pinned["escaped"][number][] = [];
  let written = "";
  let from = 0;
  for (const { login, line, end } of findLooseLogins(text)) {
    const id = people.get(fold(login)) ?? null;
    if (id === null || end === null) {
      (id === null ? unknown : escaped).push({ login, line });
      continue;
    }
    pins.push({ login, id, line });
    written += `${text.slice(from, end)}#${id}`;
    from = end;
  }
  return { text: written + text.slice(from), pins, unknown, escaped };
}
