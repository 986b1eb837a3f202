/** The reconciler's GitHub port, for one app account and one life of its process. */
import type { Instant } from "@rfckit/core";
import {
  type FileVersion,
  type GitHub,
  GitHubRefused,
  GitHubUnavailable,
  type PullKey,
  type Sight,
} from "@rfckit/reconciler";
import { type AccountRecord, findPerson, findTeam } from "./accounts.ts";
import { commitAt } from "./branches.ts";
import { prepareChange } from "./changes.ts";
import { requestsFor } from "./check-runs.ts";
import { addComment, commentAnchor, denyComment } from "./comments.ts";
import { refuse } from "./denial.ts";
import { type Outcome, sendRequest } from "./faults.ts";
import { earlierBlobs } from "./history.ts";
import { changeIssue, denyIssue, denyIssueChange, openIssue } from "./issues.ts";
import { LIMITS } from "./limits.ts";
import { denyEnqueue, enqueuePull } from "./merge-queue.ts";
import { mergePull } from "./merging.ts";
import { textOf } from "./object-store.ts";
import { observeIssue, observeRepository } from "./observe-issue.ts";
import { closePull, denyClose } from "./pulls.ts";
import type { PullRecord, RepositoryRecord, ThreadRecord } from "./records.ts";
import { type PortMethod, portRequest } from "./requests.ts";
import { configurationBlob, type Eye, fingerprintOf, observePull, pagesOf } from "./snapshot.ts";
import { findIssue, findPull, stamp, threadUrl, type WorldState } from "./state.ts";

/**
 * Makes the port for an app. It belongs to the process that asks for it: once that has died (`crashAfter`), none
 * of its requests is answered any more, or has any effect.
 */
export function createPort(world: WorldState, app: AccountRecord): GitHub {
  const { generation } = world.faults;
  return portFor(world, { account: app, onlooker: false }, (method, work) =>
    sendRequest(world.faults, world.requests, generation, portRequest(method), work),
  );
}

/** Makes the port for somebody who wants to see what the bot sees. Nothing goes wrong with it, and nobody counts it. */
export function createSight(world: WorldState, person: AccountRecord): Sight {
  return portFor(world, { account: person, onlooker: true }, async (_, work) => work().value);
}

type Send = <T>(method: PortMethod, work: () => Outcome<T>) => Promise<T>;

function portFor(world: WorldState, eye: Eye, send: Send): GitHub {
  const app = eye.account;
  const write = (
    method: PortMethod,
    key: PullKey,
    work: (pull: PullRecord) => void,
  ): Promise<{ readonly at: Instant }> =>
    send(method, () => {
      work(demandPull(world, key));
      return { value: { at: stamp(world) }, requests: 1 };
    });

  return {
    observe: (key, ids) =>
      send("observe", () => {
        const { snapshot, pages } = observePull(world, eye, demandPull(world, key), ids);
        return { value: snapshot, requests: pages };
      }),

    list: (id) =>
      send("list", () => {
        const since = stamp(world) - LIMITS.listedAfterChange;
        const repository = demandRepository(world, id);
        const pulls = [];
        for (const pull of repository.pulls.values()) {
          if (pull.state !== "open" && pull.updatedAt < since) continue;
          pulls.push({ key: pull.key, open: pull.state === "open", fingerprint: fingerprintOf(pull) });
        }
        const value = { configuration: configurationBlob(repository), pulls };
        return { value, requests: pagesOf(pulls) };
      }),

    observeRepository: (id) =>
      send("observeRepository", () => ({
        value: observeRepository(world, app, demandRepository(world, id)),
        requests: 1,
      })),

    observeIssue: (key) =>
      send("observeIssue", () => {
        demandRepository(world, key.repository);
        const issue = findIssue(world, key);
        return { value: issue === undefined ? null : observeIssue(world, app, issue), requests: 1 };
      }),

    readHistory: (id, path) =>
      send("readHistory", () => {
        const repository = demandRepository(world, id);
        const head = repository.branches.get(repository.defaultBranch);
        const blobs = head === undefined ? [] : earlierBlobs(head, path, LIMITS.versions);
        return { value: blobs.map((blob) => readBlob(repository, blob)), requests: 1 };
      }),

    readFiles: (id, wanted) =>
      send("readFiles", () => {
        const repository = demandRepository(world, id);
        if (wanted.length > LIMITS.filesPerRead) {
          throw new GitHubRefused(
            422,
            "invalid",
            `One reading takes ${LIMITS.filesPerRead} files, not ${wanted.length}.`,
          );
        }
        const value = wanted.map(({ ref, path }) => {
          const commit = commitAt(repository, ref);
          return readBlob(repository, commit?.tree.get(path) ?? null);
        });
        return { value, requests: 1 };
      }),

    lookUp: (repository, { logins, teams }) =>
      send("lookUp", () => {
        demandRepository(world, repository);
        const members = teams.map((team) => [team, findTeam(world.accounts, team)] as const);
        return {
          value: {
            logins: new Map(logins.map((login) => [login, findPerson(world.accounts, login)])),
            teams: new Map(members),
          },
          requests: Math.max(...[logins, ...members.map(([, people]) => people ?? [])].map(pagesOf)),
        };
      }),

    apply: (key, changes) =>
      send("apply", () => {
        const pull = demandPull(world, key);
        const makers = changes.map((change) => prepareChange(world, app, pull, change));
        const cut = world.faults.half && makers.length > 1;
        for (const make of cut ? makers.slice(0, Math.floor(makers.length / 2)) : makers) make();
        if (cut) throw new GitHubUnavailable(502, `GitHub answered "apply" with 502.`);
        const more = changes.map((change) => (change.kind === "check" ? requestsFor(change.run) - 1 : 0));
        const requests = more.reduce((sum, count) => sum + count, 1);
        return { value: { at: stamp(world) }, requests };
      }),

    openIssue: (id, wanted) =>
      send("openIssue", () => {
        const repository = demandRepository(world, id);
        refuse(denyIssue(repository, app, wanted));
        const issue = openIssue(world, repository, app, wanted);
        return { value: { id: issue.key.number, url: threadUrl(issue), at: stamp(world) }, requests: 1 };
      }),

    changeIssue: (key, change) =>
      send("changeIssue", () => {
        const issue = findIssue(world, key);
        if (issue === undefined)
          throw gone(`There is no issue #${key.number} in repository ${key.repository}.`);
        refuse(denyIssueChange(issue, app, change));
        changeIssue(world, issue, change);
        return { value: { at: stamp(world) }, requests: 1 };
      }),

    comment: (key, body) =>
      send("comment", () => {
        const thread: ThreadRecord = findIssue(world, key) ?? demandPull(world, key);
        refuse(denyComment(thread, app, body));
        const comment = addComment(world, thread, { kind: "comment", by: app, body, viaApp: true });
        const url = threadUrl(thread) + commentAnchor(comment);
        return { value: { id: comment.id, url, at: stamp(world) }, requests: 1 };
      }),

    merge: (key, order) =>
      write("merge", key, (pull) => {
        refuse(mergePull(world, pull, app, order));
      }),

    enqueue: (key, head) =>
      write("enqueue", key, (pull) => {
        refuse(denyEnqueue(pull, app, head));
        enqueuePull(world, pull, app);
      }),

    close: (key) =>
      write("close", key, (pull) => {
        refuse(denyClose(pull, app));
        closePull(world, pull, app);
      }),

    allowance: () => world.allowance,
  };
}

function demandRepository(world: WorldState, id: number): RepositoryRecord {
  const repository = world.repositories.get(id);
  if (repository === undefined) throw gone(`There is no repository with the id ${id}.`);
  return repository;
}

function demandPull(world: WorldState, key: PullKey): PullRecord {
  const pull = findPull(world, key);
  if (pull === undefined) {
    throw gone(`There is no pull request #${key.number} in repository ${key.repository}.`);
  }
  return pull;
}

function gone(message: string): GitHubRefused {
  return new GitHubRefused(404, "gone", message);
}

function readBlob(repository: RepositoryRecord, blob: string | null): FileVersion | null {
  const text = blob === null ? null : textOf(repository.objects, blob);
  return blob === null || text === null ? null : { blob, text };
}
