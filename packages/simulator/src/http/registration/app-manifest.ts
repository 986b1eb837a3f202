/**
 * The manifest of an app that somebody wants to register, read as strictly as GitHub reads it: it takes a manifest as a
 * whole, or says what is wrong and takes nothing.
 *
 * GitHub names a field without what it is in: `"url" wasn't supplied` may be about the webhook's.
 */
import { z } from "zod";
import type { Permissions } from "../access.ts";
import published from "../described/openapi.generated.json" with { type: "json" };

export interface AppManifest {
  /** `null` where whoever registers it is to think of one. */
  readonly name: string | null;
  readonly url: string;
  readonly description: string | null;
  /** Where GitHub's webhooks go; `null` where the app has none. */
  readonly hook: { readonly url: string; readonly active: boolean } | null;
  readonly redirectUrl: string;
  readonly public: boolean;
  readonly permissions: Permissions;
  readonly events: readonly string[];
}

export type ManifestOutcome =
  | { readonly ok: true; readonly value: AppManifest }
  /** In GitHub's words. */
  | { readonly ok: false; readonly problems: readonly string[] };

const missing = (name: string) => `"${name}" wasn't supplied.`;
const demanded = (name: string) => z.string(missing(name)).min(1, missing(name));

/** What GitHub documents. It takes nothing else: a secret, for instance, is its own to choose. */
const manifest = z.strictObject({
  name: z.string().optional(),
  url: demanded("url"),
  description: z.string().optional(),
  hook_attributes: z.strictObject({ url: demanded("url"), active: z.boolean().default(true) }).optional(),
  redirect_url: demanded("redirect_url"),
  callback_urls: z.array(z.string()).max(10).optional(),
  setup_url: z.string().optional(),
  setup_on_update: z.boolean().optional(),
  request_oauth_on_install: z.boolean().optional(),
  public: z.boolean().default(false),
  default_permissions: z.record(z.string(), z.enum(["read", "write"])).default({}),
  default_events: z.array(z.string()).default([]),
});

/** Which permission an app needs to be told of an event, as far as the events of a bot like this one go. */
const NEEDED: ReadonlyMap<string, string> = new Map([
  ["branch_protection_rule", "administration"],
  ["check_run", "checks"],
  ["check_suite", "checks"],
  ["issue_comment", "issues"],
  ["issues", "issues"],
  ["member", "members"],
  ["merge_group", "merge_queues"],
  ["pull_request", "pull_requests"],
  ["pull_request_review", "pull_requests"],
  ["pull_request_review_comment", "pull_requests"],
  ["push", "contents"],
  ["repository", "metadata"],
  ["repository_ruleset", "administration"],
  ["status", "statuses"],
]);

/** The permissions that there are, with their levels, as GitHub describes them. */
const PERMISSIONS: Readonly<Record<string, { readonly enum: readonly string[] }>> =
  published.schemas["app-permissions"].properties;

const LONGEST_NAME = 34;

/** Reads a manifest as it was posted: JSON. */
export function readAppManifest(text: string): ManifestOutcome {
  const json = parseJson(text);
  if (json === undefined) return { ok: false, problems: ["The manifest is not valid JSON."] };
  const read = manifest.safeParse(json);
  if (!read.success) return { ok: false, problems: read.error.issues.map(wordIssue) };
  const { hook_attributes: hook = null, default_events: events, ...rest } = read.data;
  const permissions: Permissions = { metadata: "read", ...rest.default_permissions };
  const problems = [
    ...judgeName(rest.name ?? null),
    ...judgeHook(hook?.url ?? null),
    ...judgePermissions(permissions),
    ...judgeEvents(events, permissions, hook !== null),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const { name = null, url, description = null, redirect_url: redirectUrl } = rest;
  const value = { name, url, description, hook, redirectUrl, public: rest.public, permissions, events };
  return { ok: true, value };
}

/** What is wrong with an app's name, be it the manifest's or one that somebody typed. */
export function judgeName(name: string | null): readonly string[] {
  return (name ?? "").length > LONGEST_NAME
    ? [`Name is too long (maximum is ${LONGEST_NAME} characters)`]
    : [];
}

function judgeHook(url: string | null): readonly string[] {
  if (url === null) return [];
  if (!URL.canParse(url) || !/^https?:/u.test(url)) return ["Hook url must be a valid URL"];
  const { hostname } = new URL(url);
  if (!/^(localhost|127\.|10\.|192\.168\.|\[::1\])/u.test(hostname)) return [];
  return [`Hook url is not supported because it isn't reachable over the public Internet (${hostname})`];
}

function judgePermissions(permissions: Permissions): readonly string[] {
  return Object.entries(permissions)
    .filter(([name, level]) => PERMISSIONS[name]?.enum.includes(level) !== true)
    .map(([name]) => `Default permission records resource is not included in the list (${name})`);
}

function judgeEvents(
  events: readonly string[],
  permissions: Permissions,
  hooked: boolean,
): readonly string[] {
  const strange = events.filter((event) => !NEEDED.has(event));
  const unsupported = events.filter((event) => permissions[NEEDED.get(event) ?? ""] === undefined);
  return [
    ...(events.length > 0 && !hooked ? ["Hook url cannot be blank"] : []),
    ...(strange.length > 0 ? [`Default events unsupported: ${strange.join(", ")}`] : []),
    ...(unsupported.length > 0
      ? [`Default events are not supported by permissions: ${unsupported.join(", ")}`]
      : []),
  ];
}

function wordIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `"${issue.keys.join('", "')}" is not a permitted key.`;
  return issue.message.includes("supplied") ? issue.message : `"${issue.path.join(".")}" is invalid.`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
