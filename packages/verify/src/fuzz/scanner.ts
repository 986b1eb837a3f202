/**
 * Comments at the command scanner.
 *
 * What is right for a comment that nobody foresaw is told by laws and not by a second parser: a command line begins with a
 * mention in plain ASCII, and whatever a comment says, it says nothing once it is quoted, fenced, indented, or hidden.
 */
import { COMMANDS, commandLineKey, hasCommand, type ParsedLine, scan, toJson } from "@rfckit/commands";
import type { Chance } from "../models/chance.ts";
import type { Part } from "../proof.ts";
import { fuzzPart } from "./fuzz-part.ts";
import { judgeGrowth } from "./growth.ts";
import { drawText } from "./mutate.ts";

const MENTIONS = ["@rfcbot", "@kit-bot"] as const;

const COMMENTS: readonly string[] = [
  "@rfcbot fcp merge\n\nIt has been *discussed* at length, see [the notes](https://example.org/notes).\n\n- one\n- two\n\n@rfcbot f? @cho, @dee\n",
  "@rfcbot reviewed: nothing to add\n@rfcbot concern the `size` of it all\n",
  "@kit-bot, concern CONCERN_NAME and *more*\n\n> @rfcbot resolve\n\n```text\n@rfcbot cancel\n```\n\n@kit-bot resolve CONCERN_NAME and *more*\n",
  "I think so too.\n\n@rfcbot: poll Shall we?\n    @rfcbot merge\n- @rfcbot status\n  @rfcbot explain\n",
  "<details>\n\n@rfcbot help\n\n</details>\n<pre>\n@rfcbot lint\n</pre>\n<!--\n@rfcbot cancel\n-->\n@rfcbot unreview\n",
  "@rfcbot close\nIt can come back once `a` is `b`.\r\n@rfcbot second the name\r@rfcbot withdraw",
  "",
];

const NAMES: ReadonlySet<string> = new Set(COMMANDS.map((row) => row.name));
const ERRORS: ReadonlySet<string> = new Set([
  "missing-command",
  "unknown",
  "prose",
  "missing-name",
  "missing-question",
  "missing-user",
  "hidden-characters",
]);
const LINE_END = /\r\n|\n|\r/;
const HIDDEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** In ASCII only: the flag `i` alone folds no other character into it. */
const COMMAND_LINE = /^ {0,3}@(?:rfcbot|kit-bot)(?:$|[ \t:,])/i;
const KEYWORD = /^ {0,3}@(?:rfcbot|kit-bot)[ \t]*[:,]?[ \t]*(?:(?:fcp|pr)[.!?:,;]?[ \t]+)?[a-z?-]+/i;
const LOGIN = /^[a-z0-9](?:-?[a-z0-9])*$/i;

/** Without `growth` only single comments are judged. */
export function fuzzScanner(usual = 93_000, { growth = true } = {}): Part {
  return fuzzPart({
    name: "fuzz/scanner",
    usual,
    draw: (chance: Chance) => drawText(COMMENTS, chance),
    judge: judgeComment,
    ...(growth ? { before: judgeGrowth } : {}),
  });
}

function judgeComment(body: string): string | null {
  const { commands } = scan(body, { mentions: MENTIONS });
  if (hasCommand(body, { mentions: MENTIONS }) !== commands.length > 0)
    return "whether a comment has a command depends on who asks";
  const lines = body.split(LINE_END);
  let last = 0;
  for (const parsed of commands) {
    const fault = judgeLine(parsed, lines[parsed.line - 1], last);
    if (fault !== null) return fault;
    last = parsed.line;
  }
  return judgeHidden(body);
}

function judgeLine(parsed: ParsedLine, line: string | undefined, last: number): string | null {
  if (line === undefined) return "a command stands on a line that the comment doesn't have";
  if (parsed.line <= last) return "commands are out of order";
  if (parsed.text !== line.trim()) return "a command's text isn't its line";
  const visible = line.replace(HIDDEN, "");
  if (!COMMAND_LINE.test(visible)) return "a command is read from a line that mentions nobody";
  commandLineKey(parsed);
  toJson(parsed);
  if ("error" in parsed) return ERRORS.has(parsed.error) ? null : "a command has an unknown problem";
  if (!NAMES.has(parsed.command)) return "there is an unknown command";
  if (!KEYWORD.test(visible)) return "a keyword is spelt in other letters than ASCII's";
  return judgeArgument(parsed);
}

function judgeArgument(parsed: Extract<ParsedLine, { readonly command: unknown }>): string | null {
  const { command, argument, reason, users } = parsed;
  if (/[\n\r]/.test(argument)) return "an argument has several lines";
  const motion = command === "merge" || command === "close" || command === "postpone";
  if (motion !== (reason !== undefined)) return "a reason is given by motions, and by nothing else";
  if (command === "object" && (argument === "" || [...argument].length > 120 || !argument.isWellFormed()))
    return "an objection's name isn't one of 1 to 120 characters";
  if ((command === "feedback") !== (users !== undefined)) return "an opinion is asked of nobody";
  if (users?.some((user) => user.length > 39 || !LOGIN.test(user)))
    return "an opinion is asked of what is no login";
  return null;
}

/** Where nothing is a command, whatever stands there. */
const HIDINGS: readonly (readonly [where: string, hide: (body: string) => string])[] = [
  ["a block quote", (body) => prefixLines(body, "> ")],
  ["indented code", (body) => `\n${prefixLines(body, "    ")}`],
  ["a fence", (body) => fence(body, "`")],
  ["a fence of tildes", (body) => fence(body, "~")],
  ["a fence in a list", (body) => `- a\n\n${prefixLines(fence(body, "`"), "  ")}`],
  ["an HTML comment", (body) => `<!--\n${body.replace(/--+!?>/g, "")}\n-->`],
  ["a block quote's last paragraph", (body) => `> so\n${firstCommandLine(body)}`],
  [
    "inline code over several lines",
    (body) => `so \`\n${firstCommandLine(body).replaceAll("`", "")}\n\` it is`,
  ],
  ["`<pre>`", (body) => `<pre>\n${body.replace(/</g, "")}\n</pre>`],
];

function judgeHidden(body: string): string | null {
  // Each is as long as the comment itself: now and then is enough.
  const [where, hide] = HIDINGS[body.length % HIDINGS.length] ?? ["", () => ""];
  const { commands } = scan(hide(body), { mentions: MENTIONS });
  return commands.length > 0 ? `a command is read in ${where}` : null;
}

function firstCommandLine(body: string): string {
  return body.split(LINE_END).find((line) => COMMAND_LINE.test(line.replace(HIDDEN, ""))) ?? "";
}

function prefixLines(text: string, prefix: string): string {
  return text
    .split(LINE_END)
    .map((line) => prefix + line)
    .join("\n");
}

function fence(body: string, mark: string): string {
  const runs = body.match(mark === "`" ? /`+/g : /~+/g) ?? [];
  const length = Math.max(2, ...runs.map((run) => run.length)) + 1;
  return `${mark.repeat(length)}\n${body}\n${mark.repeat(length)}`;
}
