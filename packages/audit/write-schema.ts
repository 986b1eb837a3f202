/** Writes the decision record's published JSON Schema; a test fails while it differs from the schema in the code. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeRecordSchema } from "./src/index.ts";

const path = join(import.meta.dirname, "../../docs/schemas/decision-record.schema.json");
writeFileSync(path, writeRecordSchema());
