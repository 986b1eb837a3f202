/**
 * What this package needs of an octokit: one way to send a request. Any octokit has it, an app's, a workflow's or a
 * person's.
 *
 * It must not retry by itself, nor wait for limits: what was sent, and when to try again, is decided here and in the
 * reconciler. (Octokit's own plugins repeat merges and comments too.)
 */
export interface Requester {
  request(route: string, parameters?: Readonly<Record<string, unknown>>): Promise<Answer>;
}

/** What octokit gives for an answer in the 200s. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

export type Headers = Readonly<Record<string, string | number | undefined>>;
