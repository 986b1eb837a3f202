/**
 * The octokit of a run: it sends each request once, counts them, and remembers which permissions GitHub missed. What a
 * refusal means to the process is for others to say; what a person has to add to the workflow is known only here.
 */
import { Octokit } from "@octokit/rest";
import type { Answer, Requester } from "@rfckit/github";
import { type Permission, permissionFor, permissionForField } from "./permissions.ts";

export interface WatchedOctokit extends Requester {
  /** How many requests were sent. */
  count(): number;
  /** The permissions that requests lacked, each once. */
  missing(): readonly Permission[];
  /** Whether GitHub took the token at all. */
  signedIn(): boolean;
}

export interface OctokitOptions {
  readonly token: string;
  readonly apiUrl: string;
  /** GraphQL's address; `null` where it follows from the other one. */
  readonly graphqlUrl: string | null;
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
const NOT_ACCESSIBLE = /not accessible by/iu;

export function watchedOctokit({ token, apiUrl, graphqlUrl }: OctokitOptions): WatchedOctokit {
  const octokit = new Octokit({ auth: token, baseUrl: apiUrl, userAgent: "rfckit-action", log: SILENT });
  // A document goes to `/graphql` below this address.
  const graphql = graphqlUrl === null ? {} : { baseUrl: graphqlUrl.replace(/\/graphql\/*$/u, "") };
  const missing = new Set<Permission>();
  let count = 0;
  let signedIn = true;

  const noteRefusal = (route: string, error: unknown): void => {
    const { status, message, response } = error as {
      readonly status?: number;
      readonly message?: string;
      readonly response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
    };
    if (status === 401) signedIn = false;
    if (status !== 403 || !NOT_ACCESSIBLE.test(message ?? "")) return;
    missing.add(permissionFor(route, response?.headers?.["x-accepted-github-permissions"]));
  };

  const noteErrors = (query: unknown, data: unknown): void => {
    const errors = (data as { readonly errors?: unknown } | null)?.errors;
    for (const error of Array.isArray(errors) ? errors : []) {
      const { message, path } = error as { readonly message?: string; readonly path?: (string | number)[] };
      if (NOT_ACCESSIBLE.test(message ?? "")) missing.add(permissionForField(String(query), path ?? []));
    }
  };

  return {
    async request(route, parameters = {}) {
      count += 1;
      const isGraphql = route === "POST /graphql";
      try {
        const answer = (await octokit.request(route, {
          ...parameters,
          ...(isGraphql ? graphql : {}),
        })) as Answer;
        if (isGraphql) noteErrors(parameters["query"], answer.data);
        return answer;
      } catch (error) {
        noteRefusal(route, error);
        throw error;
      }
    },
    count: () => count,
    missing: () => [...missing],
    signedIn: () => signedIn,
  };
}
