/** Teams of an organisation. */
import type { WorldState } from "../../github/state.ts";
import { nodeId } from "../node-ids.ts";
import { API, SITE } from "./addresses.ts";
import { teamId } from "./database-ids.ts";

/** A team by its name, `organisation/slug`. Its name is its slug. */
export function renderTeam(world: WorldState, team: string) {
  const [organisation = "", slug = ""] = team.split("/");
  const id = teamId(world.accounts, team);
  const page = `${SITE}/orgs/${organisation}/teams/${slug}`;
  const api = `${API}/orgs/${organisation}/teams/${slug}`;
  return {
    id,
    node_id: nodeId("Team", id),
    name: slug,
    slug,
    description: null,
    privacy: "closed",
    notification_setting: "notifications_enabled",
    permission: "pull",
    url: api,
    html_url: page,
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
    type: "organization",
    parent: null,
  };
}
