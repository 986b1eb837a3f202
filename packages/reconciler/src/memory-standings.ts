/** The standings in memory. */
import type { PullKey } from "./ports/snapshot.ts";
import type { StandingRecord, Standings } from "./ports/standings.ts";

export function createMemoryStandings(): Standings {
  const kept = new Map<string, { readonly record: StandingRecord; readonly token: number }>();
  return {
    async record(record, token) {
      const name = nameOf(record.key);
      if ((kept.get(name)?.token ?? 0) <= token) kept.set(name, { record, token });
    },
    async busy() {
      return [...kept.values()].filter(({ record }) => record.hasBusiness).map(({ record }) => record.key);
    },
    async list(repository) {
      return [...kept.values()]
        .map(({ record }) => record)
        .filter(({ key }) => repository === undefined || key.repository === repository)
        .sort((one, other) => other.key.number - one.key.number || one.key.repository - other.key.repository);
    },
  };
}

function nameOf(key: PullKey): string {
  return `${key.repository}#${key.number}`;
}
