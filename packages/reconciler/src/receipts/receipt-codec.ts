/**
 * The receipts as text: an HTML comment at the end of the checklist, which no rendering shows.
 *
 * Names are shortened, what was said before is only pointed at, and what can be told without is left out, for
 * the whole checklist must fit into one comment. Nothing in it can end the HTML comment early.
 */
import type { Entry, MotionContext } from "@rfckit/core";
import { canonicalJson } from "../canonical-json.ts";
import { digestOf, sealOf } from "../digest.ts";
import type { PullKey } from "../ports/snapshot.ts";

/** Field names and their short forms. Only ever add to it: receipts are read by later versions. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    kind: "k",
    key: "y",
    at: "t",
    by: "b",
    id: "i",
    login: "l",
    source: "s",
    url: "u",
    version: "v",
    command: "c",
    admin: "a",
    belongs: "g",
    text: "x",
    motion: "m",
    members: "w",
    name: "n",
    objection: "o",
    checked: "h",
    circumstances: "r",
    head: "d",
    digest: "e",
  }),
);
const LONG: ReadonlyMap<string, string> = new Map([...SHORT].map(([long, short]) => [short, long]));

const BLOCK = /<!-- rfckit:receipts 1 (\d+) ([0-9a-f]{64})\n([\s\S]*?)\n-->/;

export interface Seal {
  readonly key: PullKey;
  readonly motion: number;
  /** The pull request's address, which receipts leave out. */
  readonly url: string;
  /** The operator's key; without one the seal shows a broken copy, but not a forged one. */
  readonly secret: string;
}

/** The block that carries a motion's receipts. */
export function writeReceipts(entries: readonly Entry[], seal: Seal): string {
  const memory = remember(seal.url);
  const lines = entries.map((entry) => escapeLine(canonicalJson(memory.shorten(leaveOut(entry, seal.url)))));
  const text = lines.join("\n");
  return `<!-- rfckit:receipts 1 ${seal.motion} ${sealLines(text, seal)}\n${text}\n-->`;
}

/**
 * The text with its receipts sealed by another secret, whatever sealed them before: for somebody who hasn't the operator's,
 * and reads the bot's own words as they stand. A text without receipts stays as it is.
 */
export function sealAnew(body: string, seal: Omit<Seal, "motion">): string {
  return body.replace(BLOCK, (_, motion: string, __, text: string) => {
    return `<!-- rfckit:receipts 1 ${motion} ${sealLines(text, { ...seal, motion: Number(motion) })}\n${text}\n-->`;
  });
}

export type ReceiptsRead =
  | { readonly kind: "none" | "broken" }
  | { readonly kind: "read"; readonly entries: readonly Entry[] };

/** The receipts in one of the bot's own versions of a checklist; `broken` where the seal doesn't fit. */
export function readReceipts(body: string, seal: Omit<Seal, "motion">): ReceiptsRead {
  const opened = openReceipts(body, seal);
  if (opened === null) return { kind: "none" };
  const { entries, sealed } = opened;
  return entries === null || sealed !== true ? { kind: "broken" } : { kind: "read", entries };
}

/** Receipts as they stand, whether their seal fits or not. */
export interface ReceiptsOpened {
  readonly motion: number;
  /** The block itself: two are the same if and only if these are. */
  readonly block: string;
  /** `null` where they can't be read. */
  readonly entries: readonly Entry[] | null;
  /** Whether the seal fits; `null` without the operator's key. */
  readonly sealed: boolean | null;
}

/** For whoever compares and counts nothing from them, with the operator's key or without (`null`). */
export function openReceipts(
  body: string,
  { key, url, secret }: Pick<Seal, "key" | "url"> & { readonly secret: string | null },
): ReceiptsOpened | null {
  const found = BLOCK.exec(body);
  if (found === null) return null;
  const [block, number = "", seal = "", text = ""] = found;
  const motion = Number(number);
  const sealed = secret === null ? null : seal === sealLines(text, { key, url, secret, motion });
  const memory = remember(url);
  const entries = text.split("\n").map((line) => withNumber(parseLine(line, memory, url), motion));
  return { motion, block, entries: entries.every((entry) => entry !== null) ? entries : null, sealed };
}

/** A motion has the number under which it was kept, whatever is known of those before it. */
function withNumber(entry: Entry | null, number: number): Entry | null {
  if (entry === null || !("context" in entry) || entry.context === undefined) return entry;
  return { ...entry, context: { ...entry.context, number } };
}

/** Each line's hash covers the one before, the seal covers the last one and says whose they are. */
function sealLines(text: string, seal: Seal): string {
  let hash = "";
  for (const line of text.split("\n")) hash = digestOf(`${hash}\n${line}`);
  return sealOf(`${seal.key.repository}#${seal.key.number}\n${seal.motion}\n${hash}`, seal.secret);
}

/** What is nearly always so isn't written; `fillIn` puts it back. */
function leaveOut(entry: Entry, url: string): unknown {
  if (entry.kind === "adopted") return { ...entry, context: withoutNumber(entry.context) };
  if (entry.kind !== "command") return entry;
  const { admin, belongs, version, source, context, ...rest } = entry;
  const { url: at, ...where } = source;
  return {
    ...rest,
    ...(context === undefined ? {} : { context: withoutNumber(context) }),
    ...(admin ? { admin } : {}),
    ...(belongs === "roster" ? {} : { belongs }),
    ...(version === 0 ? {} : { version }),
    source: at === usualAddress(url, source.id) ? where : source,
  };
}

/** It is the block's. */
function withoutNumber({ number: _, ...context }: MotionContext): MotionContext {
  return context;
}

function fillIn(entry: Record<string, unknown>, url: string): unknown {
  if (entry["kind"] !== "command") return entry;
  const source = entry["source"] as Record<string, unknown>;
  const at = { url: usualAddress(url, Number(source["id"])) };
  return { admin: false, belongs: "roster", version: 0, ...entry, source: { ...at, ...source } };
}

function usualAddress(url: string, id: number): string {
  return `${url}#issuecomment-${id}`;
}

interface Memory {
  readonly shorten: (value: unknown) => unknown;
  readonly lengthen: (value: unknown) => unknown;
}

/** Texts shorter than this are written out each time. */
const WORTH_REMEMBERING = 12;

/**
 * Long texts are written once and then pointed at (`^3`), people's logins once. The pull request's address is
 * `~`. What looks like one of these marks itself is doubled.
 */
function remember(url: string): Memory {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  const logins = new Map<number, string>();
  const keep = (text: string): void => {
    if (text.length < WORTH_REMEMBERING || numbers.has(text)) return;
    numbers.set(text, texts.length);
    texts.push(text);
  };
  const shortenText = (text: string): string => {
    const number = numbers.get(text);
    keep(text);
    if (number !== undefined) return `^${number}`;
    if (text.startsWith(`${url}#`)) return `~${text.slice(url.length)}`;
    return /^[~^]/.test(text) ? `${text.slice(0, 1)}${text}` : text;
  };
  const lengthenText = (text: string): string => {
    const known = /^\^(\d+)$/.exec(text)?.[1];
    if (known !== undefined) return texts[Number(known)] ?? "";
    const long = text.startsWith("~#") ? `${url}${text.slice(1)}` : text.replace(/^([~^])\1/, "$1");
    keep(long);
    return long;
  };
  const shorten = (value: unknown): unknown => {
    if (typeof value === "string") return shortenText(value);
    if (Array.isArray(value)) return value.map(shorten);
    if (typeof value !== "object" || value === null) return value;
    if (isPerson(value)) {
      const { id, login } = value;
      if (logins.get(id) === login) return { i: id };
      logins.set(id, login);
      return { i: id, l: login };
    }
    const fields = Object.entries(value).sort(([one], [other]) =>
      shortName(one) < shortName(other) ? -1 : 1,
    );
    return Object.fromEntries(fields.map(([name, inner]) => [shortName(name), shorten(inner)]));
  };
  const lengthen = (value: unknown): unknown => {
    if (typeof value === "string") return lengthenText(value);
    if (Array.isArray(value)) return value.map(lengthen);
    if (typeof value !== "object" || value === null) return value;
    const fields = Object.entries(value);
    if (fields.every(([name]) => name === "i" || name === "l") && "i" in value) {
      const id = Number(value.i);
      const login = "l" in value ? String(value.l) : (logins.get(id) ?? "");
      logins.set(id, login);
      return { id, login };
    }
    return Object.fromEntries(fields.map(([name, inner]) => [LONG.get(name) ?? name, lengthen(inner)]));
  };
  return { shorten, lengthen };
}

function shortName(name: string): string {
  return SHORT.get(name) ?? name;
}

function isPerson(value: object): value is { readonly id: number; readonly login: string } {
  return Object.keys(value).length === 2 && "id" in value && "login" in value;
}

function escapeLine(json: string): string {
  return json.replace(/--(!?)>/g, "--$1\\u003e");
}

function parseLine(line: string, memory: Memory, url: string): Entry | null {
  try {
    const value: unknown = memory.lengthen(JSON.parse(line));
    const whole =
      typeof value === "object" && value !== null && "kind" in value && "key" in value && "at" in value;
    return whole && typeof value.at === "number" ? (fillIn({ ...value }, url) as Entry) : null;
  } catch {
    return null;
  }
}
