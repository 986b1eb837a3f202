/** Files and folders on a branch or at a commit. The world holds texts only: other bytes can't be written. */
import { z } from "zod";
import { branchHead } from "../../github/branches.ts";
import type { Commit } from "../../github/object-store.ts";
import type { RepositoryRecord } from "../../github/records.ts";
import { createRepositoryHandle } from "../../github/repository-handle.ts";
import { renderCommit } from "../render/index.ts";
import { findActor, findRepository, gone } from "./find.ts";
import type { Call, Operation } from "./operation.ts";
import { readBody } from "./read-body.ts";
import { renderContent, renderFolder, toBase64 } from "./render-content.ts";
import { WordedRefusal } from "./worded-refusal.ts";

const written = z.object({
  message: z.string(),
  content: z.string(),
  sha: z.string().nullish(),
  branch: z.string().nullish(),
});

const removed = z.object({ message: z.string(), sha: z.string(), branch: z.string().nullish() });

export const CONTENTS: readonly Operation[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/contents/{path}",
    needs: { anyOf: ["contents"], level: "read" },
    handle: read,
  },
  {
    method: "PUT",
    path: "/repos/{owner}/{repo}/contents/{path}",
    needs: { anyOf: ["contents"], level: "write" },
    handle: write,
  },
  {
    method: "DELETE",
    path: "/repos/{owner}/{repo}/contents/{path}",
    needs: { anyOf: ["contents"], level: "write" },
    handle: remove,
  },
];

function read(call: Call) {
  const repository = findRepository(call);
  const ref = call.query.get("ref") ?? repository.defaultBranch;
  const path = pathOf(call);
  const commit = commitOf(repository, ref);
  const blob = commit.tree.get(path);
  if (blob === undefined) {
    const folder = renderFolder(repository, ref, commit, path);
    if (folder.length === 0) throw gone(`There is no ${path} in ${ref}.`);
    return { status: 200, body: folder };
  }
  const text = repository.objects.blobs.get(blob) ?? "";
  return {
    status: 200,
    body: {
      ...renderContent(repository, ref, path, blob),
      // GitHub breaks the lines of what it encodes.
      content: toBase64(text).replaceAll(/.{60}/gu, "$&\n"),
      encoding: "base64",
    },
  };
}

function write(call: Call) {
  const { message, content, sha, branch } = readBody(call, written);
  const { repository, path, named, before, by } = findFile(call, branch);
  if (before !== undefined && sha == null) {
    throw new WordedRefusal(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  }
  if (sha != null && sha !== before) throw new WordedRefusal(409, `${path} does not match ${sha}`);
  const handle = createRepositoryHandle(call.world, repository);
  const id = handle.commit(named, { [path]: textOf(content) }, by, message);
  const commit = commitOf(repository, id);
  return {
    status: before === undefined ? 201 : 200,
    body: {
      content: renderContent(repository, named, path, commit.tree.get(path) ?? ""),
      commit: showCommit(call, repository, commit),
    },
  };
}

function remove(call: Call) {
  const { message, sha, branch } = readBody(call, removed);
  const { repository, path, named, before, by } = findFile(call, branch);
  if (before === undefined) throw gone(`There is no ${path} on ${named}.`);
  if (sha !== before) throw new WordedRefusal(409, `${path} does not match ${sha}`);
  const id = createRepositoryHandle(call.world, repository).commit(named, { [path]: null }, by, message);
  return {
    status: 200,
    body: { content: null, commit: showCommit(call, repository, commitOf(repository, id)) },
  };
}

/** The file that is to be changed: the branch it is on, and the blob that is there. */
function findFile(call: Call, branch: string | null | undefined) {
  const repository = findRepository(call);
  const by = findActor(call).login;
  const named = branch ?? repository.defaultBranch;
  if (!repository.branches.has(named)) throw new WordedRefusal(404, `Branch ${named} not found`);
  const path = pathOf(call);
  return { repository, path, named, before: branchHead(repository, named).tree.get(path), by };
}

/** A commit, as the answer to what made it shows it. */
function showCommit(call: Call, repository: RepositoryRecord, made: Commit) {
  const { commit, sha, node_id, html_url, parents } = renderCommit(call.world, repository, made);
  const { url, author, committer, message, tree, verification } = commit;
  return { sha, node_id, url, html_url, author, committer, message, tree, parents, verification };
}

function commitOf(repository: RepositoryRecord, ref: string): Commit {
  const branch = ref.replace(/^refs\/heads\//u, "");
  const commit = repository.branches.get(branch) ?? repository.objects.commits.get(ref);
  if (commit === undefined) throw new WordedRefusal(404, `No commit found for the ref ${ref}`);
  return commit;
}

function pathOf({ params }: Call): string {
  return (params["path"] ?? "").replaceAll(/^\/+|\/+$/gu, "");
}

/** The text that was encoded. */
function textOf(content: string): string {
  try {
    const bytes = Uint8Array.from(atob(content.replaceAll(/\s/gu, "")), (char) => char.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new WordedRefusal(422, "content is not valid Base64");
  }
}
