/**
 * Writes the two shipped templates into a module, for code that has no file system. A test fails while they differ;
 * `node packages/lint/write-default-templates.ts` brings the module up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeDefaultTemplates } from "./src/default-templates.ts";
import { loadParser } from "./src/parsers/load-parser.ts";

const templates = join(import.meta.dirname, "../../templates");
const draft = readFileSync(join(templates, "draft.md"), "utf8");
const full = readFileSync(join(templates, "full.md"), "utf8");
const { parse } = await loadParser();
writeFileSync(
  join(import.meta.dirname, "src/default-templates.generated.ts"),
  writeDefaultTemplates({ draft, full }, parse),
);
