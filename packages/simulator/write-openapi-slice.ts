/**
 * Writes the part of GitHub's own OpenAPI description that the simulator's HTTP front is held to.
 *
 * The description is the npm package `@octokit/openapi`, which is too large to depend on. Its version is noted in the
 * slice. To cut it anew, after a change of `served-operations.ts` or for a newer version:
 *
 *     npm pack @octokit/openapi@23.0.2
 *     tar -xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
 *     node packages/simulator/write-openapi-slice.ts package/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cutOpenApi } from "./src/http/described/openapi-slice.ts";
import { SERVED_OPERATIONS } from "./src/http/described/served-operations.ts";

const [file] = process.argv.slice(2);
if (file === undefined)
  throw new RangeError("Name the file that has GitHub's description: api.github.com.json.");
const slice = cutOpenApi(JSON.parse(readFileSync(file, "utf8")), SERVED_OPERATIONS);
writeFileSync(
  join(import.meta.dirname, "src/http/described/openapi.generated.json"),
  `${JSON.stringify(slice)}\n`,
);
