// Installs the workspace's dependencies, and does nothing where they are already there.
//
// Plain JavaScript on purpose: it is the one file that must run on whatever Node (>= 20) the machine has,
// before anything is installed. The pinned pnpm comes through npx, so npm alone is enough.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PNPM = "12.21.0";
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".rfckit-installed");

/** Changes whenever something that decides the installation changes. */
function fingerprint() {
  const hash = createHash("sha256").update(PNPM).update(process.platform).update(process.arch);
  const files = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ".pnpmfile.cjs"];
  for (const area of ["packages", "apps"]) {
    for (const name of readdirSync(join(root, area)).sort()) files.push(join(area, name, "package.json"));
  }
  for (const file of files) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

const wanted = fingerprint();
if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) process.exit(0);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20) {
  console.error(
    `rfckit needs Node 20 or later; this is Node ${process.versions.node}. Install a newer one and run this again.`,
  );
  process.exit(2);
}

console.error("Installing dependencies (once; about 15 seconds)…");
const install = spawnSync(
  "npx",
  ["--yes", `pnpm@${PNPM}`, "install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only"],
  { cwd: root, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8", shell: process.platform === "win32" },
);
if (install.status !== 0) {
  console.error(install.stdout, install.stderr);
  console.error(
    "The dependencies could not be installed (see above). Check the network, then run `npm run setup`.",
  );
  process.exit(install.status ?? 1);
}

const runtime = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
if (!existsSync(runtime) && (major < 22 || (major === 22 && minor < 18))) {
  console.error(
    `No newer Node could be installed for ${process.platform}-${process.arch}, and Node ${process.versions.node} can't run TypeScript. ` +
      "Install Node 22.18 or later and run this again.",
  );
  process.exit(2);
}
mkdirSync(dirname(stamp), { recursive: true });
writeFileSync(stamp, wanted);
