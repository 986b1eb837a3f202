/** Commits, trees, blobs and branches, and the checks on a commit. */
import { commitAt } from "../../github/branches.ts";
import type { Commit } from "../../github/object-store.ts";
import type { CheckRecord, RepositoryRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { checkSuiteId, isoTime, treeId } from "../render/index.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Reader } from "./reader.ts";

/** GitHub shows so much of a text, in bytes. */
const LONGEST_TEXT = 512_000;

export function showRef(reader: Reader, repository: RepositoryRecord, branch: string) {
  const head = repository.branches.get(branch);
  if (head === undefined) return null;
  return {
    __typename: "Ref",
    id: nodeId("Ref", repository.id, branch),
    name: branch,
    target: () => showCommit(reader, repository, head),
  };
}

/** What an expression such as `main:README.md` names: a file, a folder or a commit; `null` where it names nothing. */
export function showObject(
  reader: Reader,
  repository: RepositoryRecord,
  { expression, oid }: { readonly expression?: string | null; readonly oid?: string | null },
) {
  if (oid != null) return showById(reader, repository, oid);
  const [, ref = "", path] = /^([^:]*)(?::(.*))?$/su.exec(expression ?? "") ?? [];
  const commit = commitAt(
    repository,
    ref === "HEAD" ? repository.defaultBranch : ref.replace(/^refs\/heads\//u, ""),
  );
  if (commit === undefined) return path === undefined ? showById(reader, repository, ref) : null;
  if (path === undefined) return showCommit(reader, repository, commit);
  const blob = commit.tree.get(path);
  if (blob !== undefined) return showBlob(repository, blob);
  const folder = path === "" ? "" : `${path.replace(/\/$/u, "")}/`;
  return [...commit.tree.keys()].some((each) => each.startsWith(folder))
    ? showTree(repository, commit, folder)
    : null;
}

function showById(reader: Reader, repository: RepositoryRecord, oid: string) {
  const commit = repository.objects.commits.get(oid);
  if (commit !== undefined) return showCommit(reader, repository, commit);
  return repository.objects.blobs.has(oid) ? showBlob(repository, oid) : null;
}

export function showBlob(repository: RepositoryRecord, oid: string) {
  const text = repository.objects.blobs.get(oid) ?? "";
  const binary = text.includes("\0");
  const size = new TextEncoder().encode(text).length;
  return {
    __typename: "Blob",
    id: nodeId("Blob", repository.id, oid),
    oid,
    isBinary: binary,
    isTruncated: size > LONGEST_TEXT,
    byteSize: size,
    text: binary ? null : text.slice(0, LONGEST_TEXT),
  };
}

function showTree(repository: RepositoryRecord, commit: Commit, folder: string) {
  const oid = treeId(commit.tree);
  return {
    __typename: "Tree",
    id: nodeId("Tree", repository.id, oid),
    oid,
    entries: () =>
      [...commit.tree]
        .filter(([path]) => path.startsWith(folder) && !path.slice(folder.length).includes("/"))
        .map(([path]) => showEntry(repository, commit, path)),
  };
}

function showEntry(repository: RepositoryRecord, commit: Commit, path: string) {
  const blob = commit.tree.get(path);
  if (blob === undefined) return null;
  return {
    __typename: "TreeEntry",
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    oid: blob,
    type: "blob",
    object: () => showBlob(repository, blob),
  };
}

type HistoryArguments = PageArguments & { readonly path?: string | null };

export function showCommit(
  reader: Reader,
  repository: RepositoryRecord,
  commit: Commit,
): Record<string, unknown> {
  const author = { name: commit.author, user: null, date: isoTime(commit.at) };
  return {
    __typename: "Commit",
    id: nodeId("Commit", repository.id, commit.id),
    oid: commit.id,
    message: commit.message,
    committedDate: isoTime(commit.at),
    author: { __typename: "GitActor", ...author },
    parents: (args: PageArguments) =>
      connection(args, {
        name: "parents",
        items: commit.parents,
        keyOf: ({ id }) => id,
        show: (parent) => showCommit(reader, repository, parent),
      }),
    history: (args: HistoryArguments) =>
      connection(args, {
        name: "history",
        items: historyOf(commit, args.path ?? null),
        keyOf: ({ id }) => id,
        show: (one) => showCommit(reader, repository, one),
      }),
    file: ({ path }: { readonly path: string }) => showEntry(repository, commit, path),
    checkSuites: (args: PageArguments & { readonly filterBy?: { readonly appId?: number | null } | null }) =>
      showSuites(reader, repository, commit, args),
  };
}

/** The commits of a line that changed a path, newest first. */
function historyOf(head: Commit, path: string | null): Commit[] {
  const commits: Commit[] = [];
  for (let commit: Commit | undefined = head; commit !== undefined; commit = commit.parents[0]) {
    const before = commit.parents[0]?.tree;
    if (path === null || before?.get(path) !== commit.tree.get(path)) commits.push(commit);
  }
  return commits;
}

/** One suite for each app that reported on the commit. */
function showSuites(
  reader: Reader,
  repository: RepositoryRecord,
  commit: Commit,
  args: PageArguments & { readonly filterBy?: { readonly appId?: number | null } | null },
) {
  const checks = repository.checks.get(commit.id) ?? [];
  const apps = [...new Set(checks.map(({ app }) => app))];
  const appIdOf = (account: CheckRecord["app"]) => {
    const { viewer } = reader;
    const own = viewer.kind === "installation" ? viewer.token.installation.app : null;
    return own?.account === account ? own.id : account.id;
  };
  const wanted = args.filterBy?.appId ?? null;
  return connection(args, {
    name: "checkSuites",
    items: apps.filter((app) => wanted === null || appIdOf(app) === wanted),
    keyOf: ({ id }) => id,
    show: (app) => ({
      __typename: "CheckSuite",
      id: nodeId("CheckSuite", repository.id, checkSuiteId(repository, commit.id), app.id),
      app: {
        __typename: "App",
        id: nodeId("App", app.id),
        databaseId: appIdOf(app),
        slug: app.login.replace(/\[bot\]$/u, ""),
      },
      checkRuns: (
        runArgs: PageArguments & { readonly filterBy?: { readonly checkName?: string | null } | null },
      ) =>
        connection(runArgs, {
          name: "checkRuns",
          items: checks.filter(
            (check) =>
              check.app === app &&
              (runArgs.filterBy?.checkName == null || check.run.name === runArgs.filterBy.checkName),
          ),
          keyOf: ({ id }) => id,
          show: (check) => showCheck(repository, check),
        }),
    }),
  });
}

export function showCheck(repository: RepositoryRecord, { id, run, status, completedAt }: CheckRecord) {
  return {
    __typename: "CheckRun",
    id: nodeId("CheckRun", repository.id, id),
    databaseId: id,
    name: run.name,
    externalId: run.digest === "" ? null : run.digest,
    status: status.toUpperCase(),
    conclusion: status === "completed" ? run.conclusion.toUpperCase() : null,
    title: run.title,
    summary: run.summary,
    completedAt: completedAt === null ? null : isoTime(completedAt),
    annotations: (args: PageArguments) =>
      connection(args, {
        name: "annotations",
        items: [...run.annotations.keys()],
        keyOf: (index) => index,
        show: (index) => {
          const { path, message, title, level } = run.annotations[index] ?? {
            path: "",
            message: "",
            title: "",
          };
          return {
            __typename: "CheckAnnotation",
            path,
            message,
            title,
            annotationLevel: level === undefined ? null : level.toUpperCase(),
          };
        },
      }),
  };
}
