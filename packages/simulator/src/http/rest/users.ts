/** Accounts, as far as the world knows of them: what they are called, and what belongs to them. */
import type { AccountRecord } from "../../github/accounts.ts";
import { NotAllowed } from "../../github/denial.ts";
import type { WorldState } from "../../github/state.ts";
import { REGISTERED_AT, renderUser } from "../render/index.ts";
import { findActor, gone } from "./find.ts";
import type { Operation } from "./operation.ts";

export const USERS: readonly Operation[] = [
  {
    method: "GET",
    path: "/user",
    handle(call) {
      const account = findActor(call);
      if (call.viewer?.kind === "user") return { status: 200, body: renderOneself(call.world, account) };
      const message = "An installation is no user.";
      throw new NotAllowed({ status: 403, reason: "permission", message });
    },
  },
  {
    method: "GET",
    path: "/user/{account_id}",
    handle: ({ world, params }) => {
      const found = world.accounts.byId.get(Number(params["account_id"]));
      return { status: 200, body: renderProfile(world, demandAccount(found)) };
    },
  },
  {
    method: "GET",
    path: "/users/{username}",
    handle: ({ world, params }) => {
      const found = world.accounts.byLogin.get((params["username"] ?? "").toLowerCase());
      return { status: 200, body: renderProfile(world, demandAccount(found)) };
    },
  },
];

function demandAccount(account: AccountRecord | undefined): AccountRecord {
  if (account === undefined || account.gone) throw gone("There is no such account.");
  return account;
}

/** What everybody sees of an account. */
function renderProfile(world: WorldState, account: AccountRecord) {
  return {
    ...renderUser(account),
    user_view_type: "public" as "public" | "private",
    name: null,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: countRepositories(world, account, false),
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: REGISTERED_AT,
    updated_at: REGISTERED_AT,
  };
}

/** What somebody sees of themselves. */
function renderOneself(world: WorldState, account: AccountRecord) {
  const hidden = countRepositories(world, account, true);
  return {
    ...renderProfile(world, account),
    user_view_type: "private" as const,
    private_gists: 0,
    total_private_repos: hidden,
    owned_private_repos: hidden,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}

function countRepositories(world: WorldState, { login }: AccountRecord, hidden: boolean): number {
  const own = [...world.repositories.values()].filter(
    ({ owner, private: secret }) => owner.toLowerCase() === login.toLowerCase() && secret === hidden,
  );
  return own.length;
}
