/**
 * `npm run build`: what is published. The command line, in `apps/cli/dist`; the remark preset, in
 * `packages/remark-preset/dist`; and the Action's bundle, in `apps/action/dist`.
 *
 * A small file starts fast; what only some commands need stands in chunks that they load. CommonJS, for it starts
 * a tenth faster than a module.
 */
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";
import { bundleAction } from "../apps/action/bundle.ts";
import { buildPreset } from "../packages/remark-preset/build-preset.ts";

const cli = join(import.meta.dirname, "..", "apps", "cli");
const dist = join(cli, "dist");

/**
 * What every run of the linter needs stands in one file: each further one takes a millisecond to find and read. The fast
 * parser stays out of it, for it may be one that can't load.
 */
function isForLint(id: string): boolean {
  const path = id.replaceAll("\\", "/");
  if (
    /\/(?:reporters|parsers|authoring)\/|rule-pages|\/(?:baseline|diff|watch|explain|rules-table|lint-in-process)\.ts$/u.test(
      path,
    )
  )
    return /\/parsers\/load-parser\.ts$/u.test(path);
  return (
    /\/packages\/(?:lint|checkout)\/src\/|\/apps\/cli\/src\/(?:lint\/|commands\/lint\.ts)/u.test(path) ||
    /\/packages\/core\/src\/(?:nearest|edits?)[^/]*\.ts$/u.test(path) ||
    /\/node_modules\/(?:github-slugger|mdast-util-to-string)\//u.test(path) ||
    /\/apps\/cli\/src\/(?:start|process-io|io|program|command-[a-z]+|find-command|read-plainly|usage-error|status-line|version|specs\/[a-z]+|simulate\/(?:paint|text-width|wrap))\.ts$/u.test(
      path,
    ) ||
    path.includes("rolldown/runtime") ||
    /\/packages\/config\/src\/lint-configuration\.ts$/u.test(path)
  );
}

rmSync(dist, { recursive: true, force: true });
await build({
  input: join(cli, "src", "main.ts"),
  platform: "node",
  // Native code is built for one machine. Who needs it is told how to get it.
  external: ["better-sqlite3", "pg-native", /^@bruits\//],
  // The fast parser's package doesn't say that most of it can be left out.
  treeshake: { moduleSideEffects: [{ test: /[\\/]satteri[\\/]dist[\\/]/u, sideEffects: false }] },
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
for (const name of readdirSync(dist)) spellInAscii(join(dist, name));
// The package around it has modules.
writeFileSync(join(dist, "package.json"), '{"type":"commonjs"}\n');
chmodSync(join(dist, "rfc.js"), 0o755);
// Where editors look for it: the first line of each configuration says so.
copyFileSync(join(cli, "..", "..", "docs", "rfcbot.schema.json"), join(dist, "rfcbot.schema.json"));

const preset = join(import.meta.dirname, "..", "packages", "remark-preset", "dist");
await buildPreset(preset);

const action = join(import.meta.dirname, "..", "apps", "action", "dist");
await bundleAction(action);

for (const folder of [dist, preset, action]) {
  for (const name of readdirSync(folder).sort()) {
    console.log(`${name}  ${(statSync(join(folder, name)).size / 1024).toFixed(0)} KiB`);
  }
}

/**
 * One sign beyond Latin-1, and V8 takes two bytes for each of a file's characters: the linter would take a millisecond more
 * to load. Code has such signs in texts and patterns only, and there they can be escaped.
 */
function spellInAscii(file: string): void {
  const code = readFileSync(file, "utf8");
  const spell = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  writeFileSync(file, code.replaceAll(/[^\0-\x7f]/g, spell));
}
