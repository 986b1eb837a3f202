/** Pull requests as such: listed, opened, changed, and what is in them. */
import { z } from "zod";
import { demand } from "../../github/denial.ts";
import { LIMITS } from "../../github/limits.ts";
import { differenceOf } from "../../github/mergeability.ts";
import { createPullHandle } from "../../github/pull-handle.ts";
import { denyClose, denyReopen } from "../../github/pulls.ts";
import type { PullRecord } from "../../github/records.ts";
import { createRepositoryHandle } from "../../github/repository-handle.ts";
import { baseOf } from "../render/file.ts";
import { commitsAhead, renderCommit, renderFile, renderPull, renderPullSimple } from "../render/index.ts";
import { findActor, findPullOf, findRepository, pathIn } from "./find.ts";
import { inState, sorted } from "./listed.ts";
import type { Call, Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { readBody, textOrNothing } from "./read-body.ts";

/** Commits that are listed of a pull request. */
const MOST_COMMITS = 250;

const newPull = z.object({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: textOrNothing,
  draft: z.boolean().default(false),
});

const pullChange = z.object({
  title: z.string().optional(),
  base: z.string().optional(),
  state: z.enum(["open", "closed"]).optional(),
});

const READING = { anyOf: ["pull_requests"], level: "read" } as const;
const WRITING = { anyOf: ["pull_requests"], level: "write" } as const;

export const PULLS: readonly Operation[] = [
  { method: "GET", path: "/repos/{owner}/{repo}/pulls", needs: READING, handle: list },
  { method: "POST", path: "/repos/{owner}/{repo}/pulls", needs: WRITING, makesContent: true, handle: open },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}",
    needs: READING,
    handle: (call) => ({ status: 200, body: renderPull(call.world, findPullOf(call)) }),
  },
  {
    method: "PATCH",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}",
    needs: WRITING,
    handle(call) {
      const pull = findPullOf(call);
      changePull(call, pull, readBody(call, pullChange));
      return { status: 200, body: renderPull(call.world, pull) };
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/files",
    needs: READING,
    handle(call) {
      const pull = findPullOf(call);
      const files = differenceOf(pull).slice(0, LIMITS.files);
      return pageOf(call, pathOf(pull, "/files"), files, (file) => renderFile(pull, file));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/commits",
    needs: READING,
    handle(call) {
      const pull = findPullOf(call);
      const commits = commitsAhead(pull.head, baseOf(pull)).slice(0, MOST_COMMITS);
      return pageOf(call, pathOf(pull, "/commits"), commits, (commit) =>
        renderCommit(call.world, pull.repository, commit),
      );
    },
  },
];

function list(call: Call) {
  const { query, world } = call;
  const repository = findRepository(call);
  const [head, base] = [query.get("head"), query.get("base")];
  const pulls = sorted(query, [...repository.pulls.values()]).filter(
    (pull) =>
      inState(query, pull) &&
      (head === null || head === `${repository.owner}:${pull.branch}`) &&
      (base === null || base === pull.base),
  );
  return pageOf(call, pathIn(repository, "/pulls"), pulls, (pull) => renderPullSimple(world, pull));
}

function open(call: Call) {
  const { world } = call;
  const repository = findRepository(call);
  const author = findActor(call).login;
  const { head, ...wanted } = readBody(call, newPull);
  const branch = head.startsWith(`${repository.owner}:`) ? head.slice(repository.owner.length + 1) : head;
  const { number } = createRepositoryHandle(world, repository).openPull({ ...wanted, author, branch });
  const pull = findPullOf({ ...call, params: { ...call.params, pull_number: String(number) } });
  return { status: 201, body: renderPull(world, pull) };
}

/** Changes a pull request as a whole, or not at all. Its text stays: the world doesn't keep what it was before. */
export function changePull(call: Call, pull: PullRecord, change: z.infer<typeof pullChange>): void {
  const { title, base, state } = change;
  const actor = findActor(call);
  const by = actor.login;
  const handle = createPullHandle(call.world, pull);
  // To open what is open already is no change.
  const reopens = state === "open" && pull.state !== "open";
  if (state === "closed") demand(denyClose(pull, actor));
  if (reopens) demand(denyReopen(pull, actor));
  if (base !== undefined) handle.retarget(base, by);
  if (title !== undefined && title !== pull.title) handle.retitle(title, by);
  if (state === "closed") handle.close(by);
  if (reopens) handle.reopen(by);
}

/** The path of something about a pull request. */
export function pathOf({ repository, key }: PullRecord, rest: string): string {
  return pathIn(repository, `/pulls/${key.number}${rest}`);
}
