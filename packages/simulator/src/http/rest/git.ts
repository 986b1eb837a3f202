/** Branches, by git's own names: `refs/heads/main`, or `heads/main` in a path. There are no tags here. */
import { z } from "zod";
import type { RepositoryRecord } from "../../github/records.ts";
import { createRepositoryHandle } from "../../github/repository-handle.ts";
import { nodeId } from "../node-ids.ts";
import { repositoryApi } from "../render/index.ts";
import { findActor, findRepository, gone } from "./find.ts";
import type { Operation } from "./operation.ts";
import { readBody } from "./read-body.ts";
import { WordedRefusal } from "./worded-refusal.ts";

const newRef = z.object({ ref: z.string(), sha: z.string() });
const moved = z.object({ sha: z.string(), force: z.boolean().default(false) });

export const GIT: readonly Operation[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/git/ref/{ref}",
    needs: { anyOf: ["contents"], level: "read" },
    handle(call) {
      const repository = findRepository(call);
      return { status: 200, body: renderRef(repository, branchNamed(call.params["ref"] ?? "")) };
    },
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/git/refs",
    needs: { anyOf: ["contents"], level: "write" },
    handle(call) {
      const repository = findRepository(call);
      const actor = findActor(call);
      const { ref, sha } = readBody(call, newRef);
      const [, branch] = /^refs\/heads\/(.+)$/u.exec(ref) ?? [];
      if (branch === undefined) throw new WordedRefusal(422, `${ref} is not a valid ref name.`);
      if (!repository.objects.commits.has(sha)) throw new WordedRefusal(422, "Object does not exist");
      if (repository.branches.has(branch)) throw new WordedRefusal(422, "Reference already exists");
      createRepositoryHandle(call.world, repository).createBranch(branch, sha, actor.login);
      return { status: 201, body: renderRef(repository, branch) };
    },
  },
  {
    method: "PATCH",
    path: "/repos/{owner}/{repo}/git/refs/{ref}",
    needs: { anyOf: ["contents"], level: "write" },
    handle(call) {
      const repository = findRepository(call);
      const actor = findActor(call);
      const branch = branchNamed(call.params["ref"] ?? "");
      const { sha, force } = readBody(call, moved);
      if (!repository.branches.has(branch)) throw new WordedRefusal(422, "Reference does not exist");
      if (!repository.objects.commits.has(sha)) throw new WordedRefusal(422, "Object does not exist");
      createRepositoryHandle(call.world, repository).moveBranch(branch, sha, { by: actor.login, force });
      return { status: 200, body: renderRef(repository, branch) };
    },
  },
  {
    method: "DELETE",
    path: "/repos/{owner}/{repo}/git/refs/{ref}",
    needs: { anyOf: ["contents"], level: "write" },
    handle(call) {
      const repository = findRepository(call);
      const actor = findActor(call);
      const branch = branchNamed(call.params["ref"] ?? "");
      if (!repository.branches.has(branch)) throw new WordedRefusal(422, "Reference does not exist");
      createRepositoryHandle(call.world, repository).deleteBranch(branch, actor.login);
      return { status: 204 };
    },
  },
];

function branchNamed(ref: string): string {
  return ref.replace(/^heads\//u, "");
}

function renderRef(repository: RepositoryRecord, branch: string) {
  const head = repository.branches.get(branch);
  if (head === undefined) throw gone(`There is no branch "${branch}".`);
  const api = `${repositoryApi(repository)}/git`;
  return {
    ref: `refs/heads/${branch}`,
    node_id: nodeId("Ref", repository.id, branch),
    url: `${api}/refs/heads/${branch}`,
    object: { sha: head.id, type: "commit", url: `${api}/commits/${head.id}` },
  };
}
