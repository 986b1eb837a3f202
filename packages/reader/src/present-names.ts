/**
 * How people are called today. Receipts have numeric ids, and the logins of their time; most present logins are in the
 * threads or came with the configuration, so that GitHub is seldom asked.
 */
import { type Person, type Standing, stakeholdersOf, type UserId } from "@rfckit/core";
import type { PullReading, Sight } from "@rfckit/reconciler";

/** Everybody whom a standing names, each once. */
export function peopleIn({ motion, ended }: Standing): Person[] {
  const motions = [...ended.slice(-1).map((each) => each.motion), ...(motion === null ? [] : [motion])];
  const people = new Map<UserId, Person>();
  for (const { roster, mover, objections, asked } of motions) {
    const others = [mover, ...objections.map(({ by }) => by), ...asked.map(({ person }) => person)];
    for (const person of [...stakeholdersOf(roster), ...others]) people.set(person.id, person);
  }
  // A stand-in for a team that can't be read is nobody.
  people.delete(0);
  return [...people.values()];
}

/**
 * The present logins of everybody in these readings, as far as GitHub tells. `known` has those that it told already; at most
 * two requests ask for the others.
 */
export async function presentNames(
  sight: Pick<Sight, "lookUp" | "observe">,
  readings: readonly PullReading[],
  known: ReadonlyMap<UserId, string>,
): Promise<ReadonlyMap<UserId, string>> {
  const names = new Map(known);
  const note = (person: Person | null): void => void (person !== null && names.set(person.id, person.login));
  for (const { snapshot } of readings) for (const { author } of snapshot.comments) note(author);
  const doubtful = new Map<UserId, Person>();
  for (const { standing } of readings)
    for (const person of peopleIn(standing)) if (!names.has(person.id)) doubtful.set(person.id, person);
  const [reading] = readings;
  if (doubtful.size === 0 || reading === undefined) return names;
  const { key } = reading.snapshot;
  const logins = [...new Set([...doubtful.values()].map(({ login }) => login))];
  const found = await sight.lookUp(key.repository, { logins, teams: [] });
  for (const person of doubtful.values()) if (found.logins.get(person.login)?.id === person.id) note(person);
  const renamed = [...doubtful.keys()].filter((id) => !names.has(id));
  // Only a reading of a pull request tells who a number is.
  if (renamed.length > 0) for (const person of (await sight.observe(key, renamed)).people) note(person);
  return names;
}
