/**
 * Writes the published schemas of what the commands print as JSON. A test fails while they differ;
 * `node apps/cli/write-schemas.ts` brings them up to date.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SHAPES, writeSchema } from "./src/json-shapes.ts";

const folder = join(import.meta.dirname, "../../docs/schemas");
mkdirSync(folder, { recursive: true });
for (const name of Object.keys(SHAPES) as (keyof typeof SHAPES)[])
  writeFileSync(join(folder, `${name}.schema.json`), writeSchema(name));
