/**
 * Where a GitHub's pages and its REST API are, and what the bot has to be told so that it finds them: GitHub itself, its
 * data residency (`NAME.ghe.com`), or an Enterprise Server.
 */
import { UsageError } from "../usage-error.ts";

export interface GitHubSite {
  /** Without a slash at its end, as is the other. */
  readonly pages: string;
  readonly api: string;
  /** Whether GitHub has to find the bot on the public internet. */
  readonly isPublic: boolean;
  /** The bot's settings that lead there. */
  readonly settings: Readonly<Record<string, string>>;
}

const GITHUB: GitHubSite = {
  pages: "https://github.com",
  api: "https://api.github.com",
  isPublic: true,
  settings: {},
};

/** The GitHub on that host; GitHub's own for `undefined`. Throws `UsageError`. */
export function findGitHubSite(host: string | undefined, protocol = "https"): GitHubSite {
  if (host === undefined || host === "" || host.toLowerCase() === "github.com") return GITHUB;
  if (!/^(\[[0-9a-f:]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/iu.test(host)) {
    throw new UsageError(
      `found the host ${JSON.stringify(host)}, expected a name such as github.example.com. Give it without https:// and without a path.`,
    );
  }
  if (protocol !== "https" && protocol !== "http") {
    throw new UsageError(
      `found GHE_PROTOCOL ${JSON.stringify(protocol)}, expected https or http. Take it away, unless that server really speaks plain HTTP.`,
    );
  }
  const name = host.toLowerCase();
  const pages = `${protocol}://${name}`;
  if (/^[a-z0-9-]+\.ghe\.com$/u.test(name)) {
    const api = `https://api.${name}`;
    return { pages: `https://${name}`, api, isPublic: true, settings: { GITHUB_API_URL: api } };
  }
  const settings = { GHE_HOST: name, ...(protocol === "http" ? { GHE_PROTOCOL: protocol } : {}) };
  return { pages, api: `${pages}/api/v3`, isPublic: false, settings };
}
