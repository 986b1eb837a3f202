/** Issues. Every pull request is one too, and is listed, read, changed and locked as one. */
import { z } from "zod";
import { demand } from "../../github/denial.ts";
import { changeIssue, denyIssueChange } from "../../github/issues.ts";
import { createRepositoryHandle } from "../../github/repository-handle.ts";
import { renderIssueOf } from "../render/index.ts";
import { handleOf } from "./comments.ts";
import { findActor, findRepository, findThread, pathIn } from "./find.ts";
import { inState, sorted } from "./listed.ts";
import type { Call, Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { changePull } from "./pulls.ts";
import { readBody, textOrNothing } from "./read-body.ts";
import { since } from "./since.ts";

const newIssue = z.object({ title: z.coerce.string(), body: textOrNothing });

const issueChange = z.object({
  title: z.coerce.string().optional(),
  body: textOrNothing.optional(),
  state: z.enum(["open", "closed"]).optional(),
});

const EITHER = ["issues", "pull_requests"] as const;
const ALL = "/repos/{owner}/{repo}/issues";
const ONE = `${ALL}/{issue_number}`;

export const ISSUES: readonly Operation[] = [
  { method: "GET", path: ALL, needs: { anyOf: ["issues"], level: "read" }, handle: list },
  {
    method: "POST",
    path: ALL,
    needs: { anyOf: ["issues"], level: "write" },
    makesContent: true,
    handle(call) {
      const repository = findRepository(call);
      const by = findActor(call).login;
      const wanted = { by, ...readBody(call, newIssue) };
      const { number } = createRepositoryHandle(call.world, repository).openIssue(wanted);
      return { status: 201, body: show({ ...call, params: { ...call.params, issue_number: `${number}` } }) };
    },
  },
  {
    method: "GET",
    path: ONE,
    needs: { anyOf: ["issues"], level: "read" },
    handle: (call) => ({ status: 200, body: show(call) }),
  },
  { method: "PATCH", path: ONE, needs: { anyOf: EITHER, level: "write" }, handle: change },
  { method: "PUT", path: `${ONE}/lock`, needs: { anyOf: EITHER, level: "write" }, handle: lock(true) },
  { method: "DELETE", path: `${ONE}/lock`, needs: { anyOf: EITHER, level: "write" }, handle: lock(false) },
];

/** Where a repository takes no issues, its pull requests are listed all the same. */
function list(call: Call) {
  const { query, world } = call;
  const repository = findRepository(call);
  const { pulls, issues, takesIssues } = repository;
  const creator = query.get("creator")?.toLowerCase();
  const labels = (query.get("labels") ?? "").split(",").filter((label) => label !== "");
  const from = since(call);
  const threads = sorted(query, [...pulls.values(), ...(takesIssues ? issues.values() : [])]).filter(
    (thread) =>
      inState(query, thread) &&
      (creator === undefined || thread.author.login.toLowerCase() === creator) &&
      thread.updatedAt >= from &&
      labels.every((label) => {
        const spelt = repository.labels.get(label.toLowerCase());
        return spelt !== undefined && thread.kind === "pull" && thread.labels.has(spelt);
      }),
  );
  return pageOf(call, pathIn(repository, "/issues"), threads, (thread) => renderIssueOf(world, thread));
}

function change(call: Call) {
  const thread = findThread(call);
  const { state, title, body } = readBody(call, issueChange);
  if (thread.kind === "pull") {
    changePull(call, thread, { state, title });
  } else {
    const wanted = {
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body }),
      ...(state === undefined ? {} : { open: state === "open" }),
    };
    demand(denyIssueChange(thread, findActor(call), wanted));
    changeIssue(call.world, thread, wanted);
  }
  return { status: 200, body: renderIssueOf(call.world, thread) };
}

function lock(locked: boolean) {
  return (call: Call) => {
    handleOf(call, findThread(call)).lock(locked, findActor(call).login);
    return { status: 204 };
  };
}

function show(call: Call) {
  return renderIssueOf(call.world, findThread(call));
}
