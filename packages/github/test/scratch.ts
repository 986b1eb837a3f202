/**
 * A scratch repository to try GitHub on: somebody acts in it with a token, and the port acts and looks with the same
 * one. It may be on the real GitHub or on the simulator; nothing here knows which.
 *
 * Whoever opened something notes it here, the port too, by way of octokit's hook: so all of it can be closed again.
 */
import type { Octokit } from "@octokit/rest";
import type { GitHub, PullKey, Snapshot } from "@rfckit/reconciler";
import { connectWithToken } from "../src/index.ts";
import { Traces } from "./traces.ts";

export interface ScratchOptions {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly name: string;
  /** Waits for the next write's turn: GitHub takes only so many a minute. */
  readonly takeTurn: () => Promise<void>;
  /** How long a change may take until it shows everywhere, in ms. */
  readonly patience: number;
  /** Lets so many ms pass, or fewer. */
  readonly pause: (ms: number) => Promise<void>;
}

export interface ScratchPull {
  readonly key: PullKey;
  readonly branch: string;
  look(): Promise<Snapshot>;
}

/** What GitHub says of the repository, and of whoever has the token. */
export interface ScratchFacts {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  readonly login: string;
}

const SECOND = 1000;

export class Scratch {
  readonly octokit: Octokit;
  readonly github: GitHub;
  readonly facts: ScratchFacts;
  readonly traces: Traces;
  readonly options: Pick<ScratchOptions, "patience" | "pause">;
  /** Where the default branch was at first. */
  readonly #start: string;
  /** Tells this run's branches and files from those of others. */
  readonly #run = `scratch-${Date.now().toString(36)}`;
  #count = 0;

  private constructor(
    options: ScratchOptions,
    traces: Traces,
    github: GitHub,
    facts: ScratchFacts,
    start: string,
  ) {
    this.octokit = options.octokit;
    this.options = options;
    this.traces = traces;
    this.github = github;
    this.facts = facts;
    this.#start = start;
  }

  static async open(options: ScratchOptions): Promise<Scratch> {
    const { octokit: requester, owner, name } = options;
    const traces = new Traces(requester, options.takeTurn);
    const { github, repository: id } = await connectWithToken({ requester, owner, name });
    const { data: me } = await requester.rest.users.getAuthenticated();
    const { data } = await requester.rest.repos.get({ owner, repo: name });
    const facts = {
      id,
      owner: data.owner.login,
      name: data.name,
      private: data.private,
      defaultBranch: data.default_branch,
      login: me.login,
    };
    const ref = `heads/${facts.defaultBranch}`;
    const { data: tip } = await requester.rest.git.getRef({ owner, repo: name, ref });
    return new Scratch(options, traces, github, facts, tip.object.sha);
  }

  /** The parameters that REST names the repository by. */
  get names(): { readonly owner: string; readonly repo: string } {
    return { owner: this.facts.owner, repo: this.facts.name };
  }

  /** A name that nothing in the repository has had before. */
  freshName(): string {
    this.#count += 1;
    return `${this.#run}-${this.#count}`;
  }

  async head(branch: string): Promise<string> {
    const { data } = await this.octokit.rest.git.getRef({ ...this.names, ref: `heads/${branch}` });
    return data.object.sha;
  }

  async createBranch(branch: string, sha: string): Promise<void> {
    await this.octokit.rest.git.createRef({ ...this.names, ref: `refs/heads/${branch}`, sha });
  }

  /** Deletes a branch, which closes the pull request from it. One that is gone already is no error. */
  async deleteBranch(branch: string): Promise<void> {
    await this.octokit.rest.git.deleteRef({ ...this.names, ref: `heads/${branch}` }).catch((error) => {
      if (error.status !== 404 && !/does not exist/u.test(error.message)) throw error;
    });
    this.traces.branches.delete(branch);
  }

  /** Commits files to a branch, one commit for each; `null` deletes one. Gives the newest commit. */
  async write(branch: string, files: Readonly<Record<string, string | null>>): Promise<string> {
    let newest = "";
    for (const [path, text] of Object.entries(files)) {
      const change = { ...this.names, branch, path, message: `Change ${path}` };
      const sha = await this.#blobOf(branch, path);
      if (text !== null) {
        const { data } = await this.octokit.rest.repos.createOrUpdateFileContents({
          ...change,
          content: Buffer.from(text).toString("base64"),
          ...(sha === null ? {} : { sha }),
        });
        newest = data.commit.sha ?? "";
      } else if (sha !== null) {
        const { data } = await this.octokit.rest.repos.deleteFile({ ...change, sha });
        newest = data.commit.sha ?? "";
      }
    }
    return newest;
  }

  /** Opens a pull request that adds `accepted/BRANCH.md`. */
  openPull(text: string, how: { readonly draft?: boolean } = {}): Promise<ScratchPull> {
    const branch = this.freshName();
    return this.openPullFrom(branch, { [`accepted/${branch}.md`]: text }, { title: `Try ${branch}`, ...how });
  }

  /** Opens a pull request from a new branch with these files, and waits until GitHub knows whether it merges. */
  async openPullFrom(
    branch: string,
    files: Readonly<Record<string, string>>,
    { title, draft = false }: { readonly title: string; readonly draft?: boolean },
  ): Promise<ScratchPull> {
    const { defaultBranch: base, id: repository } = this.facts;
    await this.createBranch(branch, await this.head(base));
    const head = await this.write(branch, files);
    const { data } = await this.octokit.rest.pulls.create({
      ...this.names,
      title,
      head: branch,
      base,
      draft,
    });
    const key = { repository, number: data.number };
    await this.settle(key, head);
    return { key, branch, look: () => this.github.observe(key, []) };
  }

  /**
   * Waits until a pull request has that head, and GitHub knows whether it merges, or for as long as that may take. One
   * that isn't open has no such thing.
   */
  async settle({ number }: PullKey, head?: string): Promise<void> {
    for (let left = this.options.patience; ; left -= SECOND) {
      const { data } = await this.octokit.rest.pulls.get({ ...this.names, pull_number: number });
      const known = data.mergeable !== null && (head === undefined || data.head.sha === head);
      if (known || data.state === "closed" || left <= 0) return;
      await this.options.pause(SECOND);
    }
  }

  /**
   * Closes what was opened, takes its branches away, and puts the default branch back to where it was, unless somebody
   * else has written to it since. Rejects where something of that wasn't done.
   */
  async clean(): Promise<void> {
    const failures: string[] = [];
    const attempt = (what: string, work: Promise<unknown>) =>
      work.catch((error: unknown) => failures.push(`${what}: ${error}`));
    for (const issue of this.traces.issues) {
      const closed = { ...this.names, issue_number: issue, state: "closed" } as const;
      await attempt(`#${issue}`, this.octokit.rest.issues.update(closed));
    }
    for (const branch of [...this.traces.branches]) await attempt(branch, this.deleteBranch(branch));
    const { defaultBranch } = this.facts;
    if (this.traces.commits.has(await this.head(defaultBranch))) {
      const back = { ...this.names, ref: `heads/${defaultBranch}`, sha: this.#start, force: true };
      await attempt(defaultBranch, this.octokit.rest.git.updateRef(back));
    }
    if (failures.length > 0) throw new Error(`Left behind:\n${failures.join("\n")}`);
  }

  async #blobOf(branch: string, path: string): Promise<string | null> {
    try {
      const { data } = await this.octokit.rest.repos.getContent({ ...this.names, path, ref: branch });
      return Array.isArray(data) ? null : data.sha;
    } catch (error) {
      if ((error as { readonly status?: number }).status !== 404) throw error;
      return null;
    }
  }
}
