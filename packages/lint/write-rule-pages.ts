/**
 * Writes the rules' pages, docs/rules/*.md, and the module by which `rfc lint --explain` reaches them. A test fails
 * while they differ from the rules' head comments; `node packages/lint/write-rule-pages.ts` brings them up to date.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeRulePages } from "./test/write-rule-pages.ts";

const docs = join(import.meta.dirname, "../../docs/rules");
const { pages, module } = writeRulePages();
mkdirSync(docs, { recursive: true });
for (const name of readdirSync(docs)) if (!pages.has(name)) rmSync(join(docs, name));
for (const [name, text] of pages) writeFileSync(join(docs, name), text);
writeFileSync(join(import.meta.dirname, "src/rule-pages.generated.ts"), module);
