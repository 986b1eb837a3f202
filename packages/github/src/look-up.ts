/** Who bears a login now, and who is in a team. */
import type { Person } from "@rfckit/core";
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { demandFields, type FieldError, sendGraphql } from "./graphql.ts";
import { type Memory, personKey } from "./memory.ts";
import { readAs } from "./read-as.ts";

/** So many names are asked for in one request. */
const TOGETHER = 100;

const user = z.object({ id: z.string(), databaseId: z.number().nullable(), login: z.string() }).nullable();

/** People by what was asked; `null` where nobody bears that login. */
export async function lookUpLogins(
  { line }: Pick<Connection, "line">,
  memory: Memory,
  logins: readonly string[],
): Promise<ReadonlyMap<string, Person | null>> {
  const found = new Map<string, Person | null>();
  for (let from = 0; from < logins.length; from += TOGETHER) {
    const some = logins.slice(from, from + TOGETHER);
    const names = some.map((_, number) => `u${number}`);
    const query = `query Logins(${names.map((name) => `$${name}: String!`).join(", ")}) {
  ${names.map((name) => `${name}: user(login: $${name}) { id databaseId login }`).join("\n  ")}
}`;
    const variables = Object.fromEntries(some.map((login, number) => [`u${number}`, login]));
    const reply = await sendGraphql(line, { query, variables });
    demandFields(reply, "Logins", isUnknown);
    const users = readAs(z.record(z.string(), user), reply.data, "graphql Logins");
    for (const [number, login] of some.entries()) {
      const person = users[`u${number}`];
      if (person?.databaseId == null) {
        found.set(login, null);
        continue;
      }
      memory.people.set(personKey(person.databaseId), person.id);
      found.set(login, { id: person.databaseId, login: person.login });
    }
  }
  return found;
}

const TEAM = `query Team($organization: String!, $team: String!, $after: String) {
  organization(login: $organization) { team(slug: $team) {
    members(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { id databaseId login } }
  } }
}`;

const members = z.object({
  organization: z
    .object({
      team: z
        .object({
          members: z.object({
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
            nodes: z.array(user).nullable(),
          }),
        })
        .nullable(),
    })
    .nullable(),
});

/** A team's members, those of its child teams too; `null` where GitHub doesn't know it or doesn't let it be read. */
export async function lookUpTeam({ line }: Connection, name: string): Promise<readonly Person[] | null> {
  const [organization = "", team = ""] = name.split("/");
  const people: Person[] = [];
  let after: string | null = null;
  do {
    const reply = await sendGraphql(line, { query: TEAM, variables: { organization, team, after } });
    demandFields(reply, "Team", (error) => isUnknown(error) || error.type === "FORBIDDEN");
    const page = readAs(members, reply.data, "graphql Team").organization?.team?.members;
    if (page === undefined) return null;
    for (const member of page.nodes ?? []) {
      if (member?.databaseId != null) people.push({ id: member.databaseId, login: member.login });
    }
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return people;
}

function isUnknown({ type }: FieldError): boolean {
  return type === "NOT_FOUND";
}
