/** The manifest: what GitHub is asked to make, in GitHub's form. */
import { EVENTS, permissionsOf } from "./permission-sets.ts";
import type { Plan } from "./plan.ts";
import { NOWHERE } from "./webhook-url.ts";

export const DESCRIPTION =
  "Runs an RFC process: motions, sign-offs, objections, and a final comment period before anything is merged.";

/** `redirectUrl` is where GitHub sends the browser with the code. */
export function toManifest(plan: Plan, redirectUrl: string): object {
  const { set, organization, name, isPublic, site, webhookUrl } = plan;
  return {
    ...(name === null ? {} : { name }),
    description: DESCRIPTION,
    url: organization === null ? site.pages : `${site.pages}/${organization}`,
    public: isPublic,
    redirect_url: redirectUrl,
    hook_attributes: { url: webhookUrl ?? NOWHERE, active: webhookUrl !== null },
    default_permissions: permissionsOf(set),
    default_events: EVENTS,
  };
}

/** Where a manifest is posted. What stands in `state` comes back with the code. */
export function registrationUrl({ site, organization }: Plan, state: string): string {
  return `${settingsUrl(site.pages, organization)}/apps/new?state=${encodeURIComponent(state)}`;
}

/** The page of the app's own settings. */
export function appSettingsUrl({ site, organization }: Plan, slug: string): string {
  return `${settingsUrl(site.pages, organization)}/apps/${slug}`;
}

function settingsUrl(pages: string, organization: string | null): string {
  return organization === null ? `${pages}/settings` : `${pages}/organizations/${organization}/settings`;
}
