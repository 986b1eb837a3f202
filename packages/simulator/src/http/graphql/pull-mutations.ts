/** What is done to a pull request as such. */
import { denyEnqueue } from "../../github/merge-queue.ts";
import { createPullHandle, type PullHandle } from "../../github/pull-handle.ts";
import type { PullRecord } from "../../github/records.ts";
import { refuseField } from "./field-error.ts";
import { demandPull } from "./find-node.ts";
import { type Input, type Mutation, type Mutations, textOf } from "./mutation.ts";
import { demandWrite, type Reader } from "./reader.ts";
import { showActor } from "./show-account.ts";
import { showPull, showQueueEntry } from "./show-pull.ts";

const METHODS = { MERGE: "merge", SQUASH: "squash", REBASE: "rebase" } as const;

export function pullMutations(reader: Reader): Mutations {
  const { world, account } = reader;
  const by = account.login;
  const act =
    (permission: string, doing: (handle: PullHandle, pull: PullRecord, input: Input) => void): Mutation =>
    (input) => {
      const pull = demandPull(reader, input["pullRequestId"]);
      demandWrite(reader, permission);
      doing(createPullHandle(world, pull), pull, input);
      return { actor: showActor(account), pullRequest: showPull(reader, pull) };
    };

  return {
    convertPullRequestToDraft: act("pull_requests", (handle) => handle.setDraft(true, by)),
    markPullRequestReadyForReview: act("pull_requests", (handle) => handle.setDraft(false, by)),
    closePullRequest: act("pull_requests", (handle) => handle.close(by)),
    reopenPullRequest: act("pull_requests", (handle) => handle.reopen(by)),
    mergePullRequest: act("contents", (handle, pull, input) => handle.merge(by, orderOf(pull, input))),
    enqueuePullRequest(input) {
      const pull = demandPull(reader, input["pullRequestId"]);
      demandWrite(reader, "contents");
      refuseField(denyEnqueue(pull, account, headOf(pull, input)));
      createPullHandle(world, pull).enqueue(by);
      return { mergeQueueEntry: showQueueEntry(reader, pull) };
    },
  };
}

/** The head that the pull request is taken to have; its own where none is named. */
function headOf({ head }: PullRecord, { expectedHeadOid: expected }: Input): string {
  return expected == null ? head.id : String(expected);
}

function orderOf(pull: PullRecord, input: Input) {
  const { key, title, branch, repository } = pull;
  const method = METHODS[(input["mergeMethod"] ?? "MERGE") as keyof typeof METHODS];
  const usual =
    method === "squash"
      ? { title: `${title} (#${key.number})`, message: "" }
      : { title: `Merge pull request #${key.number} from ${repository.owner}/${branch}`, message: title };
  return {
    head: headOf(pull, input),
    method,
    title: input["commitHeadline"] == null ? usual.title : textOf(input, "commitHeadline"),
    message: input["commitBody"] == null ? usual.message : textOf(input, "commitBody"),
  };
}
