/** A repository's settings for whoever isn't in a pass: who is on its rosters, and what its labels are called. */
import type { GitHub } from "../ports/github.ts";
import { EMPTY_BOOK, type RepositoryBook } from "../ports/ledger.ts";
import type { RepositorySnapshot } from "../ports/snapshot.ts";
import { createSettingsCache, isBroken, type Loaded, loadSettings } from "./load-settings.ts";

export interface ReadSettings {
  readonly seen: RepositorySnapshot;
  readonly loaded: Loaded;
  /** Whether the configuration on the default branch isn't the one in force. */
  readonly broken: boolean;
}

/** Reads them afresh, with no memory of earlier readings but a book. Throws what the port throws. */
export async function readSettings(
  github: GitHub,
  repository: number,
  book: RepositoryBook = EMPTY_BOOK,
): Promise<ReadSettings> {
  const seen = await github.observeRepository(repository);
  const present = seen.configuration;
  const loaded = await loadSettings(github, repository, present, book, createSettingsCache());
  return { seen, loaded, broken: isBroken(loaded, present) };
}
