/** Accounts and teams in GraphQL. A machine account's login has no `[bot]` at its end here. */
import { type AccountRecord, findTeam } from "../../github/accounts.ts";
import { nodeId } from "../node-ids.ts";
import { teamId } from "../render/database-ids.ts";
import { connection, type PageArguments } from "./connection.ts";
import { partId } from "./part-ids.ts";
import { demandRead, type Reader } from "./reader.ts";

/** An actor; `null` for one whose account is gone. */
export function showActor(account: AccountRecord) {
  if (account.gone) return null;
  const { id, login, kind } = account;
  if (kind === "user") return showUser(account);
  const bare = login.replace(/\[bot\]$/u, "");
  return { __typename: "Bot", id: nodeId("Bot", id), databaseId: id, login: bare };
}

/** Somebody as a user, which only a viewer is whatever they are. */
export function showUser({ id, login, kind }: Pick<AccountRecord, "id" | "login" | "kind">) {
  return { __typename: "User", id: nodeId(kind === "bot" ? "Bot" : "User", id), databaseId: id, login };
}

/** Whose a repository is: an organisation where there are teams of that name. */
export function showOwner(reader: Reader, login: string) {
  const account = reader.world.accounts.byLogin.get(login.toLowerCase());
  return showOrganization(reader, login) ?? showUser(account ?? { id: 0, login, kind: "user" });
}

/** An organisation, as far as some team is of it; `null` where none is. */
export function showOrganization(reader: Reader, login: string) {
  const { accounts } = reader.world;
  const prefix = `${login.toLowerCase()}/`;
  if (![...accounts.teams.keys()].some((team) => team.startsWith(prefix))) return null;
  const account = accounts.byLogin.get(login.toLowerCase());
  return {
    __typename: "Organization",
    id: account === undefined ? partId("organization", login.toLowerCase()) : nodeId("User", account.id),
    databaseId: account?.id ?? null,
    login: account?.login ?? login,
    team({ slug }: { readonly slug: string }) {
      demandRead(reader, "members");
      return showTeam(reader, prefix + slug.toLowerCase());
    },
  };
}

/** A team by its name, `organisation/slug`; `null` where there is none, or the viewer can't know of it. */
export function showTeam({ world, viewer }: Reader, name: string) {
  const members = findTeam(world.accounts, name);
  const [organisation, slug] = name.split("/");
  const own = viewer.kind === "user" || viewer.token.installation.owner.login.toLowerCase() === organisation;
  if (members === null || !own) return null;
  return {
    __typename: "Team",
    id: nodeId("Team", teamId(world.accounts, name)),
    databaseId: teamId(world.accounts, name),
    name: slug,
    slug,
    // There are no teams below others here.
    members: (args: PageArguments & { readonly membership?: string | null }) =>
      connection(args, {
        items: args.membership === "CHILD_TEAM" ? [] : members,
        keyOf: ({ id }) => id,
        show: (person) => showUser({ ...person, kind: "user" }),
      }),
  };
}
