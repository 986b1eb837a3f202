/** Check runs. All of a commit's are in one suite. */
import type { CheckRecord, PullRecord, RepositoryRecord } from "../../github/records.ts";
import type { WorldState } from "../../github/state.ts";
import type { AppRecord } from "../access.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime, repositoryApi, repositoryPage } from "./addresses.ts";
import { renderApp } from "./app.ts";
import { checkSuiteId, pullId } from "./database-ids.ts";
import { baseOf } from "./file.ts";
import { headRef, pullApi } from "./pull.ts";

/** As `GET /repos/{owner}/{repo}/check-runs/{check_run_id}` shows it; `app` is whose it is. */
export function renderCheckRun(
  _world: WorldState,
  repository: RepositoryRecord,
  check: CheckRecord,
  app: AppRecord | null = null,
) {
  const { id, head, status, startedAt, completedAt, run } = check;
  const api = `${repositoryApi(repository)}/check-runs/${id}`;
  const page = `${repositoryPage(repository)}/runs/${id}`;
  return {
    id,
    node_id: nodeId("CheckRun", repository.id, id),
    head_sha: head,
    external_id: run.digest,
    url: api,
    html_url: page,
    details_url: page,
    status,
    conclusion: status === "completed" ? run.conclusion : null,
    started_at: isoTime(startedAt),
    completed_at: completedAt === null ? null : isoTime(completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: null,
      annotations_count: run.annotations.length,
      annotations_url: `${api}/annotations`,
    },
    name: run.name,
    check_suite: { id: checkSuiteId(repository, head) },
    app: app === null ? null : renderApp(app),
    pull_requests: renderPullNames(repository, head),
  };
}

/** The open pull requests with that head, as checks show them. */
export function renderPullNames(repository: RepositoryRecord, head: string) {
  const { id, name, pulls } = repository;
  const repo = { id, url: repositoryApi(repository), name };
  const show = (pull: PullRecord) => ({
    id: pullId(pull),
    number: pull.key.number,
    url: pullApi(pull),
    head: { ref: headRef(pull), sha: pull.head.id, repo },
    base: { ref: pull.base, sha: baseOf(pull).id, repo },
  });
  return [...pulls.values()].filter((pull) => pull.state === "open" && pull.head.id === head).map(show);
}
