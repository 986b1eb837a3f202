/** Commits, branches, and what an expression such as `main:README.md` names. */
import { commitAt } from "../../github/branches.ts";
import type { Commit } from "../../github/object-store.ts";
import type { RepositoryRecord } from "../../github/records.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime } from "../render/index.ts";
import { historyOf } from "./commit-history.ts";
import { connection, type PageArguments } from "./connection.ts";
import type { Reader } from "./reader.ts";
import { showUser } from "./show-account.ts";
import { type SuiteArguments, showSuites } from "./show-checks.ts";
import { findTree, showBlob, showEntry, showTree } from "./show-files.ts";

const HEADS = "refs/heads/";

type Shown = Readonly<Record<string, unknown>>;

/** A branch; `null` where there is none. */
export function showRef(reader: Reader, repository: RepositoryRecord, name: string) {
  const branch = withoutHeads(name);
  const head = repository.branches.get(branch);
  if (head === undefined) return null;
  return {
    __typename: "Ref",
    id: nodeId("Ref", repository.id, branch),
    name: branch,
    prefix: HEADS,
    target: () => showCommit(reader, repository, head),
  };
}

interface ObjectArguments {
  readonly expression?: string | null;
  readonly oid?: string | null;
}

/** A file, a folder or a commit; `null` where there is none. A branch goes before a commit of that name, as in git. */
export function showObject(
  reader: Reader,
  repository: RepositoryRecord,
  { expression, oid }: ObjectArguments,
): Shown | null {
  const [, ref = "", path] = /^([^:]*)(?::(.*))?$/su.exec(oid ?? expression ?? "") ?? [];
  const branch = ref === "HEAD" ? repository.defaultBranch : withoutHeads(ref);
  const commit = oid == null ? commitAt(repository, branch) : repository.objects.commits.get(oid);
  if (commit === undefined) {
    if (path !== undefined) return null;
    return repository.objects.blobs.has(ref) ? showBlob(repository, ref) : findTree(repository, ref);
  }
  if (path === undefined) return showCommit(reader, repository, commit);
  const blob = commit.tree.get(path);
  return blob === undefined ? showTree(repository, commit, path) : showBlob(repository, blob);
}

interface HistoryArguments extends PageArguments {
  readonly path?: string | null;
  readonly since?: string | null;
  readonly until?: string | null;
}

export function showCommit(reader: Reader, repository: RepositoryRecord, commit: Commit): Shown {
  const show = (one: Commit) => showCommit(reader, repository, one);
  const listed = (args: PageArguments, items: readonly Commit[]) =>
    connection(args, { items, keyOf: ({ id }) => id, show });
  return {
    __typename: "Commit",
    id: nodeId("Commit", repository.id, commit.id),
    oid: commit.id,
    message: commit.message,
    messageHeadline: commit.message.split("\n")[0],
    committedDate: isoTime(commit.at),
    author: () => showSignature(reader, commit),
    tree: () => showTree(repository, commit, ""),
    parents: (args: PageArguments) => listed(args, commit.parents),
    history({ path, since, until, ...args }: HistoryArguments) {
      const [from, to] = [since, until].map((time) => (time == null ? null : Date.parse(time)));
      const within = ({ at }: Commit) => (from == null || at >= from) && (to == null || at <= to);
      return listed(args, historyOf(commit, path ?? null).filter(within));
    },
    file: ({ path }: { readonly path: string }) => showEntry(repository, commit, path),
    checkSuites: (args: SuiteArguments) => showSuites(reader, repository, commit, args),
  };
}

/** Who wrote a commit, by the login that they had then. */
function showSignature({ world }: Reader, { author, at }: Commit) {
  const account = world.accounts.byLogin.get(author.toLowerCase());
  return {
    name: author,
    email: `${author}@users.noreply.github.com`,
    date: isoTime(at),
    user: account?.kind === "user" ? showUser(account) : null,
  };
}

function withoutHeads(name: string): string {
  return name.startsWith(HEADS) ? name.slice(HEADS.length) : name;
}
