/**
 * Makes the action's bundle: what a machine needs that has nothing else of it. The action starts with each event, so what
 * only one mode needs stands in a file that only that mode reads. CommonJS starts a little faster than a module.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";

/** The file that `action.yml` names, in the folder of the bundle. */
export const MAIN = "main.cjs";

/** Writes it into a folder, which is emptied before. */
export async function bundleAction(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await build({
    input: join(import.meta.dirname, "src", "main.ts"),
    platform: "node",
    // The fast parser is native code, built for one machine. The action's is the other one.
    external: ["satteri"],
    // What one mode loads when it needs it, the other one may need at once.
    checks: { ineffectiveDynamicImport: false },
    output: {
      dir: folder,
      format: "cjs",
      entryFileNames: MAIN,
      chunkFileNames: "[name].cjs",
      minify: true,
    },
    logLevel: "warn",
  });
}
