/** Where GitHub sends its webhooks: the bot listens at one path, and GitHub has to reach it from where GitHub is. */
import { UsageError } from "../usage-error.ts";
import type { GitHubSite } from "./github-site.ts";

/** Where the bot takes deliveries. */
export const WEBHOOK_PATH = "/api/github/webhooks";

/**
 * Stands in the manifest where no address is known yet: GitHub keeps events only for an app with a webhook, and no
 * webhook without an address. It isn't active, and nobody's: the name is kept for examples.
 */
export const NOWHERE = `https://example.com${WEBHOOK_PATH}`;

/** The whole address; one without a path gets the bot's. Throws `UsageError` for what GitHub wouldn't take. */
export function readWebhookUrl(text: string, site: GitHubSite): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const expected = "expected an address such as https://rfcbot.example.org";
  if (url === null || !/^https?:$/u.test(url.protocol)) {
    throw new UsageError(`found \`--webhook-url ${text}\`, ${expected}.`);
  }
  if (url.username !== "" || url.password !== "" || url.hash !== "") {
    throw new UsageError(`found a \`--webhook-url\` with a password or a fragment, ${expected}.`);
  }
  if (site.isPublic) {
    if (isPrivate(url.hostname)) {
      throw new UsageError(
        `found \`--webhook-url ${text}\`, which GitHub can't reach. Name an address on the public internet, or leave it out: then the webhook is set later.`,
      );
    }
    if (url.protocol === "http:") {
      throw new UsageError(
        `found \`--webhook-url ${text}\`, ${expected}: over http:// anybody on the way can read what private repositories say.`,
      );
    }
  }
  return `${url.origin}${url.pathname === "/" ? WEBHOOK_PATH : url.pathname}${url.search}`;
}

function isPrivate(hostname: string): boolean {
  const names = /^(localhost|[^.:[\]]+|.+\.(localhost|local|internal|lan))$/u;
  const addresses = /^(0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^\[(::1?|f[cde].*)\]$/u;
  return names.test(hostname) || addresses.test(hostname);
}
