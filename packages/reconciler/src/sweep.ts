/**
 * The cheap look at a whole repository: one list tells which pull requests changed since the last one, and whether
 * the configuration did. Only what changed is looked at.
 */
import type { GitHub } from "./ports/github.ts";
import type { PullKey } from "./ports/snapshot.ts";
import type { WakeUps } from "./ports/wake-ups.ts";

/** The key under which a repository as such is looked at. */
export function repositoryKey(repository: number): PullKey {
  return { repository, number: 0 };
}

/** Rings for whatever changed. Throws what the ports throw. */
export async function sweepRepository(
  { list }: Pick<GitHub, "list">,
  wakeUps: WakeUps,
  repository: number,
): Promise<void> {
  const { configuration, pulls } = await list(repository);
  await wakeUps.compare([
    ...pulls.map(({ key, fingerprint }) => ({ errand: "pull" as const, key, fingerprint })),
    { errand: "repository", key: repositoryKey(repository), fingerprint: configuration ?? "none" },
  ]);
}
