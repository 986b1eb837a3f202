/**
 * `npm run build`: the command line as it is published, in `apps/cli/dist`.
 *
 * A small file starts fast; what only some commands need stands in chunks that they load. CommonJS, for it starts
 * a tenth faster than a module.
 */
import { chmodSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";

const cli = join(import.meta.dirname, "..", "apps", "cli");
const dist = join(cli, "dist");

rmSync(dist, { recursive: true, force: true });
await build({
  input: join(cli, "src", "main.ts"),
  platform: "node",
  // Native code is built for one machine. Who needs it is told how to get it.
  external: ["better-sqlite3", "pg-native"],
  // A dependency of the app's compiles its deprecation notices: nothing of ours is evaluated.
  checks: { eval: false },
  output: {
    dir: dist,
    format: "cjs",
    entryFileNames: "rfc.js",
    chunkFileNames: "[name].js",
    minify: true,
  },
  logLevel: "warn",
});
// The package around it has modules.
writeFileSync(join(dist, "package.json"), '{"type":"commonjs"}\n');
chmodSync(join(dist, "rfc.js"), 0o755);

for (const name of readdirSync(dist).sort()) {
  console.log(`${name}  ${(statSync(join(dist, name)).size / 1024).toFixed(0)} KiB`);
}
