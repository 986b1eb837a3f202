/**
 * Check runs: what an app says about a commit. Each report is a run of its own; the newest of a name is what counts.
 *
 * A run changes what is shown of every pull request with that head, but not when it was last updated.
 */
import type { Annotation, CheckRun } from "@rfckit/reconciler";
import type { AccountRecord } from "./accounts.ts";
import { type Denial, firstDenial } from "./denial.ts";
import { LIMITS } from "./limits.ts";
import { denyRole } from "./permissions.ts";
import type { CheckRecord, RepositoryRecord } from "./records.ts";
import { stamp, takeNext, type WorldState } from "./state.ts";

/** Asks whether an app may report a run on a commit, and whether GitHub takes what it says. */
export function denyCheck(
  repository: RepositoryRecord,
  app: AccountRecord,
  head: string,
  run: CheckRun,
): Denial | null {
  return firstDenial(
    () => denyRole(repository, app, "write", "report checks"),
    () =>
      repository.objects.commits.has(head)
        ? null
        : invalid(`There is no commit ${head} to report a check on.`),
    () => denyLength("name", run.name, 1, LIMITS.checkNameLength),
    () => denyLength("digest", run.digest, 0, LIMITS.checkDigestLength),
    () => denyLength("title", run.title, 1, LIMITS.checkTextLength),
    () => denyLength("summary", run.summary, 0, LIMITS.checkTextLength),
    ...run.annotations.map((annotation) => () => denyAnnotation(annotation)),
  );
}

/** How many requests it takes to report a run: its annotations go fifty at a time. */
export function requestsFor(run: CheckRun): number {
  return Math.max(1, Math.ceil(run.annotations.length / LIMITS.annotationsPerRequest));
}

/** Reports a run. One that is in progress is finished with `updateCheck`. */
export function addCheck(
  world: WorldState,
  repository: RepositoryRecord,
  app: AccountRecord,
  report: { readonly head: string; readonly status: CheckRecord["status"]; readonly run: CheckRun },
): CheckRecord {
  const { head, status, run } = report;
  const now = stamp(world);
  const record: CheckRecord = {
    id: takeNext(world, "check"),
    app,
    head,
    startedAt: now,
    completedAt: status === "completed" ? now : null,
    status,
    run,
  };
  repository.checks.set(head, [...(repository.checks.get(head) ?? []), record]);
  showAnew(repository, head);
  return record;
}

/** Replaces what a run says: also its annotations, which GitHub itself only ever adds to. */
export function updateCheck(
  world: WorldState,
  repository: RepositoryRecord,
  record: CheckRecord,
  { status, run }: { readonly status: CheckRecord["status"]; readonly run: CheckRun },
): void {
  record.run = run;
  record.status = status;
  record.completedAt = status === "completed" ? stamp(world) : null;
  showAnew(repository, record.head);
}

export function findCheck(repository: RepositoryRecord, id: number): CheckRecord | undefined {
  for (const records of repository.checks.values()) {
    const found = records.find((record) => record.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The finished runs on a commit, of each app and name the newest, in the order of their first reports. */
export function newestChecks(repository: RepositoryRecord, head: string): CheckRecord[] {
  const newest = new Map<string, CheckRecord>();
  for (const record of repository.checks.get(head) ?? []) {
    if (record.status === "completed") newest.set(`${record.app.id} ${record.run.name}`, record);
  }
  return [...newest.values()];
}

function showAnew(repository: RepositoryRecord, head: string): void {
  for (const pull of repository.pulls.values()) if (pull.head.id === head) pull.revision += 1;
}

function denyAnnotation(annotation: Annotation): Denial | null {
  const { path, startLine, endLine, startColumn, endColumn, title, message } = annotation;
  return firstDenial(
    () => (path === "" ? invalid("An annotation names a file.") : null),
    () =>
      startLine >= 1 && endLine >= startLine
        ? null
        : invalid(`An annotation goes from line 1 on, and forwards; not from ${startLine} to ${endLine}.`),
    () =>
      startLine === endLine || (startColumn === undefined && endColumn === undefined)
        ? null
        : invalid("An annotation of several lines has no columns."),
    () => denyLength("annotation's title", title, 0, LIMITS.annotationTitleLength),
    () => denyLength("annotation's message", message, 1, LIMITS.checkTextLength),
  );
}

function denyLength(what: string, text: string, least: number, most: number): Denial | null {
  if (text.length >= least && text.length <= most) return null;
  return invalid(`A check run's ${what} has ${least} to ${most} characters, not ${text.length}.`);
}

function invalid(message: string): Denial {
  return { status: 422, reason: "invalid", message };
}
