/** The configuration that a command is about: the repository's own, the file that somebody names, or standard input. */
import { dirname, join, relative, resolve, sep } from "node:path";
import { CONFIGURATION, findRoot, readTextFile } from "@rfckit/checkout";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

export interface ConfigurationText {
  readonly text: string;
  /** As people would type it. */
  readonly shown: string;
  /** From the repository's root, where it is in a repository. */
  readonly path: string;
  /** The repository that it is the configuration of; `null` where it is just a file. */
  readonly root: string | null;
}

/** Throws `UsageError` where it can't be read. */
export async function readConfigurationText(file: string | undefined, io: Io): Promise<ConfigurationText> {
  if (file === "-") return readStandardInput(io);
  const root = file === undefined ? (findRoot(io.cwd) ?? io.cwd) : rootOf(resolve(io.cwd, file));
  const path = file === undefined ? join(root ?? io.cwd, CONFIGURATION) : resolve(io.cwd, file);
  const shown = relative(io.cwd, path) || path;
  const read = readTextFile(path);
  if (!read.ok && read.why === "absent") {
    const advice =
      file === undefined ? "Name the file, or make one with `rfc init`." : "Name the configuration's file.";
    throw new UsageError(`${shown} does not exist. ${advice}`);
  }
  if (!read.ok) throw new UsageError(`${shown} ${read.says}`);
  const within = root === null ? shown : relative(root, path);
  return { text: withoutMark(read.text), shown, path: within.replaceAll(sep, "/"), root };
}

async function readStandardInput(io: Io): Promise<ConfigurationText> {
  let text = "";
  for await (const piece of io.stdin) text += piece;
  return { text: withoutMark(text), shown: "<stdin>", path: "<stdin>", root: null };
}

/** A byte order mark would count as a column. */
function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/** Of `ROOT/.github/rfcbot.yml` it is `ROOT`. */
function rootOf(path: string): string | null {
  const root = dirname(dirname(path));
  return join(root, CONFIGURATION) === path ? root : null;
}
