/** The connection of a run to its repository; what stands in the way at once is said in words. */
import { connectWithToken, type TokenConnection } from "@rfckit/github";
import { type Clock, GitHubRefused, sayFailure } from "@rfckit/reconciler";
import { CannotRun } from "../runner/cannot-run.ts";
import type { RunContext } from "../runner/run-context.ts";
import { type WatchedOctokit, watchedOctokit } from "./watched-octokit.ts";

export interface Connected extends TokenConnection {
  readonly octokit: WatchedOctokit;
}

/** Throws `CannotRun` where the token is none or may not see the repository, and `GitHubUnavailable`. */
export async function connect(context: RunContext, token: string, hostClock: Clock): Promise<Connected> {
  const { owner, name, apiUrl, graphqlUrl } = context;
  const octokit = watchedOctokit({ token, apiUrl, graphqlUrl });
  try {
    const connection = await connectWithToken({
      requester: octokit,
      owner,
      name,
      baseUrl: apiUrl,
      hostClock,
    });
    return { ...connection, octokit };
  } catch (error) {
    if (!octokit.signedIn()) throw badToken();
    if (error instanceof GitHubRefused)
      throw new CannotRun(
        `The token may not see ${owner}/${name} (${sayFailure(error).split(":", 1)[0]}). Give it \`contents: read\`, under permissions in the workflow.`,
      );
    throw error;
  }
}

export function badToken(): CannotRun {
  return new CannotRun(
    "GitHub doesn't take the token (401). Leave the input token out to use the workflow's own, or put a valid one into the secret.",
  );
}
