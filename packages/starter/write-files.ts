/**
 * Writes the texts in files/ into a module. A test fails while they differ;
 * `node packages/starter/write-files.ts` brings the module up to date.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeModule } from "./test/write-module.ts";

writeFileSync(join(import.meta.dirname, "src/files.generated.ts"), writeModule());
