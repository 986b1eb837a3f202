/**
 * `npm run build`: the command line as it is published, in `apps/cli/dist`.
 *
 * One small file starts fast; what only some commands need stands in chunks that they load.
 */
import { chmodSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";

const cli = join(import.meta.dirname, "..", "apps", "cli");
const dist = join(cli, "dist");

rmSync(dist, { recursive: true, force: true });
await build({
  input: join(cli, "src", "main.ts"),
  platform: "node",
  output: {
    dir: dist,
    format: "esm",
    entryFileNames: "rfc.js",
    chunkFileNames: "[name].js",
    minify: true,
  },
  logLevel: "warn",
});
chmodSync(join(dist, "rfc.js"), 0o755);

for (const name of readdirSync(dist).sort()) {
  console.log(`${name}  ${(statSync(join(dist, name)).size / 1024).toFixed(0)} KiB`);
}
