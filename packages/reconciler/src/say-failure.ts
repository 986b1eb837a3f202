/**
 * A failure in words for the operator: what it was, and what to do about it where somebody can.
 *
 * Of an error that nobody foresaw the message may hold whatever was being worked on: parsers and databases put it between
 * quotation marks. So that part is left out, and where it happened is told instead.
 */
import { GitHubRefused, GitHubUnavailable, type RefusedBecause } from "./ports/github.ts";
import { LeaseLost } from "./ports/leases.ts";
import { StoreUnavailable } from "./ports/store.ts";

/** What somebody can do where a pass keeps failing for that reason. */
const REMEDIES: Readonly<Partial<Record<RefusedBecause, string>>> = {
  gone: "the app isn't installed there, or is suspended there, or this was deleted. If its RFCs are to go on, install it or lift the suspension",
  permission:
    "the app lacks a permission there. Accept those it asks for, in the settings of whoever owns it",
  archived: "the repository is archived. If its RFCs are to go on, take it out of the archive",
  locked: "the conversation is locked. If the RFC is to go on, unlock it",
  workflows: "the app may not touch workflow files. Somebody has to do it by hand",
  invalid: "GitHub doesn't take what the bot wants to write. Please report it as a bug",
};

/** Most of what isn't there passes by itself. */
const HINTS: ReadonlyMap<number | null, string> = new Map([
  [401, ": it doesn't take the app's key. See APP_ID and PRIVATE_KEY"],
  [403, ": its limits are used up, or the app is suspended there. If it is, lift the suspension"],
]);

/** From the first to the last quotation mark. An apostrophe within a word is none. */
const QUOTED = /(?:["`]|(?<!\w)')[\s\S]*["`']/u;
/** How many places of a stack are told. */
const PLACES = 4;

/** Why something failed, in one line without anybody's words: an error's own sentence only where we wrote it. */
export function sayFailure(error: unknown): string {
  if (error instanceof GitHubRefused) {
    const remedy = REMEDIES[error.reason];
    return `GitHub refused (${error.status} ${error.reason})${remedy === undefined ? "" : `: ${remedy}`}`;
  }
  if (error instanceof GitHubUnavailable) {
    const { status, retryAfter } = error;
    const what = status ?? (retryAfter === null ? "no answer" : "not asked, since its limits last");
    return `GitHub unavailable (${what})${HINTS.get(status) ?? ""}`;
  }
  if (error instanceof LeaseLost || error instanceof StoreUnavailable)
    return `${error.name}: ${error.message}`;
  if (!(error instanceof Error)) return `Something was thrown that is no error (${typeof error})`;
  const { name, message } = error;
  return [`${name}: ${message.replace(QUOTED, "…")}`, ...placesOf(error)].join(" ").replaceAll(/\s+/gu, " ");
}

/** Where it was thrown, innermost first: files and lines, and nothing that an error says. */
function placesOf({ stack = "", message }: Error): readonly string[] {
  const frames = stack.slice(stack.indexOf(message) + message.length).split("\n");
  const places = frames.flatMap((frame) => /^\s+at .*?([\w.-]+:\d+):\d+\)?$/u.exec(frame)?.[1] ?? []);
  return places.length === 0 ? [] : [`(at ${places.slice(0, PLACES).join(", ")})`];
}
