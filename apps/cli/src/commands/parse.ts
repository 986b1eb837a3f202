/** `rfc parse`: how the bot would read a comment. */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type ParsedLine, scan, toJson } from "@rfckit/commands";
import type { Run } from "../command-table.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

export const run: Run = async ([file], options, io) => {
  const mentions = options["mention"] as readonly string[] | undefined;
  const read = (body: string): ParsedLine[] =>
    scan(body, mentions === undefined ? {} : { mentions }).commands;
  if (options["jsonl"] === true) return readMany(file, read, io);
  const body = await readWhole(file, io);
  const commands = read(body);
  if (options["format"] === "json")
    await io.stdout.write(`${JSON.stringify({ commands: commands.map(toJson) })}\n`);
  else await io.stdout.write(describeCommands(commands));
  return 0;
};

/** One result a line for each line, as they come. A line that is no comment ends it: nothing after would fit. */
async function readMany(
  file: string | undefined,
  read: (body: string) => ParsedLine[],
  io: Io,
): Promise<number> {
  let number = 0;
  for await (const line of linesOf(openInput(file, io), file)) {
    number += 1;
    if (line.trim() === "") continue;
    await io.stdout.write(`${JSON.stringify({ commands: read(bodyOf(line, number)).map(toJson) })}\n`);
  }
  return 0;
}

function bodyOf(line: string, number: number): string {
  const expected = 'expected a JSON object such as {"body": "@rfcbot status"}';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError(`line ${number} of the input is not JSON; ${expected}.`);
  }
  if (typeof value !== "object" || value === null || !("body" in value) || typeof value.body !== "string") {
    throw new UsageError(`line ${number} of the input has no text under "body"; ${expected}.`);
  }
  return value.body;
}

function openInput(file: string | undefined, io: Io): AsyncIterable<string> {
  if (file === undefined || file === "-") return io.stdin;
  return createReadStream(resolve(io.cwd, file), "utf8") as AsyncIterable<string>;
}

async function* linesOf(pieces: AsyncIterable<string>, file: string | undefined): AsyncIterable<string> {
  let rest = "";
  try {
    for await (const piece of pieces) {
      const lines = (rest + piece).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  if (rest !== "") yield rest;
}

async function readWhole(file: string | undefined, io: Io): Promise<string> {
  if (file === undefined || file === "-") {
    if (file === undefined && io.stdin === process.stdin && process.stdin.isTTY) {
      await io.stderr.write("Reading a comment from the terminal; end it with Ctrl-D.\n");
    }
    let body = "";
    for await (const piece of io.stdin) body += piece;
    return body;
  }
  try {
    return await readFile(resolve(io.cwd, file), "utf8");
  } catch (error) {
    throw unreadable(file, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "it may not be read",
};

function unreadable(file: string | undefined, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  const why = REASONS[error.code] ?? error.message;
  return new UsageError(
    `can't read ${file ?? "standard input"}: ${why}. Give a file with a comment's text, or \`-\`.`,
  );
}

const PROBLEMS: Readonly<Record<string, string>> = {
  "missing-command": "a mention without a command",
  unknown: "not a command",
  prose: "prose: GitHub reads this as closing an issue",
  "missing-name": "the name is missing",
  "missing-question": "the question is missing",
  "missing-user": "no user is named",
  "hidden-characters": "refused: it has characters that nobody sees",
};

function describeCommands(commands: readonly ParsedLine[]): string {
  if (commands.length === 0) return "No command: the bot would not look at this comment.\n";
  return commands.map((command) => `line ${command.line}: ${describeCommand(command)}\n`).join("");
}

function describeCommand(command: ParsedLine): string {
  if ("error" in command) {
    const word =
      command.error === "unknown" && command.word !== undefined ? ` (${JSON.stringify(command.word)})` : "";
    const hint = command.suggestion === undefined ? "" : `; did you mean "${command.suggestion}"?`;
    return `${PROBLEMS[command.error] ?? command.error}${word}${hint}`;
  }
  return command.argument === ""
    ? command.command
    : `${command.command}: ${JSON.stringify(command.argument)}`;
}
