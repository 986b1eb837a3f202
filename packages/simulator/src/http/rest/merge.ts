/** Merging a pull request into its base, and its base into it. */
import { z } from "zod";
import { createPullHandle } from "../../github/pull-handle.ts";
import { pullApi } from "../render/index.ts";
import { findActor, findPullOf, gone } from "./find.ts";
import type { Call, Operation } from "./operation.ts";
import { readBody } from "./read-body.ts";
import { WordedRefusal } from "./worded-refusal.ts";

const mergeOrder = z.object({
  sha: z.string().optional(),
  merge_method: z.enum(["merge", "squash", "rebase"]).default("merge"),
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
});

const updateOrder = z.object({ expected_head_sha: z.string().optional() });

export const MERGE: readonly Operation[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
    needs: { anyOf: ["pull_requests"], level: "read" },
    handle(call) {
      if (findPullOf(call).state !== "merged") throw gone("It isn't merged.");
      return { status: 204 };
    },
  },
  {
    method: "PUT",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
    needs: { anyOf: ["contents"], level: "write" },
    makesContent: true,
    handle: merge,
  },
  {
    method: "PUT",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/update-branch",
    needs: { anyOf: ["pull_requests"], level: "write" },
    handle(call) {
      const pull = findPullOf(call);
      const by = findActor(call).login;
      const { expected_head_sha: head = pull.head.id } = readBody(call, updateOrder);
      if (head !== pull.head.id) {
        throw new WordedRefusal(422, "expected head sha didn’t match current head ref.");
      }
      createPullHandle(call.world, pull).updateBranch(by);
      return { status: 202, body: { message: "Updating pull request branch.", url: pullApi(pull) } };
    },
  },
];

function merge(call: Call) {
  const pull = findPullOf(call);
  const by = findActor(call).login;
  const { number } = pull.key;
  const { sha = pull.head.id, merge_method: method, ...said } = readBody(call, mergeOrder);
  const from = `${pull.repository.owner}/${pull.branch}`;
  const usual =
    method === "squash"
      ? { title: `${pull.title} (#${number})`, message: "" }
      : { title: `Merge pull request #${number} from ${from}`, message: pull.title };
  createPullHandle(call.world, pull).merge(by, {
    head: sha,
    method,
    title: said.commit_title ?? usual.title,
    message: said.commit_message ?? usual.message,
  });
  return {
    status: 200,
    body: { sha: pull.merge?.commit, merged: true, message: "Pull Request successfully merged" },
  };
}
