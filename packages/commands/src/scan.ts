/**
 * A comment's text to the commands in it, in the order of their lines. Linear in the text's length, whatever
 * the text is: a legal comment of 64 KiB takes a few milliseconds.
 */
import { lowerAscii } from "./ascii.ts";
import { findOwnText } from "./blocks.ts";
import { withoutHidden } from "./hidden-characters.ts";
import { type CommandLine, type ParsedLine, parseLine } from "./parse-line.ts";

/** So many commands of one comment are read; the rest is named as unread (D30). */
export const COMMANDS_READ = 20;

export interface ScanOptions {
  /** The names that address the bot, with or without `@`; case does not matter. */
  readonly mentions?: readonly string[];
}

export const DEFAULT_MENTIONS: readonly string[] = ["@rfcbot"];

/** All command lines of a comment, well-formed or not. */
export function scan(body: string, options: ScanOptions = {}): { readonly commands: ParsedLine[] } {
  return { commands: findCommandLines(body, options).map(parseLine) };
}

/** Whether a comment has any command line: then, and only then, `scan` finds something. */
export function hasCommand(body: string, options: ScanOptions = {}): boolean {
  return findCommandLines(body, options).length > 0;
}

function findCommandLines(body: string, { mentions = DEFAULT_MENTIONS }: ScanOptions): CommandLine[] {
  const names = mentions.map((mention) => lowerAscii(mention.startsWith("@") ? mention : `@${mention}`));
  const lines = body.split(/\r\n|\n|\r/);
  const candidates: { readonly index: number; readonly rest: string }[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const rest = readMention(lines[index] ?? "", names);
    if (rest !== null) candidates.push({ index, rest });
  }
  if (candidates.length === 0) return [];
  const own = findOwnText(lines);
  const found = candidates.filter(({ index }) => own[index]);
  return found.map(({ index, rest }, nth) => ({
    line: index + 1,
    text: lines[index] ?? "",
    rest,
    below: lines.slice(index + 1, found[nth + 1]?.index ?? lines.length).join("\n"),
  }));
}

/** What follows the mention and its separator, where a line begins with one; else `null`. */
function readMention(line: string, names: readonly string[]): string | null {
  if (!mayBegin(line)) return null;
  const visible = withoutHidden(line);
  const indent = /^ {0,3}(?=@)/.exec(visible)?.[0].length;
  if (indent === undefined) return null;
  const start = visible.slice(indent);
  for (const name of names) {
    if (lowerAscii(start.slice(0, name.length)) !== name) continue;
    const rest = start.slice(name.length);
    // Blanks, and among them at most one colon or comma; at the line's end nothing need follow.
    const separator = /^[ \t]*[:,]?[ \t]*/.exec(rest)?.[0] ?? "";
    if (separator === "" && rest !== "") continue;
    return restWithHidden(line, visible, rest.slice(separator.length));
  }
  return null;
}

/** Whether a line's first character that anybody sees may be an `@`: cheap, for it is asked of every line. */
function mayBegin(line: string): boolean {
  for (let index = 0; index < line.length; index += 1) {
    const code = line.charCodeAt(index);
    if (code === 0x40) return true;
    // Blanks may stand before it, and characters that nobody sees.
    if (code !== 0x20 && code < 0x61c) return false;
    if (code >= 0x61c && withoutHidden(line[index] ?? "") !== "") return false;
  }
  return false;
}

/** The rest as it was written, for the joiners between emoji belong to it. */
function restWithHidden(line: string, visible: string, rest: string): string {
  if (line === visible) return rest;
  let count = rest.length;
  let index = line.length;
  while (count > 0 && index > 0) {
    index -= 1;
    if (withoutHidden(line[index] ?? "") !== "") count -= 1;
  }
  return line.slice(index);
}
