/** The configuration's versions on the default branch, the newest first, as a process reads them that remembers none. */
import { CONFIGURATION_PATH, type DatedVersion } from "@rfckit/reconciler";
import { stateOf } from "../src/github/world.ts";
import type { World } from "../src/index.ts";

export function historyOf(world: World, id: number): DatedVersion[] {
  const repository = stateOf(world).repositories.get(id);
  const versions: DatedVersion[] = [];
  let commit = repository?.branches.get(repository.defaultBranch);
  for (; commit !== undefined; [commit] = commit.parents) {
    const blob = commit.tree.get(CONFIGURATION_PATH);
    const text = blob === undefined ? undefined : repository?.objects.blobs.get(blob);
    const file = blob === undefined || text === undefined ? null : { blob, text };
    versions.push({ at: commit.at, file });
  }
  return versions;
}
