/** Labels: a repository's, and those that a pull request bears. Plain issues bear none here. */
import { z } from "zod";
import { demand } from "../../github/denial.ts";
import { denyNewLabel, makeLabel } from "../../github/labels.ts";
import { createPullHandle } from "../../github/pull-handle.ts";
import type { IssueRecord, PullRecord } from "../../github/records.ts";
import { renderLabel } from "../render/index.ts";
import { findActor, findRepository, findThread, pathIn } from "./find.ts";
import type { Call, Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { readBody } from "./read-body.ts";
import { WordedRefusal } from "./worded-refusal.ts";

const newLabel = z.object({ name: z.string() });

const added = z.object({
  labels: z.array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])),
});

const EITHER = ["issues", "pull_requests"] as const;
const READING = { anyOf: EITHER, level: "read" } as const;
const WRITING = { anyOf: EITHER, level: "write" } as const;
const OF_THREAD = "/repos/{owner}/{repo}/issues/{issue_number}/labels";

export const LABELS: readonly Operation[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/labels",
    needs: READING,
    handle(call) {
      const repository = findRepository(call);
      return pageOf(call, pathIn(repository, "/labels"), [...repository.labels.values()], (label) =>
        renderLabel(repository, label),
      );
    },
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/labels",
    needs: WRITING,
    handle(call) {
      const repository = findRepository(call);
      const actor = findActor(call);
      const { name } = readBody(call, newLabel);
      if (repository.labels.has(name.toLowerCase())) {
        throw new WordedRefusal(422, "Validation Failed", [
          { resource: "Label", field: "name", code: "already_exists" },
        ]);
      }
      demand(denyNewLabel(repository, actor, name));
      makeLabel(repository, name);
      return { status: 201, body: renderLabel(repository, name) };
    },
  },
  {
    method: "GET",
    path: OF_THREAD,
    needs: READING,
    handle(call) {
      const thread = findThread(call);
      const path = pathIn(thread.repository, `/issues/${thread.key.number}/labels`);
      return pageOf(call, path, labelsOf(thread), (label) => renderLabel(thread.repository, label));
    },
  },
  {
    method: "POST",
    path: OF_THREAD,
    needs: WRITING,
    handle(call) {
      const pull = demandPull(findThread(call));
      const by = findActor(call).login;
      createPullHandle(call.world, pull).label({ by, add: readBody(call, added).labels });
      return { status: 200, body: show(pull) };
    },
  },
  { method: "DELETE", path: `${OF_THREAD}/{name}`, needs: WRITING, handle: remove },
];

function remove(call: Call) {
  const thread = findThread(call);
  const by = findActor(call).login;
  const wanted = (call.params["name"] ?? "").toLowerCase();
  const label = labelsOf(thread).find((each) => each.toLowerCase() === wanted);
  if (label === undefined) throw new WordedRefusal(404, "Label does not exist");
  const pull = demandPull(thread);
  createPullHandle(call.world, pull).label({ by, remove: [label] });
  return { status: 200, body: show(pull) };
}

function show(pull: PullRecord) {
  return labelsOf(pull).map((label) => renderLabel(pull.repository, label));
}

function labelsOf(thread: PullRecord | IssueRecord): string[] {
  return thread.kind === "pull" ? [...thread.labels] : [];
}

function demandPull(thread: PullRecord | IssueRecord): PullRecord {
  if (thread.kind === "pull") return thread;
  throw new WordedRefusal(422, "Plain issues bear no labels in this simulation.");
}
