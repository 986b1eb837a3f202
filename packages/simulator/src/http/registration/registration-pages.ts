/**
 * The two pages on which somebody registers an app from a manifest, below the same address as the API: one asks whether
 * and under which name, and the button on it sends the browser back to where the manifest came from.
 */
import { readAppManifest } from "./app-manifest.ts";
import type { Proposal, Registrations } from "./registrations.ts";

export interface PageRequest {
  readonly method: string;
  readonly url: URL;
  /** A form's fields; `null` where the body is too long to be read. */
  readonly body: string | null;
}

export interface PageAnswer {
  readonly status: number;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

const NEW = /^(?:\/organizations\/([^/]+))?\/settings\/apps\/new$/u;
const REGISTER = "/settings/apps";

/** The answer where the path is one of these pages', otherwise `null`. */
export function answerRegistrationPage(
  registrations: Registrations,
  { method, url, body }: PageRequest,
): PageAnswer | null {
  const asked = NEW.exec(url.pathname);
  if (method !== "POST" || (asked === null && url.pathname !== REGISTER)) return null;
  const fields = new URLSearchParams(body ?? "");
  if (asked === null) return register(registrations, fields.get("proposal") ?? "", fields.get("name") ?? "");
  const read = readAppManifest(fields.get("manifest") ?? "");
  if (!read.ok) return page(422, invalid(read.problems));
  const key = registrations.propose(read.value, asked[1] ?? null, url.searchParams.get("state"));
  return page(200, ask(registrations.find(key), key, []));
}

function register(registrations: Registrations, key: string, name: string): PageAnswer {
  const done = registrations.register(key, name);
  if ("location" in done) return { status: 302, body: undefined, headers: { location: done.location } };
  return page(422, ask(registrations.find(key), key, done.problems));
}

function ask(proposal: Proposal | undefined, key: string, problems: readonly string[]): string {
  if (proposal === undefined) return invalid(problems);
  const { manifest, owner } = proposal;
  return [
    "<h1>Create GitHub App</h1>",
    ...problems.map((problem) => `<p role="alert">${escapeHtml(problem)}</p>`),
    `<form method="post" action="${REGISTER}">`,
    `<input type="hidden" name="proposal" value="${key}">`,
    `<label>GitHub App name <input name="name" required value="${escapeHtml(manifest.name ?? "")}"></label>`,
    `<button>Create GitHub App for ${escapeHtml(owner.login)}</button>`,
    "</form>",
  ].join("\n");
}

function invalid(problems: readonly string[]): string {
  return [
    "<h1>Invalid GitHub App configuration</h1>",
    "<p>The configuration does not appear to be a valid GitHub App manifest.</p>",
    ...problems.map((problem) => `<p role="alert">Error ${escapeHtml(problem)}</p>`),
  ].join("\n");
}

function page(status: number, content: string): PageAnswer {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>GitHub</title>\n${content}\n</html>\n`;
  return { status, body, headers: { "content-type": "text/html; charset=utf-8" } };
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
