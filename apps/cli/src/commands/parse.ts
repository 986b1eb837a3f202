/** `rfc parse`: how the bot would read a comment. */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type ParsedLine, scan, toJson } from "@rfckit/commands";
import type { Run } from "../command-spec.ts";
import type { Io } from "../io.ts";
import { createPaint } from "../simulate/paint.ts";
import { UsageError } from "../usage-error.ts";
import { describeCommands } from "./describe-commands.ts";

export const run: Run = async ([file], options, io) => {
  const mentions = readMentions(options["mention"] as readonly string[] | undefined);
  const read = (body: string): ParsedLine[] =>
    scan(body, mentions === undefined ? {} : { mentions }).commands;
  if (options["jsonl"] === true) {
    if (options["format"] === "pretty") {
      throw new UsageError("--jsonl prints JSON, so --format pretty can't be had with it. Leave one out.");
    }
    return readMany(file, read, io);
  }
  const commands = read(await readWhole(file, io));
  if (options["format"] === "json")
    await io.stdout.write(`${JSON.stringify({ commands: commands.map(toJson) })}\n`);
  else await io.stdout.write(describeCommands(commands, createPaint(io.stdout.color)));
  return 0;
};

/** A name that addresses the bot, with or without its `@`. */
const MENTION = /^@?[a-z\d]+(?:-[a-z\d]+)*$/i;

function readMentions(mentions: readonly string[] | undefined): readonly string[] | undefined {
  const wrong = mentions?.find((mention) => !MENTION.test(mention));
  if (wrong === undefined) return mentions;
  throw new UsageError(
    `--mention found ${JSON.stringify(wrong)}, expected a name such as @rfcbot: letters, digits and single hyphens.`,
  );
}

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
  // The pieces of a line that has not ended: put together once, however many they are.
  let begun: string[] = [];
  try {
    for await (const piece of pieces) {
      const [first = "", ...others] = piece.split("\n");
      begun.push(first);
      for (const line of others) {
        yield begun.join("");
        begun = [line];
      }
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  yield begun.join("");
}

async function readWhole(file: string | undefined, io: Io): Promise<string> {
  if (file === undefined || file === "-") {
    const { stdin } = io;
    if (file === undefined && stdin.isTTY === true) {
      await io.stderr.write("Reading a comment from the terminal; end it with Ctrl-D.\n");
    }
    let body = "";
    for await (const piece of stdin) body += piece;
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
