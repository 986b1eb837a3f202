/** The GitHub that is asked, with somebody's own token, and words for what it doesn't do. */
import type { Requester } from "@rfckit/github";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import { findToken } from "./find-token.ts";
import { type WhichGitHub, whichGitHub } from "./which-github.ts";
import { wordFailure } from "./word-failure.ts";

export interface SignedIn extends WhichGitHub {
  readonly requester: Requester;
  /** Does some work that is about something, such as `OWNER/REPO`. Throws `UsageError` for what GitHub doesn't do. */
  readonly ask: <T>(about: string, work: () => Promise<T>) => Promise<T>;
}

/** octokit warns of what it knows better; what goes wrong is told by who asked. */
const SILENT_LOG = { debug() {}, info() {}, warn() {}, error() {} };

/** Throws `UsageError`. */
export async function signIn(named: string | undefined, io: Pick<Io, "env">): Promise<SignedIn> {
  const { host, api, from } = whichGitHub(named, io.env);
  const token = await findToken(host, io);
  const { Octokit } = await import("@octokit/rest");
  return {
    host,
    api,
    from,
    requester: new Octokit({
      auth: token.token,
      baseUrl: api,
      userAgent: `rfc/${VERSION}`,
      log: SILENT_LOG,
    }),
    async ask(about, work) {
      try {
        return await work();
      } catch (error) {
        const words = wordFailure(error, { host, from, token, about });
        throw words === null ? error : new UsageError(words);
      }
    },
  };
}
