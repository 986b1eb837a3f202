/**
 * A scratch repository to try GitHub on: somebody acts in it with a token, and the port looks at it with the same
 * token. It may be on the real GitHub or on the simulator; nothing here knows which.
 */
import type { Octokit } from "@octokit/rest";
import type { GitHub, PullKey, Snapshot } from "@rfckit/reconciler";
import { connectWithToken } from "../src/index.ts";

export interface ScratchPull {
  readonly key: PullKey;
  readonly branch: string;
  look(): Promise<Snapshot>;
}

export class Scratch {
  readonly octokit: Octokit;
  readonly github: GitHub;
  readonly repository: number;
  readonly names: { readonly owner: string; readonly repo: string };
  readonly #pulls: { readonly number: number; readonly branch: string }[] = [];
  /** Tells this run's branches from those of others. */
  readonly #run = `scratch-${Date.now().toString(36)}`;

  private constructor(octokit: Octokit, github: GitHub, repository: number, names: Scratch["names"]) {
    this.octokit = octokit;
    this.github = github;
    this.repository = repository;
    this.names = names;
  }

  static async open(octokit: Octokit, owner: string, name: string): Promise<Scratch> {
    const { github, repository } = await connectWithToken({ requester: octokit, owner, name });
    return new Scratch(octokit, github, repository, { owner, repo: name });
  }

  async defaultBranch(): Promise<string> {
    return (await this.octokit.rest.repos.get(this.names)).data.default_branch;
  }

  /** Opens a pull request from a branch of its own that writes one file. */
  async openPull(text: string, { draft = false } = {}): Promise<ScratchPull> {
    const base = await this.defaultBranch();
    const branch = `${this.#run}-${this.#pulls.length + 1}`;
    const { data: tip } = await this.octokit.rest.git.getRef({ ...this.names, ref: `heads/${base}` });
    await this.octokit.rest.git.createRef({
      ...this.names,
      ref: `refs/heads/${branch}`,
      sha: tip.object.sha,
    });
    await this.write(branch, `accepted/${branch}.md`, text);
    const { data: pull } = await this.octokit.rest.pulls.create({
      ...this.names,
      title: `Try ${branch}`,
      head: branch,
      base,
      draft,
    });
    this.#pulls.push({ number: pull.number, branch });
    const key = { repository: this.repository, number: pull.number };
    return { key, branch, look: () => this.github.observe(key, []) };
  }

  /** Commits one file to a branch. */
  async write(branch: string, path: string, text: string): Promise<string> {
    const { data } = await this.octokit.rest.repos.createOrUpdateFileContents({
      ...this.names,
      branch,
      path,
      message: `Write ${path}`,
      content: Buffer.from(text).toString("base64"),
      ...(await this.#shaOf(branch, path)),
    });
    return data.commit.sha ?? "";
  }

  /** Closes what it opened, and takes its branches away. */
  async clean(): Promise<void> {
    for (const { number, branch } of this.#pulls) {
      await this.octokit.rest.pulls
        .update({ ...this.names, pull_number: number, state: "closed" })
        .catch(() => {});
      await this.octokit.rest.git.deleteRef({ ...this.names, ref: `heads/${branch}` }).catch(() => {});
    }
  }

  async #shaOf(branch: string, path: string): Promise<{ readonly sha?: string }> {
    try {
      const { data } = await this.octokit.rest.repos.getContent({ ...this.names, path, ref: branch });
      return Array.isArray(data) ? {} : { sha: data.sha };
    } catch {
      return {};
    }
  }
}
