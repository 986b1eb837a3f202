/** Who bears a login now, for whoever has a token and no repository in mind. */
import type { Person } from "@rfckit/core";
import { createLine } from "./line.ts";
import { lookUpLogins } from "./look-up.ts";
import { Memory } from "./memory.ts";
import type { Requester } from "./requester.ts";

export interface LookUpOptions {
  /** An octokit with the token. */
  readonly requester: Requester;
  /** Where REST is served, for a GitHub Enterprise Server (`https://HOST/api/v3`). */
  readonly baseUrl?: string;
}

/** By what was asked, `null` where nobody bears that login. Throws `GitHubRefused` and `GitHubUnavailable`. */
export function lookUpWithToken(
  { requester, baseUrl }: LookUpOptions,
  logins: readonly string[],
): Promise<ReadonlyMap<string, Person | null>> {
  const line = createLine({ requester, ...(baseUrl === undefined ? {} : { baseUrl }) });
  return lookUpLogins({ line }, new Memory(), logins);
}
