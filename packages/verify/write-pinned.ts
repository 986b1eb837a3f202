/**
 * Explores every small world and pins what was reached in a module, for comparison from then on:
 * `node packages/verify/write-pinned.ts`. It takes a minute or two. Commit it with the change of the process that
 * it shows, and say there why.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { explore } from "./src/worlds/explore.ts";
import type { Pinned } from "./src/worlds/index.ts";
import { WORLDS } from "./src/worlds/worlds.ts";

const pinned: Record<string, Pinned> = {};
for (const world of WORLDS) {
  const { states, transitions, byPhase, reached, broken } = explore(world, { goOn: () => true });
  if (broken !== null) {
    console.error(`${world.name}: ${broken.what}\n  ${broken.history}`);
    process.exit(1);
  }
  console.log(
    `${world.name}: ${states.toLocaleString("en")} states, ${transitions.toLocaleString("en")} transitions`,
  );
  pinned[world.name] = { states, transitions, byPhase, reached };
}
const text = `// Written by packages/verify/write-pinned.ts.
import type { Pinned } from "./index.ts";

export const PINNED: Readonly<Record<string, Pinned>> = ${JSON.stringify(pinned, null, 2)};
`;
writeFileSync(join(import.meta.dirname, "src/worlds/pinned.generated.ts"), text);
