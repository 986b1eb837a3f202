/**
 * Writes the part of GitHub's published webhook schemas that deliveries are checked against. A test fails while it
 * differs; `node packages/simulator/write-webhook-slice.ts` brings it up to date.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import published from "@octokit/webhooks-schemas/schema.json" with { type: "json" };
import { cutSlice, type Definitions, SENT_EVENTS } from "./src/http/deliveries/webhook-slice.ts";

const slice = cutSlice(published.definitions as unknown as Definitions, SENT_EVENTS);
writeFileSync(
  join(import.meta.dirname, "src/http/deliveries/schemas.generated.json"),
  `${JSON.stringify(slice)}\n`,
);
