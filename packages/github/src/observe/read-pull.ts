/** A pull request, and the repository around it, as the reconciler knows them. */
import type { ChangedFile, ShownCheck, Snapshot } from "@rfckit/reconciler";
import type { Connection } from "../connection.ts";
import { type Memory, readInstant } from "../memory.ts";
import { readAccount } from "./read-account.ts";
import type { ReadPull, ReadRepository } from "./schema.ts";

const MERGEABLE: Readonly<Record<string, Snapshot["pull"]["mergeable"]>> = {
  MERGEABLE: "yes",
  CONFLICTING: "no",
};

const MERGE_STATES: Readonly<Record<string, Snapshot["pull"]["mergeState"]>> = {
  CLEAN: "clean",
  // Merging is possible, with failing checks that nobody requires, or with hooks.
  UNSTABLE: "clean",
  HAS_HOOKS: "clean",
  BLOCKED: "blocked",
  DIRTY: "dirty",
  BEHIND: "behind",
  DRAFT: "draft",
};

const WRITERS = new Set(["WRITE", "MAINTAIN", "ADMIN"]);
const WORKFLOWS = ".github/workflows/";

export function readPull(
  pull: ReadPull,
  list: { readonly files: readonly ChangedFile[]; readonly complete: boolean },
  labels: readonly string[],
  memory: Memory,
): Snapshot["pull"] {
  return {
    url: pull.url,
    title: pull.title,
    author: readAccount(pull.author, memory),
    createdAt: readInstant(pull.createdAt),
    state: pull.state.toLowerCase() as Snapshot["pull"]["state"],
    draft: pull.isDraft,
    locked: pull.locked,
    base: pull.baseRefName,
    head: pull.headRefOid,
    // What has been merged has no mergeability.
    mergeable: MERGEABLE[pull.state === "MERGED" ? "" : pull.mergeable] ?? "unknown",
    mergeState: MERGE_STATES[pull.state === "MERGED" ? "" : pull.mergeStateStatus] ?? "unknown",
    queued: pull.isInMergeQueue,
    files: list.files,
    filesComplete: list.complete,
    labels,
  };
}

/** What the bot may do: by what its installation was given, and by what GitHub says of this viewer. */
export function readRights(
  { permissions }: Pick<Connection, "permissions">,
  { viewerPermission }: Pick<ReadRepository, "viewerPermission">,
  pull: ReadPull,
  files: readonly ChangedFile[],
): Snapshot["repository"]["rights"] {
  const granted = permissions === null || permissions["contents"] === "write";
  const role = viewerPermission === null || WRITERS.has(viewerPermission);
  const touches = files.some(({ path, previousPath }) =>
    [path, previousPath].some((name) => name?.startsWith(WORKFLOWS) === true),
  );
  return {
    write: granted && role && pull.viewerCanUpdate,
    workflows: !touches || permissions?.["workflows"] === "write",
  };
}

/** The newest finished check run of each name on the head. */
export function readChecks({ commits, headRefOid }: ReadPull): ShownCheck[] {
  const commit = (commits.nodes ?? []).find((node) => node?.commit.oid === headRefOid)?.commit;
  const runs = (commit?.checkSuites?.nodes ?? []).flatMap((suite) => suite?.checkRuns?.nodes ?? []);
  const newest = new Map<string, { readonly id: number; readonly check: ShownCheck }>();
  for (const run of runs) {
    if (run === null || run.status !== "COMPLETED") continue;
    const id = run.databaseId ?? 0;
    if ((newest.get(run.name)?.id ?? -1) >= id) continue;
    const conclusion =
      run.conclusion === "SUCCESS" ? "success" : run.conclusion === "FAILURE" ? "failure" : "neutral";
    newest.set(run.name, { id, check: { name: run.name, digest: run.externalId ?? "", conclusion } });
  }
  return [...newest.values()].map(({ check }) => check);
}
