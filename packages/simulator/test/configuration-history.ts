/** The configuration's versions on the default branch, the newest first, as a process reads them that remembers none. */
import { CONFIGURATION_PATH, type DatedFile } from "@rfckit/reconciler";
import { stateOf } from "../src/github/world.ts";
import type { World } from "../src/index.ts";

export function historyOf(world: World, id: number): DatedFile[] {
  const repository = stateOf(world).repositories.get(id);
  const versions: DatedFile[] = [];
  let commit = repository?.branches.get(repository.defaultBranch);
  for (; commit !== undefined; [commit] = commit.parents) {
    const blob = commit.tree.get(CONFIGURATION_PATH);
    const text = blob === undefined ? undefined : repository?.objects.blobs.get(blob);
    versions.push({ at: commit.at, file: text === undefined ? null : { text } });
  }
  return versions;
}
