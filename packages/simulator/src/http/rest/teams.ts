/** Teams of an organisation, and who is in them. */
import { ensureAccount } from "../../github/accounts.ts";
import { API, REGISTERED_AT, renderTeam, renderUser, SITE } from "../render/index.ts";
import { findActor, gone } from "./find.ts";
import type { Call, Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";

export const TEAMS: readonly Operation[] = [
  {
    method: "GET",
    path: "/orgs/{org}/teams/{team_slug}",
    needs: { anyOf: ["members"], level: "read" },
    handle(call) {
      const { name, members } = findTeam(call);
      const owned = [...call.world.repositories.values()].filter(
        ({ owner }) => owner.toLowerCase() === call.params["org"]?.toLowerCase(),
      );
      return {
        status: 200,
        body: {
          ...renderTeam(call.world, name),
          members_count: members.length,
          repos_count: 0,
          created_at: REGISTERED_AT,
          updated_at: REGISTERED_AT,
          organization: renderOrganisation(call, owned.length),
        },
      };
    },
  },
  {
    method: "GET",
    path: "/orgs/{org}/teams/{team_slug}/members",
    needs: { anyOf: ["members"], level: "read" },
    handle(call) {
      const { name, members } = findTeam(call);
      const [organisation, slug] = name.split("/");
      return pageOf(call, `/orgs/${organisation}/teams/${slug}/members`, members, renderUser);
    },
  },
];

/** The team that the path names, without those who have no account any more. An installation sees its owner's only. */
function findTeam(call: Call) {
  const { viewer, world, params } = call;
  findActor(call);
  const organisation = params["org"] ?? "";
  const name = `${organisation}/${params["team_slug"]}`.toLowerCase();
  const members = world.accounts.teams.get(name);
  const elsewhere =
    viewer?.kind === "installation" &&
    viewer.token.installation.owner.login.toLowerCase() !== organisation.toLowerCase();
  if (members === undefined || elsewhere) throw gone(`There is no team ${name}.`);
  return { name, members: members.filter((account) => !account.gone) };
}

function renderOrganisation({ world, params }: Call, repositories: number) {
  const { id, login, node_id, avatar_url } = renderUser(ensureAccount(world.accounts, params["org"] ?? ""));
  const api = `${API}/orgs/${login}`;
  return {
    login,
    id,
    node_id,
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url,
    description: null,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: repositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${SITE}/${login}`,
    type: "Organization",
    created_at: REGISTERED_AT,
    updated_at: REGISTERED_AT,
    archived_at: null,
  };
}
