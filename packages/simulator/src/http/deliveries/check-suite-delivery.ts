/** The webhook about checks that have finished: GitHub Actions', all of a commit's together. */
import type { PullRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import {
  checkSuiteId,
  headRef,
  isoTime,
  renderActionsApp,
  renderCommitName,
  renderPullNames,
  repositoryApi,
} from "../render/index.ts";
import { type Delivery, deliver, type Occasion } from "./delivery.ts";

/** Tells that the checks of a pull request's head are done: failed while a missing check is in the way of merging. */
export function checkSuiteDelivery(occasion: Occasion, pull: PullRecord): Delivery {
  const { repository } = occasion;
  const { head, hindrance, updatedAt } = pull;
  const id = checkSuiteId(repository, head.id);
  const api = `${repositoryApi(repository)}/check-suites/${id}`;
  return deliver(occasion, "check_suite", {
    action: "completed",
    check_suite: {
      id,
      node_id: nodeId("CheckSuite", repository.id, head.id),
      head_branch: headRef(pull),
      head_sha: head.id,
      status: "completed",
      conclusion: hindrance === "check" ? "failure" : "success",
      url: api,
      before: head.parents[0]?.id ?? null,
      after: head.id,
      pull_requests: renderPullNames(repository, head.id),
      app: renderActionsApp(),
      created_at: isoTime(head.at),
      updated_at: isoTime(updatedAt),
      rerequestable: true,
      runs_rerequestable: false,
      latest_check_runs_count: 1,
      check_runs_url: `${api}/check-runs`,
      head_commit: renderCommitName(head),
    },
  });
}
