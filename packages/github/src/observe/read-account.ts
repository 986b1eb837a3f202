/** GitHub's actors as accounts. */
import type { Account } from "@rfckit/reconciler";
import { type Memory, personKey } from "../memory.ts";
import type { Actor } from "./schema.ts";

/**
 * The account, or `null` where it is gone or of a kind that can't command anything (an organisation, a placeholder of
 * an import). GraphQL leaves the `[bot]` off a machine account's login; REST and people write it.
 */
export function readAccount(actor: Actor | undefined, memory: Memory): Account | null {
  if (actor == null || actor.databaseId == null) return null;
  const { databaseId: id, login } = actor;
  if (actor.__typename === "User") {
    if (actor.id !== undefined) memory.people.set(personKey(id), actor.id);
    return { id, login, kind: login.endsWith("[bot]") ? "bot" : "user" };
  }
  if (actor.__typename !== "Bot") return null;
  return { id, login: login.endsWith("[bot]") ? login : `${login}[bot]`, kind: "bot" };
}
