/**
 * Which code was proved: the commit of the checkout, or the published version.
 */
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { VERSION } from "../version.ts";

/** Such as `commit 4ce5b58`, `commit 4ce5b58 with changes`, `version 0.1.0`. */
export function describeVersion(): string {
  const cwd = dirname(process.argv[1] ?? ".");
  const git = (...args: string[]) => spawnSync("git", args, { cwd, encoding: "utf8" });
  const commit = git("rev-parse", "--short", "HEAD");
  // A project that has rfckit installed is somebody else's checkout.
  if (commit.status !== 0 || cwd.includes("node_modules")) return `version ${VERSION}`;
  const changed = git("status", "--porcelain", "--untracked-files=no").stdout.trim() !== "";
  return `commit ${commit.stdout.trim()}${changed ? " with changes" : ""}`;
}
