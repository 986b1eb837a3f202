/** Whatever a node id stands for, as a query shows it. */
import type { RepositoryRecord } from "../../github/records.ts";
import { type NodeName, readNodeId } from "../node-ids.ts";
import { sees } from "../sees.ts";
import { unknownNode } from "./field-error.ts";
import { findNode, findRepository } from "./find-node.ts";
import { readPart } from "./part-ids.ts";
import { demandRead, type Reader, talkOf } from "./reader.ts";
import { showActor, showOrganization, showTeam } from "./show-account.ts";
import { showApp, showCheck, showSuite } from "./show-checks.ts";
import { showComment } from "./show-comment.ts";
import { findTree, showBlob } from "./show-files.ts";
import { showCommit, showRef } from "./show-git.ts";
import { showLabel } from "./show-label.ts";
import { showEditOf, showPart } from "./show-part.ts";
import { showQueueEntry, showThread } from "./show-pull.ts";
import { showRepository } from "./show-repository.ts";
import { showEvent } from "./show-timeline.ts";

type Shown = Readonly<Record<string, unknown>>;

/** A node. Throws where there is none, or the viewer may not read it. */
export function showNode(reader: Reader, id: string): Shown {
  const name = readNodeId(id);
  const shown = name === null ? null : showNamed(reader, name);
  if (shown === null) throw unknownNode(id);
  return shown;
}

function showNamed(reader: Reader, name: NodeName): Shown | null {
  const part = readPart(name);
  if (part !== null) return showPart(reader, part);
  const { kind, parts } = name;
  switch (kind) {
    case "User":
    case "Bot":
      return showAccount(reader, kind, Number(parts[0]));
    case "App": {
      const { viewer, account } = reader;
      const own = viewer.kind === "installation" && viewer.token.installation.app.id === parts[0];
      return own ? showApp(reader, account) : null;
    }
    case "Team": {
      const team = [...reader.world.accounts.teams.keys()][Number(parts[0]) - 1];
      if (team === undefined) return null;
      demandRead(reader, "members");
      return showTeam(reader, team);
    }
    case "Event":
      return showEventOf(reader, Number(parts[0]));
    case "UserContentEdit":
      return showEditOf(reader, parts);
    default: {
      const repository = findRepository(reader, parts[0]);
      if (repository === null) return null;
      return showFound(reader, name) ?? showGit(reader, repository, name);
    }
  }
}

function showAccount(reader: Reader, kind: "User" | "Bot", id: number): Shown | null {
  const account = reader.world.accounts.byId.get(id);
  const shown = account === undefined ? null : showActor(account);
  if (shown === null || shown.__typename !== kind) return null;
  return kind === "User" ? (showOrganization(reader, shown.login) ?? shown) : shown;
}

function showFound(reader: Reader, name: NodeName): Shown | null {
  const found = findNode(reader, name);
  if (found === null) return null;
  const { repository, thread, comment, label, check } = found;
  if (thread !== undefined && comment !== undefined) {
    demandRead(reader, ...(comment.kind === "comment" ? talkOf(thread) : ["pull_requests"]));
    return showComment(reader, thread, comment);
  }
  if (thread !== undefined) {
    demandRead(reader, thread.kind === "pull" ? "pull_requests" : "issues");
    return showThread(reader, thread);
  }
  if (label !== undefined) return showLabel(repository, label);
  if (check === undefined) return showRepository(reader, repository);
  demandRead(reader, "checks");
  return showCheck(repository, check);
}

function showGit(reader: Reader, repository: RepositoryRecord, { kind, parts }: NodeName): Shown | null {
  const { objects, pulls } = repository;
  const [, second, third] = parts;
  if (kind === "MergeQueueEntry") {
    demandRead(reader, "pull_requests");
    const pull = pulls.get(Number(second));
    return pull?.queued === true ? showQueueEntry(reader, pull) : null;
  }
  const commit = objects.commits.get(String(second));
  if (kind === "CheckSuite" && commit !== undefined) {
    demandRead(reader, "checks");
    // A webhook names no app: it is the one that it is sent to.
    const app = third === undefined ? reader.account : reader.world.accounts.byId.get(Number(third));
    return app === undefined ? null : showSuite(reader, repository, commit, app);
  }
  demandRead(reader, "contents");
  if (kind === "Ref") return showRef(reader, repository, String(second));
  if (kind === "Tree") return findTree(repository, String(second));
  if (kind === "Blob" && objects.blobs.has(String(second))) return showBlob(repository, String(second));
  return kind === "Commit" && commit !== undefined ? showCommit(reader, repository, commit) : null;
}

function showEventOf(reader: Reader, id: number): Shown | null {
  for (const repository of reader.world.repositories.values()) {
    for (const pull of repository.pulls.values()) {
      const event = pull.events.find((each) => each.id === id);
      if (event === undefined) continue;
      if (!sees(reader.viewer, repository)) return null;
      demandRead(reader, "pull_requests");
      return showEvent(reader, pull, event);
    }
  }
  return null;
}
