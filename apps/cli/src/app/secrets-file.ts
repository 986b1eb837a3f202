/**
 * The file with the app's secrets: made new, for its owner alone, and whole or not at all. What is there already is never
 * written over.
 *
 * Node, Docker, Compose and systemd read such files, each by rules of its own. So the values stand as they are, without
 * quotes and escapes, and the key is in base64.
 */
import { spawnSync } from "node:child_process";
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import type { GitHubSite } from "./github-site.ts";

export interface Secrets {
  readonly appId: number;
  readonly appUrl: string;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly receiptSecret: string;
}

type File = { readonly named: string; readonly path: string };

const ONLY_THE_OWNER = 0o600;

/** The file's text. The bot takes all of it as its environment. */
export function wordSecrets(secrets: Secrets, { settings }: GitHubSite): string {
  const values: Readonly<Record<string, string>> = {
    APP_ID: String(secrets.appId),
    PRIVATE_KEY: Buffer.from(secrets.privateKey).toString("base64"),
    WEBHOOK_SECRET: secrets.webhookSecret,
    RECEIPT_SECRET: secrets.receiptSecret,
    ...settings,
  };
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  return [
    `# The secrets of ${secrets.appUrl}, made by \`rfc app create\`.\n`,
    "# Keep a copy in a safe place, and show it to nobody: GitHub doesn't tell the private key again.\n",
    ...lines,
  ].join("");
}

/** Why the file can't be made there, as a whole sentence; `null` where nothing is in the way. */
export function whyNotThere({ named, path }: File): string | null {
  try {
    lstatSync(path);
    return `${named} exists already, and may hold another app's secrets: it is never written over. Move it away, or name another file with \`--secrets FILE\`.`;
  } catch (error) {
    if (codeOf(error) !== "ENOENT") return wordFailure(named, error);
  }
  try {
    accessSync(dirname(path), constants.W_OK);
    return null;
  } catch (error) {
    return wordFailure(named, error);
  }
}

/** Makes the file. Gives why it couldn't, as a whole sentence, and then leaves nothing there; or `null`. */
export function saveSecrets({ named, path }: File, text: string): string | null {
  let file: number;
  try {
    file = openSync(path, "wx", ONLY_THE_OWNER);
  } catch (error) {
    return codeOf(error) === "EEXIST"
      ? `${named} exists by now, and is never written over. Move it away.`
      : wordFailure(named, error);
  }
  try {
    fchmodSync(file, ONLY_THE_OWNER);
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
    return null;
  } catch (error) {
    rmSync(path, { force: true });
    return wordFailure(named, error);
  } finally {
    closeSync(file);
  }
}

/** Whether the file would be in a repository of git's that doesn't ignore it: `git add .` would take it along. */
export function wouldBeCommitted({ path }: File): boolean {
  const folder = dirname(resolve(path));
  const asked = spawnSync("git", ["check-ignore", "--quiet", "--", path], { cwd: folder, timeout: 5000 });
  // 0 for what is ignored, 128 outside of a repository, null where there is no git.
  return asked.status === 1;
}

function wordFailure(named: string, error: unknown): string {
  const code = codeOf(error);
  const why = FAILURES[code] ?? (error instanceof Error ? error.message : String(error));
  return `${named} can't be written: ${why}.`;
}

const FAILURES: Readonly<Record<string, string>> = {
  ENOENT: "its folder isn't there",
  ENOTDIR: "its folder isn't there",
  EACCES: "you may not write to its folder",
  EPERM: "you may not write to its folder",
  EROFS: "that disk can only be read",
  ENOSPC: "the disk is full",
};

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}
