/**
 * `npm run build`: the command line as it is published, in `apps/cli/dist`, and the action's bundle, in `apps/action/dist`.
 *
 * A small file starts fast; what only some commands need stands in chunks that they load. CommonJS, for it starts
 * a tenth faster than a module.
 */
import { chmodSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";
import { bundleAction } from "../apps/action/bundle.ts";

const cli = join(import.meta.dirname, "..", "apps", "cli");
const dist = join(cli, "dist");

/**
 * What every run of the linter needs stands in one file: each further one takes a millisecond to find and read. The fast
 * parser stays out of it, for it may be one that can't load.
 */
function isForLint(id: string): boolean {
  const path = id.replaceAll("\\", "/");
  if (
    /\/(?:reporters|parsers)\/|rule-pages|\/(?:baseline|diff|watch|explain|rules-table|lint-in-process)\.ts$/u.test(
      path,
    )
  )
    return /\/parsers\/load-parser\.ts$/u.test(path);
  return (
    /\/packages\/(?:lint|checkout)\/src\/|\/apps\/cli\/src\/(?:lint\/|commands\/lint\.ts)/u.test(path) ||
    /\/packages\/core\/src\/(?:nearest|edits?)[^/]*\.ts$/u.test(path) ||
    /\/node_modules\/(?:github-slugger|mdast-util-to-string)\//u.test(path) ||
    /\/apps\/cli\/src\/(?:status-line|version|simulate\/(?:paint|text-width))\.ts$/u.test(path) ||
    /\/packages\/config\/src\/lint-configuration\.ts$/u.test(path)
  );
}

rmSync(dist, { recursive: true, force: true });
await build({
  input: join(cli, "src", "main.ts"),
  platform: "node",
  // Native code is built for one machine. Who needs it is told how to get it.
  external: ["better-sqlite3", "pg-native", /^@bruits\//],
  // A dependency of the app's compiles its deprecation notices: nothing of ours is evaluated.
  checks: { eval: false },
  output: {
    dir: dist,
    format: "cjs",
    entryFileNames: "rfc.js",
    chunkFileNames: "[name].js",
    codeSplitting: { groups: [{ name: "lint", test: isForLint }] },
    minify: true,
  },
  logLevel: "warn",
});
// The package around it has modules.
writeFileSync(join(dist, "package.json"), '{"type":"commonjs"}\n');
chmodSync(join(dist, "rfc.js"), 0o755);

const action = join(import.meta.dirname, "..", "apps", "action", "dist");
await bundleAction(action);

for (const folder of [dist, action]) {
  for (const name of readdirSync(folder).sort()) {
    console.log(`${name}  ${(statSync(join(folder, name)).size / 1024).toFixed(0)} KiB`);
  }
}
