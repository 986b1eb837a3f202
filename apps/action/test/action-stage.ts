/** A small RFC repository on the simulated GitHub, served over HTTP to workflows, and runs of the action in it. */
import { generateKeyPairSync } from "node:crypto";
import { DEFAULT_SHAPES, DEFAULT_TEMPLATES, exampleDocument } from "@rfckit/lint";
import { type ActionAnswer, startActionRun, WORKFLOW_PERMISSIONS } from "@rfckit/rehearsal";
import {
  createVirtualClock,
  createWorld,
  type PullHandle,
  type RepositoryHandle,
  type VirtualClock,
  type World,
} from "@rfckit/simulator";
import { createFront, type Front, type FrontOptions, type Permissions } from "@rfckit/simulator/http";
import { afterEach, expect, vi } from "vitest";
import { actionCommand } from "./bundled.ts";
import { runHere } from "./run-here.ts";

export const BOT = "github-actions[bot]";
export const OWNER = "acme";
export const NAME = "rfcs";
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const FULL = exampleDocument(DEFAULT_SHAPES.full);
export const DRAFT = exampleDocument(DEFAULT_SHAPES.draft);

export const CONFIG = `projects:
  project-wasmtime:
    groups:
      Fastly: [ana, ben]
      Arm: [cho]
      Intel: [dee, eli]
admins: [ada]
`;

export interface RunOptions {
  readonly event: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Of the workflow's token. */
  readonly permissions?: Permissions;
  /** Somebody's personal token in its place. */
  readonly tokenOf?: string;
  /** In a process of its own, from the bundle. */
  readonly apart?: boolean;
}

export interface ActionStage {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly repository: RepositoryHandle;
  readonly front: () => Front;
  /** A run of the action. */
  readonly run: (options: RunOptions) => Promise<ActionAnswer>;
  /** What was asked of GitHub so far. */
  readonly requests: () => ReturnType<World["requests"]>;
}

let keys: string | null = null;

function publicKey(): string {
  keys ??= generateKeyPairSync("rsa", { modulusLength: 2048 })
    .publicKey.export({ type: "spki", format: "pem" })
    .toString();
  return keys;
}

/** Gives what sets a stage for one test. It ends with the test, which fails where something deviated from GitHub. */
export function useActionStage(): (
  more?: Partial<FrontOptions> & {
    readonly files?: Readonly<Record<string, string>>;
    /** Of the app whose tokens the runs have; GitHub's own app for workflows where it is left out. */
    readonly account?: string;
  },
) => Promise<ActionStage> {
  // Each run reads and writes over HTTP, as a process that has just begun: a busy machine takes its time.
  vi.setConfig({ testTimeout: 60_000 });
  const open: { readonly front: Front; readonly deviations: string[] }[] = [];
  afterEach(async () => {
    const closed = open.splice(0);
    for (const { front } of closed) await front.close();
    expect(closed.flatMap(({ deviations }) => deviations)).toEqual([]);
  });
  return async ({ files = {}, account = BOT, ...more } = {}) => {
    const clock = createVirtualClock(Date.UTC(2026, 0, 5, 9));
    const world = createWorld({ clock, onWake: () => {} });
    world.github(account);
    const repository = world.addRepository({
      owner: OWNER,
      name: NAME,
      files: {
        "templates/draft.md": DEFAULT_TEMPLATES.draft,
        "templates/full.md": DEFAULT_TEMPLATES.full,
        ".github/rfcbot.yml": CONFIG,
        ...files,
      },
    });
    for (const login of ["ana", "ben", "cho", "dee", "eli", "ada", "zed"]) repository.grant(login, "write");
    const deviations: string[] = [];
    const slug = account.replace(/\[bot\]$/u, "");
    const serve = async (): Promise<Front> => {
      const front = await createFront(world, {
        app: {
          id: 15_368,
          slug,
          name: slug,
          publicKey: publicKey(),
          webhookSecret: "none is ever sent",
          owner: OWNER,
          permissions: { ...WORKFLOW_PERMISSIONS, members: "read" },
        },
        tokenLifetime: 1000 * 365 * DAY,
        onDeviation: (deviation) => deviations.push(String(deviation)),
        ...more,
      });
      open.push({ front, deviations });
      return front;
    };
    let front = await serve();
    let died = false;
    return {
      world,
      clock,
      repository,
      front: () => front,
      requests: () => world.requests(),
      async run({ event, payload = {}, inputs, env = {}, permissions, tokenOf, apart }) {
        // A dead process's token is answered no more.
        if (died) front = await serve();
        died = false;
        const token =
          tokenOf === undefined
            ? front.tokenOfApp(permissions ?? WORKFLOW_PERMISSIONS)
            : front.tokenOf(tokenOf);
        const options = {
          event: { name: event, payload },
          apiUrl: `${front.baseUrl}/api/v3`,
          repository: `${OWNER}/${NAME}`,
          inputs: { token, ...inputs },
          env,
        };
        if (apart !== true) return runHere(options);
        const run = startActionRun({ command: await actionCommand(), ...options });
        void world.died().then(() => {
          died = true;
          run.kill();
        });
        return run.answer;
      },
    };
  };
}

/** The payload of an event about a pull request, as far as it matters. */
export function pullPayload(pull: PullHandle, head: string, action = "synchronize") {
  const { draft } = pull.view();
  return {
    action,
    pull_request: { number: pull.key.number, draft, head: { sha: head }, base: { ref: "main" } },
  };
}
