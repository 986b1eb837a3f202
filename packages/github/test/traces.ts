/**
 * What a run leaves behind on GitHub, whoever wrote it: noted by octokit's hook as requests are answered, along with
 * GitHub's clock. Whoever set the run up has a say before each write, for GitHub takes only so many of them.
 */
import type { Octokit } from "@octokit/rest";

/** What octokit gives its hooks of a request. */
interface Asked {
  readonly method: string;
  /** The address with the names of its parameters: `/repos/{owner}/{repo}/issues`. */
  readonly url: string;
  /** What GraphQL is asked. */
  readonly query?: unknown;
  /** The branch that is to be made: `refs/heads/NAME`. */
  readonly ref?: unknown;
}

interface Answered {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

export class Traces {
  /** Issues that were opened. */
  readonly issues = new Set<number>();
  /** Branches that were made. */
  readonly branches = new Set<string>();
  /** Commits that were made by writing files and by merging. */
  readonly commits = new Set<string>();
  /** How many requests that change something were answered and not refused. */
  writes = 0;
  /** GitHub's clock at its last answer, in UTC ms. */
  now = 0;

  /** Notes what that octokit does from now on, and waits before each of its writes until `takeTurn` is done. */
  constructor(octokit: Octokit, takeTurn: () => Promise<void>) {
    octokit.hook.wrap("request", async (request, options) => {
      const asked = options as unknown as Asked;
      const write = isWrite(asked);
      if (write) await takeTurn();
      const answer = await request(options);
      this.#note(asked, write, answer as Answered);
      return answer;
    });
  }

  #note({ method, url, ref }: Asked, write: boolean, { headers, data }: Answered): void {
    this.now = Date.parse(String(headers["date"])) || this.now;
    if (!write) return;
    this.writes += 1;
    const { number, sha, commit } = (data ?? {}) as {
      readonly number?: number;
      readonly sha?: string;
      readonly commit?: { readonly sha?: string };
    };
    switch (`${method} ${url.replace("/repos/{owner}/{repo}/", "")}`) {
      case "POST issues":
        if (number !== undefined) this.issues.add(number);
        break;
      case "POST git/refs":
        this.branches.add(String(ref).replace("refs/heads/", ""));
        break;
      case "PUT contents/{path}":
      case "DELETE contents/{path}":
        if (commit?.sha !== undefined) this.commits.add(commit.sha);
        break;
      case "PUT pulls/{pull_number}/merge":
        if (sha !== undefined) this.commits.add(sha);
        break;
    }
  }
}

function isWrite({ method, query }: Asked): boolean {
  return (
    method !== "GET" &&
    !String(query ?? "")
      .trimStart()
      .startsWith("query")
  );
}
