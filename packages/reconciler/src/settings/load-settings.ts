/**
 * The configuration in force: the newest valid version on the default branch, with people for its logins.
 *
 * A version that is broken or gone leaves the newest valid one in force. A login stands for whoever had it when
 * that version was first read (D7), so who that was is kept in the repository's book.
 */
import {
  type Configuration,
  namesToLookUp,
  type Problem,
  type Resolved,
  readConfiguration,
  resolveConfiguration,
} from "@rfckit/config";
import type { Person, UserId } from "@rfckit/core";
import type { GitHub } from "../ports/github.ts";
import type { RepositoryBook } from "../ports/ledger.ts";
import type { FileVersion } from "../ports/snapshot.ts";

export const CONFIGURATION_PATH = ".github/rfcbot.yml";

export interface Loaded {
  /** `null` where there never was a valid configuration. */
  readonly settings: Resolved | null;
  /** Whether some group is a GitHub team, whose members are read when a motion is made. */
  readonly hasTeams: boolean;
  /** What is wrong with the present version; empty where it is the one in force. */
  readonly problems: readonly Problem[];
  /** The book as it should be from now on; the same object where nothing is new. */
  readonly book: RepositoryBook;
}

/** Whether the present version isn't the one in force: it has problems, or it is gone and there was a valid one. */
export function isBroken({ settings, problems }: Loaded, present: FileVersion | null): boolean {
  return problems.length > 0 || (present === null && settings !== null);
}

type Teams = ReadonlyMap<string, readonly Person[] | null>;

/** Loads the settings in force, where `present` is the newest version on the default branch. */
export async function loadSettings(
  github: GitHub,
  repository: number,
  present: FileVersion | null,
  book: RepositoryBook,
  cache: SettingsCache,
): Promise<Loaded> {
  if (present !== null) {
    const loaded = await readVersion(github, repository, present, book, cache);
    if (loaded.settings !== null) return loaded;
    const older = await loadInForce(github, repository, loaded.book, cache);
    return { ...older, problems: loaded.problems };
  }
  return loadInForce(github, repository, book, cache);
}

async function loadInForce(
  github: GitHub,
  repository: number,
  book: RepositoryBook,
  cache: SettingsCache,
): Promise<Loaded> {
  if (book.inForce !== null) return readVersion(github, repository, book.inForce, book, cache);
  for (const version of await cache.history(github, repository)) {
    if (version === null) continue;
    const loaded = await readVersion(github, repository, version, book, cache);
    if (loaded.settings !== null) return loaded;
  }
  return { settings: null, hasTeams: false, problems: [], book };
}

async function readVersion(
  github: GitHub,
  repository: number,
  version: FileVersion,
  book: RepositoryBook,
  cache: SettingsCache,
): Promise<Loaded> {
  const read = cache.parse(version);
  if (!read.ok) return { settings: null, hasTeams: false, problems: read.problems, book };
  const known = book.people[version.blob];
  const names = namesToLookUp(read.value);
  const teams = await cache.teams(github, repository, names.teams);
  // A version that was read before keeps who it stood for.
  const unknown = names.logins.filter((login) => known?.[login] === undefined);
  const people = { ...known, ...(await lookUpLogins(github, repository, unknown)) };
  const resolved = resolveConfiguration(
    read.value,
    { logins: new Map(Object.entries(people)), teams },
    new Map(Object.entries(book.identities).filter(([login]) => known?.[login] === undefined)),
  );
  const hasTeams = names.teams.length > 0;
  if (!resolved.ok) return { settings: null, hasTeams, problems: resolved.problems, book };
  return { settings: resolved.value, hasTeams, problems: [], book: remember(book, version, people) };
}

async function lookUpLogins(
  github: GitHub,
  repository: number,
  logins: readonly string[],
): Promise<Record<string, Person | null>> {
  if (logins.length === 0) return {};
  const found = await github.lookUp(repository, { logins, teams: [] });
  return Object.fromEntries([...found.logins].map(([login, person]) => [login.toLowerCase(), person]));
}

function remember(
  book: RepositoryBook,
  version: FileVersion,
  people: Readonly<Record<string, Person | null>>,
): RepositoryBook {
  const known = book.people[version.blob];
  const isNew = Object.keys(people).some((login) => known?.[login] === undefined);
  if (book.inForce?.blob === version.blob && known !== undefined && !isNew) return book;
  const identities: Record<string, UserId> = { ...book.identities };
  for (const [login, person] of Object.entries(people)) {
    if (person !== null) identities[login] ??= person.id;
  }
  return { ...book, inForce: version, people: { ...book.people, [version.blob]: people }, identities };
}

/** What needn't be read or parsed twice by one process. Forgetting it costs requests, never truth. */
export interface SettingsCache {
  parse(version: FileVersion): ReturnType<typeof readConfiguration>;
  history(github: GitHub, repository: number): Promise<readonly (FileVersion | null)[]>;
  teams(github: GitHub, repository: number, teams: readonly string[]): Promise<Teams>;
  /** Reads teams and history afresh the next time. */
  forget(repository: number): void;
}

export function createSettingsCache(): SettingsCache {
  const parsed = new Map<
    string,
    { ok: true; value: Configuration } | { ok: false; problems: readonly Problem[] }
  >();
  const members = new Map<string, readonly Person[] | null>();
  const histories = new Map<number, readonly (FileVersion | null)[]>();
  return {
    parse(version) {
      const before = parsed.get(version.blob);
      if (before !== undefined) return before as ReturnType<typeof readConfiguration>;
      const read = readConfiguration(version.text);
      if (parsed.size >= 100) parsed.clear();
      parsed.set(version.blob, read);
      return read;
    },
    async history(github, repository) {
      const before = histories.get(repository);
      if (before !== undefined) return before;
      const versions = await github.readHistory(repository, CONFIGURATION_PATH);
      histories.set(repository, versions);
      return versions;
    },
    async teams(github, repository, teams) {
      const missing = teams.filter((team) => !members.has(`${repository}/${team}`));
      if (missing.length > 0) {
        const found = await github.lookUp(repository, { logins: [], teams: missing });
        for (const team of missing) members.set(`${repository}/${team}`, found.teams.get(team) ?? null);
      }
      return new Map(teams.map((team) => [team, members.get(`${repository}/${team}`) ?? null]));
    },
    forget(repository) {
      histories.delete(repository);
      for (const name of members.keys()) if (name.startsWith(`${repository}/`)) members.delete(name);
    },
  };
}
