/**
 * Whom a configuration's logins stood for, told by the rosters in receipts: for a bot whose book, which keeps that, ends with
 * its process (D7, D32). A roster has everybody's id, as it was when the motion was made.
 */
import { namesToLookUp, readConfiguration } from "@rfckit/config";
import type { Entry, Instant, Person, UserId } from "@rfckit/core";
import { EMPTY_BOOK, type RepositoryBook } from "../ports/ledger.ts";
import type { DatedVersion, FileVersion } from "../ports/snapshot.ts";

/** Somebody stood on a roster then, under this login. */
export interface Witness {
  readonly person: Person;
  readonly at: Instant;
}

/** Those in receipts. */
export function witnessesIn(receipts: readonly Entry[]): readonly Witness[] {
  return receipts.flatMap((entry) => {
    if (!("context" in entry) || entry.context === undefined) return [];
    const { at, context } = entry;
    return context.roster.groups.flatMap(({ members }) => members.map((person) => ({ person, at })));
  });
}

/** Whether one of them names somebody else for a login than who has it now. */
export function contradict(witnesses: readonly Witness[], { people }: RepositoryBook): boolean {
  return Object.values(people).some((known) =>
    witnesses.some(({ person }) => {
      const now = known[person.login.toLowerCase()];
      return now !== undefined && now?.id !== person.id;
    }),
  );
}

/**
 * The book as it would have been kept, as far as they tell: whoever was first seen under a login stays with it in that version
 * of the configuration. `versions` are the newest first.
 */
export function bookFrom(witnesses: readonly Witness[], versions: readonly DatedVersion[]): RepositoryBook {
  const people: Record<string, Record<string, Person | null>> = {};
  const identities: Record<string, UserId> = {};
  const logins = new Map(versions.map(({ file }) => [file, loginsIn(file)]));
  for (const { person, at } of [...witnesses].sort((one, other) => one.at - other.at)) {
    const login = person.login.toLowerCase();
    const inForce = versions.find(({ at: since, file }) => since <= at && logins.get(file) != null)?.file;
    // Whoever is there by a team's name isn't meant by their login.
    if (inForce == null || logins.get(inForce)?.has(login) !== true) continue;
    identities[login] ??= person.id;
    const known = people[inForce.blob] ?? {};
    known[login] ??= person;
    people[inForce.blob] = known;
  }
  return { ...EMPTY_BOOK, people, identities };
}

/** The logins without ids that a version names; `null` where it can't be used. */
function loginsIn(file: FileVersion | null): ReadonlySet<string> | null {
  const read = file === null ? null : readConfiguration(file.text);
  return read?.ok === true ? new Set(namesToLookUp(read.value).logins) : null;
}
