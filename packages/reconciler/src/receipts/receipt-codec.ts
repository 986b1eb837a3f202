/**
 * The receipts as text: an HTML comment at the end of the checklist, which no rendering shows.
 *
 * Names are shortened and the pull request's address is left out, for the whole checklist must fit into one
 * comment. Nothing in it can end the HTML comment early: `<`, `>` and the second of two hyphens are escaped.
 */
import type { Entry } from "@rfckit/core";
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

const BLOCK = /<!-- rfckit:receipts 1 (\d+) ([0-9a-f]{64})\n([^<>]*)\n-->/;

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
  const lines = entries.map((entry) => escapeLine(canonicalJson(shorten(entry, seal.url))));
  const text = lines.join("\n");
  return `<!-- rfckit:receipts 1 ${seal.motion} ${sealLines(text, seal)}\n${text}\n-->`;
}

export type ReceiptsRead =
  | { readonly kind: "none" | "broken" }
  | { readonly kind: "read"; readonly entries: readonly Entry[] };

/** The receipts in one of the bot's own versions of a checklist; `broken` where the seal doesn't fit. */
export function readReceipts(body: string, seal: Omit<Seal, "motion">): ReceiptsRead {
  const block = BLOCK.exec(body);
  if (block === null) return { kind: "none" };
  const [, motion = "", found = "", text = ""] = block;
  if (found !== sealLines(text, { ...seal, motion: Number(motion) })) return { kind: "broken" };
  const entries: Entry[] = [];
  for (const line of text.split("\n")) {
    const entry = parseLine(line, seal.url);
    if (entry === null) return { kind: "broken" };
    entries.push(entry);
  }
  return { kind: "read", entries };
}

/** Each line's hash covers the one before, the seal covers the last one and says whose they are. */
function sealLines(text: string, seal: Seal): string {
  let hash = "";
  for (const line of text.split("\n")) hash = digestOf(`${hash}\n${line}`);
  return sealOf(`${seal.key.repository}#${seal.key.number}\n${seal.motion}\n${hash}`, seal.secret);
}

function shorten(value: unknown, url: string): unknown {
  if (typeof value === "string") {
    if (value.startsWith(`${url}#`)) return `~${value.slice(url.length)}`;
    return value.startsWith("~") ? `~${value}` : value;
  }
  if (Array.isArray(value)) return value.map((inner) => shorten(inner, url));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [SHORT.get(name) ?? name, shorten(inner, url)]),
  );
}

function lengthen(value: unknown, url: string): unknown {
  if (typeof value === "string") {
    if (value.startsWith("~#")) return `${url}${value.slice(1)}`;
    return value.startsWith("~~") ? value.slice(1) : value;
  }
  if (Array.isArray(value)) return value.map((inner) => lengthen(inner, url));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [LONG.get(name) ?? name, lengthen(inner, url)]),
  );
}

function escapeLine(json: string): string {
  return json.replace(/[<>]|-(?=-)/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function parseLine(line: string, url: string): Entry | null {
  try {
    const value: unknown = lengthen(JSON.parse(line), url);
    const whole =
      typeof value === "object" && value !== null && "kind" in value && "key" in value && "at" in value;
    return whole && typeof value.at === "number" ? (value as Entry) : null;
  } catch {
    return null;
  }
}
