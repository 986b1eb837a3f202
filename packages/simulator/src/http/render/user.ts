/** Accounts. Who has none any more is shown as GitHub's `ghost`, which is an account of its own. */
import type { AccountRecord } from "../../github/accounts.ts";
import { nodeId } from "../node-ids.ts";
import { API, SITE } from "./addresses.ts";

/** What an account is called, and what it is. */
export interface AccountName {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Bot" | "Organization";
}

const GHOST: AccountName = { id: 10137, login: "ghost", type: "User" };

/** An account as GitHub's REST API and its webhooks show it; `null` and deleted ones as the ghost. */
export function renderUser(account: AccountRecord | null) {
  if (account === null || account.gone) return renderAccount(GHOST);
  const { id, login, kind } = account;
  return renderAccount({ id, login, type: kind === "bot" ? "Bot" : "User" });
}

/** An account that this world may know nothing of. */
export function renderAccount({ id, login, type }: AccountName) {
  const api = `${API}/users/${encodeURIComponent(login)}`;
  const page = type === "Bot" ? `apps/${login.replace(/\[bot\]$/u, "")}` : login;
  return {
    login,
    id,
    node_id: nodeId(type === "Bot" ? "Bot" : "User", id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: "",
    url: api,
    html_url: `${SITE}/${page}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type,
    site_admin: false,
  };
}
