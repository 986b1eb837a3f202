/** Why GitHub couldn't be asked, in a line that ends in what to do. */
import { GitHubRefused, GitHubUnavailable } from "@rfckit/reconciler";
import type { FoundToken } from "./find-token.ts";

export interface Asked {
  readonly host: string;
  /** What names the host, such as `--host`. */
  readonly from: string;
  readonly token: FoundToken;
  /** `OWNER/REPO`, or `OWNER/REPO#12`. */
  readonly about: string;
}

const MINUTE = 60_000;

/** `null` for an error that isn't GitHub's. The token is in none of it. */
export function wordFailure(error: unknown, asked: Asked): string | null {
  const words =
    error instanceof GitHubRefused
      ? wordRefusal(error, asked)
      : error instanceof GitHubUnavailable
        ? wordSilence(error, asked)
        : null;
  return words?.replaceAll(asked.token.token, "…") ?? null;
}

function wordRefusal({ reason, message }: GitHubRefused, { host, token, about }: Asked): string {
  if (reason === "gone") {
    return `there is no ${about} on ${host}, or the token of ${token.from} may not see it. Look at the spelling; for a private repository the token needs the scope \`repo\`, or a fine-grained one has to be given that repository.`;
  }
  if (/SAML|SSO/u.test(message)) {
    return `${about} wants the token of ${token.from} to be authorised for single sign-on. Do that where the token is kept, in ${host}'s settings.`;
  }
  return `the token of ${token.from} may not read ${about}: ${plain(message)}. Take one that may read contents, issues, pull requests and metadata there.`;
}

function wordSilence(
  { status, message, retryAfter }: GitHubUnavailable,
  { host, from, token }: Asked,
): string {
  if (status === 401) {
    const remedy = token.from === "gh" ? "Run `gh auth login`." : `Set ${token.from} anew.`;
    return `${host} doesn't accept the token of ${token.from}: it has expired, or was revoked. ${remedy}`;
  }
  if (retryAfter !== null) {
    const minutes = Math.max(1, Math.ceil(retryAfter / MINUTE));
    return `${host}'s limit for the token of ${token.from} is used up. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
  }
  if (status === null) {
    return `can't reach ${host}: ${plain(message)}. Look at the network, and at ${from}.`;
  }
  return `${host} answers ${status} (${plain(message)}). Try again in a moment.`;
}

/** Without the route that the message begins with, and without a full stop. */
function plain(message: string): string {
  const words = message.replace(/^(?:[A-Z]+ \/\S*|graphql \w*): /u, "").replaceAll(/\s+/gu, " ");
  return words.replace(/\.$/u, "").slice(0, 300);
}
