/** The checks on a commit: one suite for each app that reported on it. */
import type { Annotation } from "@rfckit/reconciler";
import type { AccountRecord } from "../../github/accounts.ts";
import type { Commit } from "../../github/object-store.ts";
import type { CheckRecord, RepositoryRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime } from "../render/index.ts";
import { connection, type PageArguments } from "./connection.ts";
import { demandRead, type Reader } from "./reader.ts";

export interface SuiteArguments extends PageArguments {
  readonly filterBy?: { readonly appId?: number | null; readonly checkName?: string | null } | null;
}

interface RunArguments extends PageArguments {
  readonly filterBy?: {
    readonly appId?: number | null;
    readonly checkName?: string | null;
    readonly checkType?: "ALL" | "LATEST" | null;
    readonly conclusions?: readonly string[] | null;
    readonly status?: string | null;
    readonly statuses?: readonly string[] | null;
  } | null;
}

export function showSuites(
  reader: Reader,
  repository: RepositoryRecord,
  commit: Commit,
  args: SuiteArguments,
) {
  demandRead(reader, "checks");
  const { appId, checkName } = args.filterBy ?? {};
  const checks = repository.checks.get(commit.id) ?? [];
  const named = checks.filter(({ run }) => (checkName ?? run.name) === run.name);
  const apps = [...new Set(named.map(({ app }) => app))];
  return connection(args, {
    items: apps.filter((app) => appId == null || appIdOf(reader, app) === appId),
    keyOf: ({ id }) => id,
    show: (app) => showSuite(reader, repository, commit, app),
  });
}

export function showSuite(
  reader: Reader,
  repository: RepositoryRecord,
  { id: oid }: Commit,
  app: AccountRecord,
) {
  const checks = (repository.checks.get(oid) ?? []).filter((check) => check.app === app);
  return {
    __typename: "CheckSuite",
    id: nodeId("CheckSuite", repository.id, oid, app.id),
    app: showApp(reader, app),
    checkRuns(args: RunArguments) {
      const { appId } = args.filterBy ?? {};
      const own = appId == null || appIdOf(reader, app) === appId;
      return connection(args, {
        items: own ? filterRuns(checks, args.filterBy ?? {}) : [],
        keyOf: ({ id }) => id,
        show: (check) => showCheck(repository, check),
      });
    },
  };
}

/** An app by its account. */
export function showApp(reader: Reader, account: AccountRecord) {
  const databaseId = appIdOf(reader, account);
  return {
    __typename: "App",
    id: nodeId("App", databaseId ?? account.id),
    databaseId,
    slug: account.login.replace(/\[bot\]$/u, ""),
  };
}

export function showCheck(repository: RepositoryRecord, check: CheckRecord) {
  const { id, run, status, startedAt, completedAt } = check;
  return {
    __typename: "CheckRun",
    id: nodeId("CheckRun", repository.id, id),
    databaseId: id,
    name: run.name,
    externalId: run.digest === "" ? null : run.digest,
    status: statusOf(check),
    conclusion: status === "completed" ? run.conclusion.toUpperCase() : null,
    title: run.title,
    summary: run.summary,
    startedAt: isoTime(startedAt),
    completedAt: completedAt === null ? null : isoTime(completedAt),
    annotations: (args: PageArguments) =>
      connection(args, {
        items: [...run.annotations.entries()],
        keyOf: ([index]) => index,
        show: ([, annotation]) => showAnnotation(annotation),
      }),
  };
}

function showAnnotation({ path, message, title, level, ...where }: Annotation) {
  const { startLine, endLine, startColumn, endColumn } = where;
  return {
    path,
    message,
    title,
    annotationLevel: level.toUpperCase(),
    location: {
      start: { line: startLine, column: startColumn ?? null },
      end: { line: endLine, column: endColumn ?? null },
    },
  };
}

function filterRuns(
  checks: readonly CheckRecord[],
  { checkName, checkType, conclusions, status, statuses }: NonNullable<RunArguments["filterBy"]>,
): readonly CheckRecord[] {
  const newest = new Map(checks.map((check) => [check.run.name, check]));
  return checks.filter(
    (check) =>
      (checkName ?? check.run.name) === check.run.name &&
      (checkType !== "LATEST" || newest.get(check.run.name) === check) &&
      (status ?? statusOf(check)) === statusOf(check) &&
      (statuses?.includes(statusOf(check)) ?? true) &&
      (conclusions?.includes(check.completedAt === null ? "" : check.run.conclusion.toUpperCase()) ?? true),
  );
}

function statusOf({ status }: CheckRecord): string {
  return status.toUpperCase();
}

/** An app's own number, which is known of the viewer's only. */
function appIdOf({ viewer }: Reader, account: AccountRecord): number | null {
  const own = viewer.kind === "installation" ? viewer.token.installation.app : null;
  return own?.account === account ? own.id : null;
}
