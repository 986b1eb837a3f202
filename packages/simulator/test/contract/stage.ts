/** The small world that every contract test begins in, and the adapter under test that is let loose on it. */
import type { CheckRun, GitHub, PullKey } from "@rfckit/reconciler";
import {
  createVirtualClock,
  createWorld,
  type PullHandle,
  type RepositoryHandle,
  type VirtualClock,
  type World,
} from "../../src/index.ts";

export const START = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1000;
export const DAY = 86_400 * SECOND;
export const BOT = "rfcbot[bot]";

/** A check run that has nothing to say. */
export const RUN: CheckRun = {
  name: "rfc lint",
  digest: "0123456789abcdef",
  conclusion: "success",
  title: "No problems",
  summary: "",
  annotations: [],
};

export interface Stage {
  readonly clock: VirtualClock;
  readonly world: World;
  readonly repository: RepositoryHandle;
  /** Opened by zed, adds `accepted/example.md`, bears the label `project-wasmtime`. */
  readonly pull: PullHandle;
  readonly key: PullKey;
}

/** What an adapter's test brings: its port to a stage's world, and how to end it. */
export interface Subject {
  readonly github: GitHub;
  readonly dispose?: () => Promise<void>;
}

export type MakeSubject = (stage: Stage) => Subject | Promise<Subject>;

/** Sets up: a repository with a configuration, a maintainer called `ada`, one pull request. */
export function setStage(): Stage {
  const clock = createVirtualClock(START);
  const world = createWorld({ clock, onWake: () => {} });
  const repository = world.addRepository({
    owner: "acme",
    name: "rfcs",
    files: { ".github/rfcbot.yml": "version: 1\n", "accepted/old.md": "# Old\n" },
  });
  repository.grant("ada", "write");
  const pull = repository.openPull({
    author: "zed",
    title: "An example",
    labels: ["project-wasmtime"],
    files: { "accepted/example.md": "# Example\n" },
  });
  return { clock, world, repository, pull, key: pull.key };
}
