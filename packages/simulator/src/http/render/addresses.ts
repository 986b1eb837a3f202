/** Where GitHub says that things are: its pages, its API, its pictures, and its times in text. */
import type { Instant } from "@rfckit/core";
import type { RepositoryRecord } from "../../github/records.ts";

export const SITE = "https://github.com";
export const API = "https://api.github.com";

/** An instant as GitHub writes it: whole seconds, in UTC. */
export function isoTime(instant: Instant): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/u, "Z");
}

/** A repository's page. */
export function repositoryPage({ owner, name }: RepositoryRecord): string {
  return `${SITE}/${owner}/${name}`;
}

/** A repository's address in the API. */
export function repositoryApi({ owner, name }: RepositoryRecord): string {
  return `${API}/repos/${owner}/${name}`;
}

/** A link as GitHub's `_links` have them. */
export function link(href: string): { readonly href: string } {
  return { href };
}
