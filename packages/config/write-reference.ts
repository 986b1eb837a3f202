/**
 * Writes what is generated from the configuration's schema: the reference page and the published JSON Schema.
 * A test fails while they differ; `node packages/config/write-reference.ts` brings them up to date.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeJsonSchema, writeReference } from "./src/index.ts";

const docs = join(import.meta.dirname, "../../docs");
writeFileSync(join(docs, "configuration.md"), writeReference());
writeFileSync(join(docs, "rfcbot.schema.json"), writeJsonSchema());
