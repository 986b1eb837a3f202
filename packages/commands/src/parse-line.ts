/**
 * One command line to a command or a problem: the grammar, from the mention's end on.
 */
import { lowerAscii } from "./ascii.ts";
import { type CommandName, type CommandRow, commandOf, PREFIXES } from "./command-table.ts";
import { hasHidden } from "./hidden-characters.ts";
import { plainText } from "./plain-text.ts";
import { suggest } from "./suggest.ts";

export type CommandError =
  | "missing-command"
  | "unknown"
  | "prose"
  | "missing-name"
  | "missing-question"
  | "missing-user"
  | "hidden-characters";

export interface ParsedCommand {
  /** The line's number in the comment, from 1. */
  readonly line: number;
  readonly command: CommandName;
  /** The name, question, logins, remark, or the first line of the reason; may be empty. */
  readonly argument: string;
  /** Only motions: the rest of the line, and what follows up to the next command line. */
  readonly reason?: string;
  /** Only `f?`: the logins. */
  readonly users?: readonly string[];
  /** The line as it was written, without outer blanks. */
  readonly text: string;
}

export interface CommandProblem {
  readonly line: number;
  readonly error: CommandError;
  /** The nearest word, where there is one. */
  readonly suggestion?: string;
  /** The word that wasn't understood. */
  readonly word?: string;
  readonly text: string;
}

export type ParsedLine = ParsedCommand | CommandProblem;

/** A line that was found to be a command line. */
export interface CommandLine {
  readonly line: number;
  /** The whole line as it was written. */
  readonly text: string;
  /** What follows the mention and its separator. */
  readonly rest: string;
  /** What follows the line, up to the next command line. */
  readonly below: string;
}

/** Objections' names are cut here, in characters (code points). */
const LONGEST_NAME = 120;

const KEYWORD = /^(f\?|[a-z][a-z-]*)(?=$|[ \t.!?:,;])/i;
const CLOSING = /^(?:close[sd]?|closing|fix(?:es|ed|ing)?|resolve[sd]?|resolving)$/;
const ISSUE = /^(?:[\w.-]+\/[\w.-]+)?#\d+(?!\w)|^https?:\/\/[^\s/]+\/[\w.-]+\/[\w.-]+\/(?:issues|pull)\/\d+/i;
const LOGIN = /^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){0,38}$/i;

export function parseLine(found: CommandLine): ParsedLine {
  const { line } = found;
  const text = found.text.trim();
  const problem = (error: CommandError, word?: string, suggestion?: string | null): CommandProblem => ({
    line,
    error,
    ...(suggestion == null ? {} : { suggestion }),
    ...(word === undefined ? {} : { word }),
    text,
  });
  if (hasHidden(found.text)) return problem("hidden-characters");

  let words = withoutOuterBlanks(found.rest);
  if (words === "") return problem("missing-command");
  const prefix = readWord(words);
  if (prefix !== null && PREFIXES.includes(prefix.word)) {
    if (prefix.argument === "") return problem("missing-command");
    words = prefix.argument;
  }
  const head = readWord(words);
  const row = head === null ? undefined : commandOf(head.word);
  if (head !== null && CLOSING.test(head.word) && ISSUE.test(head.argument))
    return problem("prose", head.word);
  // `f?` takes no prefix.
  const misplaced = row?.name === "feedback" && words !== withoutOuterBlanks(found.rest);
  if (head === null || row === undefined || misplaced) {
    const word = /^[^ \t]*/.exec(words)?.[0] ?? "";
    const bare = lowerAscii(word.replace(/[.!?:,;]+$/, ""));
    return problem("unknown", word.slice(0, 80), bare.length > 40 ? null : suggest(bare));
  }
  return readArgument(found, row, head.argument, text, problem);
}

function readArgument(
  { line, below }: CommandLine,
  row: CommandRow,
  argument: string,
  text: string,
  problem: (error: CommandError) => CommandProblem,
): ParsedLine {
  const command = { line, command: row.name, text };
  switch (row.argument) {
    case "none":
      return { ...command, argument: "" };
    case "remark":
      return { ...command, argument };
    case "reason": {
      const reason = `${argument}\n${below}`.trim();
      return { ...command, argument: (/^[^\r\n]*/.exec(reason)?.[0] ?? "").trim(), reason };
    }
    case "question":
      return argument === "" ? problem("missing-question") : { ...command, argument };
    case "users": {
      const users = readUsers(argument);
      return users.length === 0 ? problem("missing-user") : { ...command, argument: users.join(" "), users };
    }
    case "name":
    case "optional-name": {
      const name = readName(argument);
      return name === "" && row.argument === "name"
        ? problem("missing-name")
        : { ...command, argument: name };
    }
  }
}

/** The keyword at the beginning, in lower case, and what follows it; a mark directly behind it belongs to neither. */
function readWord(words: string): { readonly word: string; readonly argument: string } | null {
  const keyword = KEYWORD.exec(words)?.[0];
  if (keyword === undefined) return null;
  const rest = words.slice(keyword.length);
  return { word: lowerAscii(keyword), argument: withoutOuterBlanks(rest.replace(/^[.!?:,;]/, "")) };
}

/** A name without markup, on one line, not too long. */
function readName(argument: string): string {
  const name = plainText(argument).replace(/\s+/g, " ").trim();
  const points = [...name];
  return points.length <= LONGEST_NAME ? name : points.slice(0, LONGEST_NAME).join("").trim();
}

/** The logins; with an `@` anywhere in the line only the words that have one count. */
function readUsers(argument: string): string[] {
  const words = argument.split(/[\s,;]+/).map((word) => word.replace(/[.!?:]+$/, ""));
  const mentioned = words.some((word) => word.startsWith("@"));
  return words
    .filter((word) => !mentioned || word.startsWith("@"))
    .map((word) => word.replace(/^@/, ""))
    .filter((login) => LOGIN.test(login));
}

/** Blanks are spaces and tabs, and nothing else. */
function withoutOuterBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
