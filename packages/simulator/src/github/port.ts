/** The reconciler's GitHub port, for one app account and one life of its process. */
import type { Instant } from "@rfckit/core";
import {
  type FileVersion,
  type GitHub,
  GitHubRefused,
  GitHubUnavailable,
  type PullKey,
} from "@rfckit/reconciler";
import { type AccountRecord, findPerson, findTeam } from "./accounts.ts";
import { commitAt } from "./branches.ts";
import { prepareChange } from "./changes.ts";
import { addComment, commentAnchor, denyComment } from "./comments.ts";
import { refuse } from "./denial.ts";
import { type Outcome, sendRequest } from "./faults.ts";
import { earlierBlobs } from "./history.ts";
import { LIMITS } from "./limits.ts";
import { mergePull } from "./merging.ts";
import { textOf } from "./object-store.ts";
import { closePull, denyClose } from "./pulls.ts";
import type { PullRecord, RepositoryRecord } from "./records.ts";
import type { RequestKind } from "./requests.ts";
import { fingerprintOf, observePull, pagesOf } from "./snapshot.ts";
import { findPull, pullUrl, stamp, type WorldState } from "./state.ts";

/**
 * Makes the port for an app. It belongs to the process that asks for it: once that has died (`crashAfter`), none
 * of its requests is answered any more, or has any effect.
 */
export function createPort(world: WorldState, app: AccountRecord): GitHub {
  const { generation } = world.faults;
  const send = <T>(kind: RequestKind, work: () => Outcome<T>): Promise<T> =>
    sendRequest(world.faults, world.requests, generation, kind, work);
  const write = <T>(
    kind: RequestKind,
    key: PullKey,
    work: (pull: PullRecord) => T,
  ): Promise<T & { at: Instant }> =>
    send(kind, () => ({ value: { ...work(demandPull(world, key)), at: stamp(world) }, requests: 1 }));

  return {
    observe: (key, ids) =>
      send("observe", () => {
        const { snapshot, pages } = observePull(world, app, demandPull(world, key), ids);
        return { value: snapshot, requests: pages };
      }),

    list: (repository) =>
      send("list", () => {
        const since = stamp(world) - LIMITS.listedAfterChange;
        const value = [];
        for (const pull of demandRepository(world, repository).pulls.values()) {
          if (pull.state !== "open" && pull.updatedAt < since) continue;
          value.push({ key: pull.key, fingerprint: fingerprintOf(pull) });
        }
        return { value, requests: pagesOf(value) };
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
      write("apply", key, (pull) => {
        const makers = changes.map((change) => prepareChange(world, app, pull, change));
        const cut = world.faults.half && makers.length > 1;
        for (const make of cut ? makers.slice(0, Math.floor(makers.length / 2)) : makers) make();
        if (cut) throw new GitHubUnavailable(502, `GitHub answered "apply" with 502.`);
        return {};
      }),

    comment: (key, body) =>
      write("comment", key, (pull) => {
        refuse(denyComment(pull, app, body));
        const comment = addComment(world, pull, { kind: "comment", by: app, body, viaApp: true });
        return { id: comment.id, url: pullUrl(pull) + commentAnchor(comment) };
      }),

    merge: (key, order) =>
      write("merge", key, (pull) => {
        refuse(mergePull(world, pull, app, order));
        return {};
      }),

    close: (key) =>
      write("close", key, (pull) => {
        refuse(denyClose(pull, app));
        closePull(world, pull, app);
        return {};
      }),
  };
}

function demandRepository(world: WorldState, id: number): RepositoryRecord {
  const repository = world.repositories.get(id);
  if (repository === undefined)
    throw new GitHubRefused(404, "gone", `There is no repository with the id ${id}.`);
  return repository;
}

function demandPull(world: WorldState, key: PullKey): PullRecord {
  const pull = findPull(world, key);
  if (pull === undefined) {
    throw new GitHubRefused(
      404,
      "gone",
      `There is no pull request #${key.number} in repository ${key.repository}.`,
    );
  }
  return pull;
}

function readBlob(repository: RepositoryRecord, blob: string | null): FileVersion | null {
  const text = blob === null ? null : textOf(repository.objects, blob);
  return blob === null || text === null ? null : { blob, text };
}
