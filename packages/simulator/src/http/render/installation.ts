/** Where an app is installed. */
import type { InstallationRecord } from "../access.ts";
import { API, SITE } from "./addresses.ts";
import { APP_EVENTS, REGISTERED_AT } from "./app.ts";
import { renderUser } from "./user.ts";

/** As `GET /app/installations/{installation_id}` shows it. Its owner suspended it, if anybody did. */
export function renderInstallation(installation: InstallationRecord) {
  const { id, app, owner, permissions, repositories, suspended } = installation;
  return {
    id,
    account: renderUser(owner),
    repository_selection: repositories === null ? ("all" as const) : ("selected" as const),
    access_tokens_url: `${API}/app/installations/${id}/access_tokens`,
    repositories_url: `${API}/installation/repositories`,
    html_url: `${SITE}/settings/installations/${id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: owner.id,
    target_type: "User" as const,
    permissions: { ...permissions },
    events: [...APP_EVENTS],
    created_at: REGISTERED_AT,
    updated_at: REGISTERED_AT,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: suspended ? renderUser(owner) : null,
    suspended_at: suspended ? REGISTERED_AT : null,
  };
}

/** What every other webhook tells of the installation that it is for. */
export function renderInstallationName({ id }: InstallationRecord) {
  return { id, node_id: btoa(`023:IntegrationInstallation${id}`) };
}
