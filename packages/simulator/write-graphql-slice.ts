/**
 * Writes the slice of GitHub's published GraphQL schema that the simulator serves. The schema is that of the
 * development dependency `@octokit/graphql-schema`; a test fails while the slice is out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { cutSlice } from "./src/http/graphql/cut-slice.ts";
import { SERVED } from "./src/http/graphql/served.ts";

const published = join(import.meta.dirname, "node_modules", "@octokit", "graphql-schema", "schema.graphql");
const schema = buildSchema(readFileSync(published, "utf8"), { assumeValid: true });
const path = join(import.meta.dirname, "src", "http", "graphql", "schema.generated.ts");
const head = "// Cut from GitHub's published schema by write-graphql-slice.ts.\n";
writeFileSync(path, `${head}export const SCHEMA = ${JSON.stringify(cutSlice(schema, SERVED))};\n`);
