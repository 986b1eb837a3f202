/** The port on one repository, for whoever has a token for it: a workflow, or a person. */
import { type Clock, type DatedVersion, type GitHub, GitHubRefused } from "@rfckit/reconciler";
import { z } from "zod";
import type { Connection } from "./connection.ts";
import { createGitHubPort } from "./github-port.ts";
import { type Glance, glance } from "./glance.ts";
import { createLine } from "./line.ts";
import { type ChangedFiles, listChangedFiles } from "./list-changed-files.ts";
import { Memory } from "./memory.ts";
import { readAs } from "./read-as.ts";
import { readDatedHistory } from "./read-files.ts";
import { type FolderEntry, readFolders } from "./read-folders.ts";
import { readOwnComments } from "./read-own-comments.ts";
import type { Requester } from "./requester.ts";

export interface TokenOptions {
  /** An octokit with the token. */
  readonly requester: Requester;
  readonly owner: string;
  readonly name: string;
  /** Where REST is served, for a GitHub Enterprise Server (`https://HOST/api/v3`). */
  readonly baseUrl?: string;
  /** Whether the token isn't the bot's: then readings show the reactions of all machine accounts, with their makers. */
  readonly onlooker?: boolean;
  /** The host's clock, by which limits are waited out; without it that is left to whoever asks. */
  readonly hostClock?: Clock;
}

/** What somebody with a token for one repository can ask of it. */
export interface TokenConnection {
  readonly github: GitHub;
  readonly repository: number;
  readonly defaultBranch: string;
  /** The cheapest look at all pull requests; see `glance.ts`. */
  glance(labels: readonly string[]): Promise<Glance>;
  /** The texts of the bot's own comments; see `read-own-comments.ts`. */
  readOwnComments(numbers: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>>;
  /** A file's versions on the default branch with their commits' dates, the present one first. */
  readDatedHistory(path: string): Promise<readonly DatedVersion[]>;
  /** The files that a pull request changes. */
  listChangedFiles(number: number): Promise<ChangedFiles>;
  /** The commit on the base branch that a pull request was merged as; `null` where it wasn't. The bot needs no such thing. */
  mergeCommit(number: number): Promise<string | null>;
  /** What is in some folders at a branch or a commit. */
  readFolders(ref: string, paths: readonly string[]): Promise<ReadonlyMap<string, readonly FolderEntry[]>>;
  /** GitHub's clock at its last answer, in UTC ms. */
  now(): number;
}

const repository = z.object({
  id: z.number(),
  node_id: z.string(),
  name: z.string(),
  owner: z.object({ login: z.string() }),
  default_branch: z.string(),
});

const merge = z.object({ merged: z.boolean(), merge_commit_sha: z.string().nullable() });

/** Looks the repository up. Throws `GitHubRefused` where the token may not see it, and `GitHubUnavailable`. */
export async function connectWithToken(options: TokenOptions): Promise<TokenConnection> {
  const { requester, baseUrl, hostClock, onlooker = false } = options;
  const line = createLine({
    requester,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(hostClock === undefined ? {} : { hostClock }),
  });
  const route = "GET /repos/{owner}/{repo}";
  const { data } = await line.send(route, { owner: options.owner, repo: options.name });
  const { id, node_id, name, owner, default_branch: defaultBranch } = readAs(repository, data, route);
  const connection: Connection = {
    line,
    permissions: null,
    app: null,
    onlooker,
    repository: { id, nodeId: node_id, owner: owner.login, name },
  };
  const connected = (wanted: number) => (wanted === id ? connection : null);
  const connect = async (wanted: number): Promise<Connection> => {
    const found = connected(wanted);
    if (found !== null) return found;
    throw new GitHubRefused(404, "gone", `This token is for ${owner.login}/${name}, not for ${wanted}.`);
  };
  const mergeCommit = async (number: number): Promise<string | null> => {
    const pulls = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
    const pull = await line.send(pulls, { owner: owner.login, repo: name, pull_number: number });
    const { merged, merge_commit_sha } = readAs(merge, pull.data, pulls);
    return merged ? merge_commit_sha : null;
  };
  return {
    github: createGitHubPort({ connect, connected }, new Memory()),
    repository: id,
    defaultBranch,
    glance: (labels) => glance(connection, labels),
    readOwnComments: (numbers) => readOwnComments(connection, numbers),
    readDatedHistory: (path) => readDatedHistory(connection, path),
    listChangedFiles: (number) => listChangedFiles(connection, number),
    readFolders: (ref, paths) => readFolders(connection, ref, paths),
    mergeCommit,
    now: () => line.clock(),
  };
}
