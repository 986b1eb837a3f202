/** Accounts and teams in GraphQL. A machine account's login has no `[bot]` at its end here. */
import type { AccountRecord } from "../../github/accounts.ts";
import { findTeam } from "../../github/accounts.ts";
import { nodeId } from "../node-ids.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Reader } from "./reader.ts";

/** An actor; `null` for one whose account is gone. */
export function showActor(account: AccountRecord | null) {
  if (account === null || account.gone) return null;
  const { id, login, kind } = account;
  if (kind === "bot") {
    return {
      __typename: "Bot",
      id: nodeId("Bot", id),
      databaseId: id,
      login: login.replace(/\[bot\]$/u, ""),
    };
  }
  return showUser(account);
}

export function showUser({ id, login }: Pick<AccountRecord, "id" | "login">) {
  return { __typename: "User", id: nodeId("User", id), databaseId: id, login };
}

/** An organisation, as far as some team is of it; `null` where none is. */
export function showOrganization({ world }: Reader, login: string) {
  const prefix = `${login.toLowerCase()}/`;
  if (![...world.accounts.teams.keys()].some((team) => team.startsWith(prefix))) return null;
  return {
    __typename: "Organization",
    id: nodeId("Team", login.toLowerCase()),
    databaseId: null,
    login,
    team: ({ slug }: { readonly slug: string }) => {
      const members = findTeam(world.accounts, `${login}/${slug}`);
      if (members === null) return null;
      return {
        __typename: "Team",
        id: nodeId("Team", login.toLowerCase(), slug),
        slug,
        members: (args: PageArguments) =>
          connection(args, { name: "members", items: members, keyOf: ({ id }) => id, show: showUser }),
      };
    },
  };
}
