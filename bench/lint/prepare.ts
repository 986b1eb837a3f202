/** What has to be there before anything is measured: the bundle as it is now, and the peers. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const peers = join(import.meta.dirname, "peers");

export function buildBundle(): void {
  run("The bundle could not be built", root, process.execPath, [join(root, "scripts", "build.ts")]);
}

/**
 * Installs the peers once, and again where other ones are asked for. It is `npm install` and not `npm ci`, which refuses a
 * lockfile that lacks another system's programs; what the lockfile has is what is installed, and nothing is saved.
 */
export function installPeers(): void {
  const stamp = join(peers, "node_modules", ".rfckit-installed");
  const wanted = readFileSync(join(peers, "package-lock.json"), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error("Installing the linters to compare with (once; about 10 seconds)…");
  const args = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  run("The peers could not be installed", peers, process.platform === "win32" ? "npm.cmd" : "npm", args);
  writeFileSync(stamp, wanted);
}

function run(failure: string, cwd: string, program: string, args: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    shell: program.endsWith(".cmd"),
  });
  if (status !== 0) throw new Error(`${failure}. ${error?.message ?? `${stdout}${stderr}`}`.trimEnd());
}
