/** Repositories, and their commits. */
import { commitAt } from "../../github/branches.ts";
import type { Commit } from "../../github/object-store.ts";
import type { RepositoryRecord } from "../../github/records.ts";
import { commitsAhead, renderCommit, renderRepository } from "../render/index.ts";
import { findRepository, pathIn } from "./find.ts";
import type { Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { WordedRefusal } from "./worded-refusal.ts";

export const REPOSITORIES: readonly Operation[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}",
    needs: { anyOf: ["metadata"], level: "read" },
    handle: (call) => ({ status: 200, body: renderRepository(call.world, findRepository(call)) }),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits",
    needs: { anyOf: ["contents"], level: "read" },
    handle(call) {
      const { query, world } = call;
      const repository = findRepository(call);
      const head = demandCommit(repository, query.get("sha") ?? repository.defaultBranch);
      const commits = commitsAhead(head, undefined)
        .reverse()
        .filter((commit) => changesPath(commit, query.get("path")));
      return pageOf(call, pathIn(repository, "/commits"), commits, (commit) =>
        renderCommit(world, repository, commit),
      );
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}",
    needs: { anyOf: ["contents"], level: "read" },
    handle(call) {
      const repository = findRepository(call);
      const commit = demandCommit(repository, call.params["ref"] ?? "");
      return { status: 200, body: renderCommit(call.world, repository, commit) };
    },
  },
];

/** The commit that a branch's name, whole or not, or a commit's id stands for. */
export function demandCommit(repository: RepositoryRecord, ref: string): Commit {
  const commit = commitAt(repository, ref.replace(/^(?:refs\/)?heads\//u, "")) ?? commitAt(repository, ref);
  if (commit === undefined) throw new WordedRefusal(422, `No commit found for SHA: ${ref}`);
  return commit;
}

/** A merge changes what it brings to neither of its sides, as git's own history of a file has it. */
function changesPath({ tree, parents }: Commit, path: string | null): boolean {
  if (path === null) return true;
  if (parents.length === 0) return tree.has(path);
  return parents.every((parent) => parent.tree.get(path) !== tree.get(path));
}
