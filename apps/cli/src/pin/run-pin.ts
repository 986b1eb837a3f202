/** `rfc config pin`: writes the numeric ids of people behind their logins, so that no login can change hands (D32). */
import { join, relative, resolve } from "node:path";
import { CONFIGURATION, findRoot, readTextFile } from "@rfckit/checkout";
import { findLooseLogins, formatProblem, type Pinned, pinLogins, readConfiguration } from "@rfckit/config";
import { lookUpWithToken } from "@rfckit/github";
import { signIn } from "../github/sign-in.ts";
import type { Io } from "../io.ts";
import { writeDiff } from "../lint/diff.ts";
import { replaceFile } from "../lint/replace-file.ts";
import { UsageError } from "../usage-error.ts";

export interface PinRequest {
  /** The repository's own configuration where it is left out. */
  readonly file: string | undefined;
  /** Prints what would change, and changes nothing. */
  readonly dryRun: boolean;
  readonly host: string | undefined;
  readonly format: "pretty" | "json";
}

/** Gives the exit status: 0 all are pinned, 1 some aren't known, 2 it could not be done. Throws `UsageError`. */
export async function runPin({ file, dryRun, host, format }: PinRequest, io: Io): Promise<number> {
  const path = file === undefined ? join(findRoot(io.cwd) ?? io.cwd, CONFIGURATION) : resolve(io.cwd, file);
  const shown = relative(io.cwd, path) || path;
  const text = readText(path, shown);
  const read = readConfiguration(text.replace(/^\uFEFF/u, ""));
  if (!read.ok) {
    const problems = read.problems.map((problem) => `${formatProblem(problem, shown)}\n`);
    await io.stderr.write(`${problems.join("")}rfc: ${shown} is broken, and left alone. Mend it first.\n`);
    return 2;
  }
  const logins = [...new Set(findLooseLogins(text).map(({ login }) => login.toLowerCase()))];
  if (logins.length === 0) {
    if (format === "json") await tellJson(shown, { text, pins: [], unknown: [], escaped: [] }, false, io);
    else await io.stdout.write(`${shown}: every login is pinned already.\n`);
    return 0;
  }
  const { requester, api, ask } = await signIn(host, io);
  const people = await ask(`the ${logins.length === 1 ? "user" : "users"} that ${shown} names`, () =>
    lookUpWithToken({ requester, baseUrl: api }, logins),
  );
  const ids = new Map([...people].map(([login, person]) => [login.toLowerCase(), person?.id ?? null]));
  const pinned = pinLogins(text, ids);
  const isWritten = !dryRun && pinned.pins.length > 0;
  if (isWritten) write(path, shown, text, pinned);
  if (format === "json") await tellJson(shown, pinned, isWritten, io);
  else if (dryRun) await io.stdout.write(writeDiff(shown, text, pinned.text, io.stdout));
  else await tellPinned(shown, pinned, io);
  return tellRest(pinned, shown, io);
}

function readText(path: string, shown: string): string {
  const read = readTextFile(path);
  if (read.ok) return read.text;
  if (read.why !== "absent") throw new UsageError(`${shown} ${read.says}`);
  throw new UsageError(`${shown} does not exist. Name the configuration's file.`);
}

function write(path: string, shown: string, before: string, { text }: Pinned): void {
  const trouble = replaceFile(path, before, text);
  if (trouble !== null) throw new UsageError(`${shown} ${trouble}`);
}

async function tellPinned(shown: string, { pins }: Pinned, io: Io): Promise<void> {
  if (pins.length === 0) return;
  const people = new Set(pins.map(({ id }) => id)).size;
  await io.stdout.write(
    `${shown}: pinned ${pins.length === 1 ? "one login" : `${pins.length} logins`}, of ${people === 1 ? "one person" : `${people} people`}.\n`,
  );
}

async function tellJson(
  file: string,
  { pins, unknown, escaped }: Pinned,
  written: boolean,
  io: Io,
): Promise<void> {
  const { stringify } = await import("@rfckit/lint/reporters");
  const left = [
    ...unknown.map(({ login, line }) => ({ login, line, because: "unknown" })),
    ...escaped.map(({ login, line }) => ({ login, line, because: "escaped" })),
  ];
  const pinned = pins.map(({ login, id, line }) => ({ login, id, line }));
  await io.stdout.write(stringify({ version: 1, file, pinned, left, written }));
}

/** What has to be done by hand. */
async function tellRest({ unknown, escaped }: Pinned, shown: string, io: Io): Promise<number> {
  const lines = [
    ...unknown.map(
      ({ login, line }) =>
        `${shown}:${line}: nobody on GitHub is called ${login}. Mend the login, or take it out.`,
    ),
    ...escaped.map(
      ({ login, line }) => `${shown}:${line}: ${login} is written with escapes. Pin it by hand.`,
    ),
  ];
  if (lines.length === 0) return 0;
  await io.stderr.write(`${lines.join("\n")}\n`);
  return 1;
}
