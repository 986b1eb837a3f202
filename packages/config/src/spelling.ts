/**
 * How names are spelt on GitHub: logins, teams, labels, paths. Each comes as a pattern, which the published JSON
 * Schema carries too, and with what somebody may have meant who wrote it in another way.
 */

/** Letters, digits and single hyphens, at most 39 characters. */
const LOGIN = "(?=[^#/]{1,39}(?:[#/]|$))[A-Za-z0-9](?:-?[A-Za-z0-9])*";

/** A login, which `#` and a numeric user id may pin (D32). */
export const PINNABLE_LOGIN = new RegExp(`^${LOGIN}(?:#[1-9][0-9]{0,14})?$`, "u");
export const MENTION = new RegExp(`^@${LOGIN}$`, "u");
export const TEAM = new RegExp(`^${LOGIN}/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$`, "u");

// Names stand in comments that people act on, so nothing in them may hide or reorder what is shown.
// Written out, for not every reader of the published schema knows Unicode's classes.
const HIDDEN =
  "\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069";
const oneLine = (limit: number) =>
  new RegExp(`^(?=.{1,${limit}}$)[^\\s${HIDDEN}](?:[^${HIDDEN}]*[^\\s${HIDDEN}])?$`, "u");

/** GitHub's own limit on a label's name. */
export const MOST_LABEL = 50;
export const LABEL = oneLine(MOST_LABEL);
export const NAME = oneLine(100);
/** With the longest disposition in the place of `{disposition}`, the label is still within GitHub's limit. */
export const DISPOSITION_LABEL = new RegExp(
  `^(?=.{13,${MOST_LABEL - "postpone".length + "{disposition}".length}}$)(?!.*\\{disposition\\}.*\\{disposition\\})(?=.*\\{disposition\\})[^\\s${HIDDEN}][^${HIDDEN}]*[^\\s${HIDDEN}]$`,
  "u",
);

/** A rule of the linter: `section-missing`. */
export const RULE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;

/** Relative to the repository's root, never out of it, and not the root itself. */
const INSIDE = "(?=.{1,200}$)(?!/)(?!(?:.*/)?\\.\\.(?:/|$))(?=.*[^./])";
export const PATH = new RegExp(`^${INSIDE}[^\\\\${HIDDEN}]+$`, "u");
export const FILE_PATH = new RegExp(`^${INSIDE}[^\\\\${HIDDEN}]*[^\\\\/${HIDDEN}]$`, "u");

/** `./accepted//` is `accepted`. */
export function normalisePath(path: string): string {
  return path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}

/** The login that was meant with `@bob`, an address of a profile, or blanks and underscores; its pin stays. */
export function suggestLogin(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^(?:https?:\/\/github\.com\/|@)/iu, "")
    .replaceAll(/[\s_-]+/gu, "-");
  return fits(PINNABLE_LOGIN, bare.replace(/-?#-?/u, "#").replace(/\/$/u, ""), text);
}

/** The team that was meant with `@organisation/team`, its address, or blanks. */
export function suggestTeam(text: string): string | null {
  const address = /^https?:\/\/github\.com\/orgs\/([^/]+)\/teams\//iu;
  return fits(TEAM, text.trim().replace(address, "$1/").replace(/^@/u, "").replaceAll(/\s+/gu, "-"), text);
}

export function suggestMention(text: string): string | null {
  return fits(
    MENTION,
    `@${text
      .trim()
      .replace(/^@+/u, "")
      .replace(/\[bot\]$/u, "")}`,
    text,
  );
}

/** The path that was meant with backslashes or a leading slash. What leads out of the repository has none. */
export function suggestPath(text: string): string | null {
  return fits(FILE_PATH, normalisePath(text.trim().replaceAll("\\", "/")), text);
}

export function suggestName(text: string): string | null {
  return fits(LABEL, text.trim().replaceAll(/\s+/gu, " "), text);
}

export function suggestRule(text: string): string | null {
  return fits(
    RULE,
    text
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_]+/gu, "-"),
    text,
  );
}

function fits(pattern: RegExp, meant: string, written: string): string | null {
  return meant !== written && pattern.test(meant) ? meant : null;
}
