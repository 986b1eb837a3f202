/** Commits. Whoever wrote one also committed it, and is known by the login that they had then. */
import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { compareTrees } from "../../github/difference.ts";
import { byPath, type Commit, NO_FILES, type Tree } from "../../github/object-store.ts";
import type { RepositoryRecord } from "../../github/records.ts";
import type { WorldState } from "../../github/state.ts";
import { nodeId } from "../node-ids.ts";
import { isoTime, repositoryApi, repositoryPage } from "./addresses.ts";
import { renderDifference } from "./file.ts";
import { renderUser } from "./user.ts";

/** As `GET /repos/{owner}/{repo}/commits/{ref}` shows it, with the files that it changes. */
export function renderCommit(world: WorldState, repository: RepositoryRecord, commit: Commit) {
  const api = repositoryApi(repository);
  const page = repositoryPage(repository);
  const user = renderUser(world.accounts.byLogin.get(commit.author.toLowerCase()) ?? null);
  const tree = treeId(commit.tree);
  const files = renderChanged(repository, commit);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return {
    sha: commit.id,
    node_id: nodeId("Commit", repository.id, commit.id),
    commit: {
      author: renderSignature(commit),
      committer: renderSignature(commit),
      message: commit.message,
      tree: { sha: tree, url: `${api}/git/trees/${tree}` },
      url: `${api}/git/commits/${commit.id}`,
      comment_count: 0,
      verification: {
        verified: false,
        reason: "unsigned",
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    url: `${api}/commits/${commit.id}`,
    html_url: `${page}/commit/${commit.id}`,
    comments_url: `${api}/commits/${commit.id}/comments`,
    author: user,
    committer: user,
    parents: commit.parents.map(({ id }) => ({
      sha: id,
      url: `${api}/commits/${id}`,
      html_url: `${page}/commit/${id}`,
    })),
    stats: { additions, deletions, total: additions + deletions },
    files,
  };
}

/** As a push shows it. A renamed file was removed and added. */
export function renderPushedCommit(repository: RepositoryRecord, commit: Commit) {
  const changed = changedIn(repository, commit);
  const paths = (...kinds: readonly string[]) =>
    changed.filter(({ change }) => kinds.includes(change)).map(({ path }) => path);
  const moved = changed.flatMap(({ change, previousPath }) =>
    change === "renamed" && previousPath !== null ? [previousPath] : [],
  );
  return {
    ...renderCommitName(commit),
    distinct: true,
    url: `${repositoryPage(repository)}/commit/${commit.id}`,
    added: paths("added", "renamed"),
    removed: [...paths("removed"), ...moved],
    modified: paths("modified"),
  };
}

/** As a suite of checks shows it. */
export function renderCommitName(commit: Commit) {
  const { name, email } = renderSignature(commit);
  return {
    id: commit.id,
    tree_id: treeId(commit.tree),
    message: commit.message,
    timestamp: isoTime(commit.at),
    author: { name, email, username: name },
    committer: { name, email, username: name },
  };
}

/** What tells one tree of files from another. It isn't git's own id, which nobody here compares. */
export function treeId(tree: Tree): string {
  const lines = [...tree].sort(byPath).map(([path, blob]) => `${blob} ${path}`);
  return bytesToHex(sha1(utf8ToBytes(`tree\n${lines.join("\n")}`)));
}

function renderSignature({ author, at }: Commit) {
  return { name: author, email: `${author}@users.noreply.github.com`, date: isoTime(at) };
}

function renderChanged(repository: RepositoryRecord, commit: Commit) {
  const [parent] = commit.parents;
  const before = parent?.tree ?? NO_FILES;
  const sides = { repository, before, base: parent?.id ?? commit.id, head: commit.id };
  return changedIn(repository, commit).map((file) => renderDifference(sides, file));
}

function changedIn({ objects }: RepositoryRecord, commit: Commit) {
  return compareTrees(objects, commit.parents[0]?.tree ?? NO_FILES, commit.tree);
}
