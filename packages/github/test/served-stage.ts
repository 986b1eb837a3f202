/** One pull request in a small world that is served over HTTP, the port on it, and a count of what the port asks. */
import type { GitHub, PullKey, Snapshot } from "@rfckit/reconciler";
import {
  createVirtualClock,
  createWorld,
  type PullHandle,
  type RepositoryHandle,
  type VirtualClock,
  type World,
} from "@rfckit/simulator";
import type { FrontOptions } from "@rfckit/simulator/http";
import { afterEach, expect } from "vitest";
import { type ServedApp, serveApp } from "./app-on-the-simulator.ts";

export const START = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** The names that requests are counted under. */
export const ROUTES = {
  files: "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
  comments: "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
  pull: "GET /repos/{owner}/{repo}/pulls/{pull_number}",
  merge: "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge",
  close: "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
  user: "GET /user/{account_id}",
} as const;

export interface ServedStage {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly repository: RepositoryHandle;
  /** Opened by zed; `ada` may write, `acme` owns the repository. */
  readonly pull: PullHandle;
  readonly key: PullKey;
  readonly app: ServedApp;
  readonly github: GitHub;
  /** Moves the clock on by so many ms. */
  readonly advance: (ms: number) => void;
  /** Reads the pull request, and the present logins of some people. */
  readonly look: (ids?: readonly number[]) => Promise<Snapshot>;
  /** What a piece of work asks of GitHub: by the request's name, how often. */
  readonly asks: (work: () => Promise<unknown>) => Promise<Readonly<Record<string, number>>>;
  /** Another process of the same app, which remembers nothing yet. */
  readonly restart: () => Promise<GitHub>;
}

/** Gives what serves a stage for one test. It ends with the test, which fails where something deviated from GitHub. */
export function useServedStage(): (more?: Partial<FrontOptions>) => Promise<ServedStage> {
  const open: ServedApp[] = [];
  afterEach(async () => {
    const closed = open.splice(0);
    for (const app of closed) await app.close();
    expect(closed.flatMap(({ deviations }) => deviations)).toEqual([]);
  });
  return async (more = {}) => {
    const clock = createVirtualClock(START);
    const world = createWorld({ clock, onWake: () => {} });
    const repository = world.addRepository({
      owner: "acme",
      name: "rfcs",
      files: { ".github/rfcbot.yml": "version: 1\n" },
    });
    repository.grant("ada", "write");
    const pull = repository.openPull({ author: "zed", files: { "accepted/example.md": "# Example\n" } });
    const serve = async () => {
      const app = await serveApp(world, clock, "acme", more);
      open.push(app);
      // Who it is and where it is installed is no part of what a test counts.
      await app.connections.repositories();
      return app;
    };
    const app = await serve();
    const { github } = app.connections;
    return {
      world,
      clock,
      repository,
      pull,
      key: pull.key,
      app,
      github,
      advance: (ms) => clock.advanceTo(clock.now() + ms),
      look: (ids = []) => github.observe(pull.key, ids),
      async asks(work) {
        const before = world.requests().byKind;
        await work();
        const after = Object.entries(world.requests().byKind);
        const more = after.map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
        return Object.fromEntries(more.filter(([, count]) => count > 0));
      },
      restart: async () => (await serve()).connections.github,
    };
  };
}
