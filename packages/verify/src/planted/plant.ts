/**
 * Plants a bug: from then on the files it is about are loaded as they would be with it. Nothing on disk changes.
 */
import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlantedBug } from "./bugs.ts";

/** Throws where the bug no longer fits the code. Has to come before anything that it is about is imported. */
export function plant({ name, edits }: PlantedBug, root: string): void {
  const mutated = new Map<string, string>();
  for (const { file, find, replace } of edits) {
    const path = join(root, file);
    const text = mutated.get(path) ?? readFileSync(path, "utf8");
    const places = text.split(find).length - 1;
    if (places !== 1) {
      throw new Error(
        `The bug "${name}" no longer fits: ${file} has ${places} places that read ${JSON.stringify(find)}, and needs one. Bring it up to date in packages/verify/src/planted/bugs.ts.`,
      );
    }
    mutated.set(
      path,
      text.replace(find, () => replace),
    );
  }
  registerHooks({
    load(url, context, next) {
      const source = url.startsWith("file:") ? mutated.get(fileURLToPath(url)) : undefined;
      if (source === undefined) return next(url, context);
      return { format: "module", source: stripTypeScriptTypes(source), shortCircuit: true };
    },
  });
}
