/**
 * Writes the commands' pages, docs/cli/*.md. A test fails while they differ from the specs;
 * `node apps/cli/write-command-pages.ts` brings them up to date.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeCommandPages } from "./test/command-pages.ts";

const docs = join(import.meta.dirname, "../../docs/cli");
const pages = writeCommandPages();
mkdirSync(docs, { recursive: true });
for (const name of readdirSync(docs)) if (!pages.has(name)) rmSync(join(docs, name));
for (const [name, text] of pages) writeFileSync(join(docs, name), text);
