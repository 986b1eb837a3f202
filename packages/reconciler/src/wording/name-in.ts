/** How people are called today. */
import type { Person } from "@rfckit/core";
import type { Snapshot } from "../ports/snapshot.ts";

/** People's present logins, wherever GitHub showed them. */
export function nameIn(snapshot: Pick<Snapshot, "comments" | "people">): (person: Person) => string {
  const logins = new Map<number, string>();
  for (const { author } of snapshot.comments) if (author !== null) logins.set(author.id, author.login);
  for (const person of snapshot.people) logins.set(person.id, person.login);
  return (person) => logins.get(person.id) ?? person.login;
}
