/**
 * Writes the rules of the process as `rfc explain` cites them: the first paragraph of each, from `docs/process.md`.
 * A test fails while they differ; `node apps/cli/write-process-rules.ts` brings them up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeProcessRules } from "./src/explain/read-process.ts";

const process = readFileSync(join(import.meta.dirname, "../../docs/process.md"), "utf8");
writeFileSync(
  join(import.meta.dirname, "src/explain/process-rules.generated.ts"),
  writeProcessRules(process),
);
