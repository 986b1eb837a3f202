/** The reconciler's GitHub port, for all repositories that the bot is let into. */
import type { GitHub, Posted, PullKey } from "@rfckit/reconciler";
import { z } from "zod";
import { apply } from "./apply.ts";
import { type Connection, named } from "./connection.ts";
import { close, enqueue, merge } from "./ending.ts";
import { changeIssue, observeIssue, observeRepository, openIssue } from "./issues.ts";
import { list } from "./list.ts";
import { lookUpLogins, lookUpTeam } from "./look-up.ts";
import { commentKey, type Memory, readInstant } from "./memory.ts";
import { observe } from "./observe/observe.ts";
import { readAs } from "./read-as.ts";
import { readFiles, readHistory } from "./read-files.ts";

/** Leads to a repository by its id. */
export interface Switchboard {
  /** Throws `GitHubRefused` (`gone`) where the bot isn't let into that repository, `GitHubUnavailable`. */
  connect(repository: number): Promise<Connection>;
  /** The connection, where there is one already. */
  connected(repository: number): Connection | null;
}

export function createGitHubPort(switchboard: Switchboard, memory: Memory): GitHub {
  const on = ({ repository }: PullKey) => switchboard.connect(repository);
  return {
    observe: async (key, ids) => observe(await on(key), memory, key, ids),
    list: async (repository) => list(await switchboard.connect(repository), memory),
    observeRepository: async (repository) => observeRepository(await switchboard.connect(repository)),
    observeIssue: async (key) => observeIssue(await on(key), memory, key),
    readHistory: async (repository, path) => readHistory(await switchboard.connect(repository), path),
    readFiles: async (repository, wanted) => readFiles(await switchboard.connect(repository), wanted),
    async lookUp(repository, { logins, teams }) {
      const connection = await switchboard.connect(repository);
      const members = new Map<string, Awaited<ReturnType<typeof lookUpTeam>>>();
      for (const team of teams) members.set(team, await lookUpTeam(connection, team));
      return { logins: await lookUpLogins(connection, memory, logins), teams: members };
    },
    apply: async (key, changes) => apply(await on(key), memory, key, changes),
    openIssue: async (repository, issue) => openIssue(await switchboard.connect(repository), issue),
    changeIssue: async (key, change) => changeIssue(await on(key), key, change),
    comment: async (key, body) => comment(await on(key), memory, key, body),
    merge: async (key, order) => merge(await on(key), key, order),
    enqueue: async (key, head) => enqueue(await on(key), memory, key, head),
    close: async (key) => close(await on(key), key),
    allowance: (repository) => switchboard.connected(repository)?.line.allowance() ?? null,
  };
}

const posted = z.object({
  id: z.number(),
  html_url: z.string(),
  node_id: z.string(),
  created_at: z.string(),
});

async function comment(
  connection: Connection,
  memory: Memory,
  { repository, number }: PullKey,
  body: string,
): Promise<Posted> {
  const { data } = await connection.line.post("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
    ...named(connection),
    issue_number: number,
    body,
  });
  const { id, html_url, node_id, created_at } = readAs(posted, data, "comment");
  memory.comments.set(commentKey(repository, "comment", id), node_id);
  memory.own.set(node_id, true);
  return { id, url: html_url, at: readInstant(created_at) };
}
