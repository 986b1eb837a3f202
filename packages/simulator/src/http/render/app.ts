/** Apps: those of this world, and two that it knows nothing more of. */
import type { AppRecord, Permissions } from "../access.ts";
import { nodeId } from "../node-ids.ts";
import type { RegisteredApp } from "../registration/registrations.ts";
import { isoTime, SITE } from "./addresses.ts";
import { type AccountName, renderAccount, renderUser } from "./user.ts";

/** What an app that runs an RFC process listens to. */
export const APP_EVENTS = [
  "check_suite",
  "issue_comment",
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
  "push",
  "repository",
] as const;

/** When all apps of this world were registered and installed: long before anything happens in it. */
export const REGISTERED_AT = "2025-01-01T00:00:00Z";

const GITHUB: AccountName = { id: 9919, login: "github", type: "Organization" };

/** What runs a repository's checks: GitHub Actions itself. */
export const renderActionsApp = () =>
  renderNamedApp(
    { id: 15368, slug: "github-actions", name: "GitHub Actions" },
    { checks: "write", contents: "read", metadata: "read" },
    renderAccount(GITHUB),
  );

/** What posts a comment in a person's name. Which app that is, the world doesn't say. */
export const renderMouthpieceApp = () =>
  renderNamedApp(
    { id: 29310, slug: "mouthpiece", name: "Mouthpiece" },
    { issues: "write", metadata: "read" },
    renderAccount(GITHUB),
  );

/** An app as whoever has just registered it is shown it, this once with its secrets. */
export function renderRegisteredApp(app: RegisteredApp) {
  const { manifest, owner, at } = app;
  return {
    ...renderNamedApp(app, manifest.permissions, renderUser(owner)),
    description: manifest.description,
    external_url: manifest.url,
    created_at: isoTime(at),
    updated_at: isoTime(at),
    events: [...manifest.events],
    client_id: app.clientId,
    client_secret: app.clientSecret,
    webhook_secret: app.webhookSecret,
    pem: app.pem,
  };
}

/** An app as `GET /app` shows it. It belongs to whoever installed it first. */
export function renderApp(app: AppRecord) {
  const [first] = app.installations;
  return renderNamedApp(app, first?.permissions ?? {}, renderUser(first?.owner ?? null));
}

function renderNamedApp(
  { id, slug, name }: Pick<AppRecord, "id" | "slug" | "name">,
  permissions: Permissions,
  owner: ReturnType<typeof renderAccount>,
) {
  const page = `${SITE}/apps/${slug}`;
  return {
    id,
    slug,
    node_id: nodeId("App", id),
    owner,
    name,
    description: null,
    external_url: page,
    html_url: page,
    created_at: REGISTERED_AT,
    updated_at: REGISTERED_AT,
    permissions: { ...permissions },
    events: [...APP_EVENTS],
  };
}
