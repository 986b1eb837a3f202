/**
 * One RFC, and one life of the real app beside it, over HTTP: for stories about what GitHub refuses.
 *
 * Nothing here sweeps unless a story says so: what doesn't happen by a delivery or a timer shouldn't be found by luck.
 * All requests are counted where they leave the process, those that never reach anything in the simulator too.
 */
import { describe as describeStanding, type Phase } from "@rfckit/core";
import { createMemoryStore, type LogFields, readStanding, type Store } from "@rfckit/reconciler";
import {
  BOT,
  createVirtualClock,
  createWorld,
  type PullHandle,
  type RepositoryHandle,
  type VirtualClock,
  type Wake,
  type World,
} from "@rfckit/simulator";
import {
  checkDelivery,
  type Delivery,
  type Front,
  type HttpLimits,
  type InstallationRecord,
  toDeliveries,
} from "@rfckit/simulator/http";
import { afterEach, expect, vi } from "vitest";
import { beginLife, type Life } from "../src/life.ts";
import { type Traffic, watchTraffic } from "./traffic.ts";

export const START = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const TEMPLATE = "# Summary\n\nSum it up.\n\n# Motivation\n\nSay why.\n";
const CONFIGURATION = `projects:
  project-wasmtime:
    groups:
      Fastly: [ana, ben]
      Arm: [cho]
      Intel: [dee, eli]
admins: [ada]
`;

export interface WireOptions {
  /** How long an installation token lasts, in ms of the world's clock. */
  readonly tokenLifetime?: number;
  readonly limits?: Partial<HttpLimits>;
  /** Pull requests beside the RFC that the stories are about, which no delivery has told of. */
  readonly others?: number;
  /** Seals the receipts; none where it is left out. */
  readonly receiptSecret?: string;
  /** What the bot is given in place of its store. */
  readonly spoil?: (store: Store) => Store;
  /** Whether the story makes the bot meet what should never happen. */
  readonly bugs?: boolean;
}

export interface Logged {
  readonly event: string;
  readonly fields: LogFields;
}

export interface WireStage {
  readonly clock: VirtualClock;
  readonly world: World;
  readonly repository: RepositoryHandle;
  readonly pull: PullHandle;
  readonly life: Life;
  /** What the bot keeps. */
  readonly store: Store;
  readonly front: Front;
  readonly installation: InstallationRecord;
  readonly traffic: Traffic;
  readonly log: readonly Logged[];
  /** What has happened and wasn't sent yet. */
  readonly arrivals: readonly Delivery[];
  /** Another RFC. */
  openPull(): PullHandle;
  /** Sends a delivery that the world doesn't make by itself. */
  deliver(delivery: Delivery): Promise<void>;
  /** Sends what has happened, and lets the bot work until nothing is due. */
  settle(): Promise<void>;
  /** Lets time pass, with the bot at work whenever a timer of its falls due. */
  advance(ms: number): Promise<void>;
  /** Lets time pass in the middle of whatever is going on: a request that takes long. */
  drag(ms: number): void;
  /** Looks for what changed unnoticed, and lets the bot work. */
  sweep(): Promise<void>;
  /** Where the RFC stands, by what the bot has on record. */
  phase(): Promise<Phase>;
  /** How often each kind of request was sent while something was done: only kinds of installations' requests have names. */
  counted(doing: () => Promise<void>): Promise<Counted>;
}

export interface Counted {
  /** All HTTP requests, those of the app as itself too. */
  readonly all: number;
  readonly reads: number;
  readonly writes: number;
  readonly byKind: Readonly<Record<string, number>>;
}

/**
 * Gives what sets a stage for one test. It is struck after it, and the test fails where something deviated from GitHub's
 * descriptions, or where the log tells of a bug.
 */
export function useWireStage(): (options?: WireOptions) => Promise<WireStage> {
  const set: {
    readonly stage: WireStage;
    readonly deviations: string[];
    readonly bugs: boolean;
    strike(): Promise<void>;
  }[] = [];
  afterEach(async () => {
    const struck = set.splice(0);
    for (const { strike } of struck) await strike();
    vi.useRealTimers();
    for (const { stage, deviations, bugs } of struck) {
      expect(deviations).toEqual([]);
      if (!bugs) expect(stage.log.filter(({ fields }) => fields["bug"] === true)).toEqual([]);
    }
  });
  return async (options = {}) => {
    const begun = await setStage(options);
    set.push({ ...begun, bugs: options.bugs ?? false });
    return begun.stage;
  };
}

async function setStage({ tokenLifetime, limits, others = 0, receiptSecret, spoil }: WireOptions) {
  // Octokit asks the host's clock how old its tokens are: here that is the story's, too.
  vi.useFakeTimers({ toFake: ["Date"], now: START });
  const clock = createVirtualClock(START);
  const deviations: string[] = [];
  const log: Logged[] = [];
  const arrived: Delivery[] = [];
  const lives: Life[] = [];
  const deliverWake = (wake: Wake): void => {
    for (const life of lives) {
      for (const each of life.front.app.installations) arrived.push(...toDeliveries(world, wake, each));
    }
  };
  const world = createWorld({ clock, onWake: deliverWake });
  const repository = world.addRepository({
    owner: "example",
    name: "rfcs",
    files: {
      ".github/rfcbot.yml": CONFIGURATION,
      "templates/draft.md": TEMPLATE,
      "templates/full.md": TEMPLATE,
    },
  });
  for (const login of ["ana", "ben", "cho", "dee", "eli", "ada", "zed"]) {
    world.addUser(login);
    repository.grant(login, "write");
  }
  world.github(BOT);
  const kept = createMemoryStore(clock);
  const store = spoil?.(kept) ?? kept;
  const note = (event: string, fields: LogFields = {}) => log.push({ event, fields });
  const life = await beginLife({
    world,
    clock,
    store,
    log: { info: note, warn: note },
    botLogin: BOT,
    owner: "example",
    onDeviation: (deviation) => deviations.push(String(deviation)),
    ...(tokenLifetime === undefined ? {} : { tokenLifetime }),
    ...(limits === undefined ? {} : { limits }),
    ...(receiptSecret === undefined ? {} : { receiptSecret }),
  });
  const { app, front } = life;
  const [installation] = front.app.installations;
  if (installation === undefined) throw new Error("The app is installed nowhere.");
  lives.push(life);
  const traffic = watchTraffic(front.baseUrl);

  let delivered = 0;
  const send = async (delivery: Delivery): Promise<void> => {
    deviations.push(...checkDelivery(delivery));
    delivered += 1;
    await life.send(delivery, `00000000-0000-4000-8000-${String(delivered).padStart(12, "0")}`);
  };
  const settle = async (): Promise<void> => {
    vi.setSystemTime(clock.now());
    for (let next = arrived.shift(); next !== undefined; next = arrived.shift()) await send(next);
    await app.bot.run();
  };
  let opened = 0;
  const openPull = (): PullHandle => {
    opened += 1;
    return repository.openPull({
      author: "zed",
      title: `RFC: example ${opened}`,
      labels: ["project-wasmtime"],
      files: {
        [`accepted/example-${opened}.md`]: `# Summary\n\nExample ${opened}.\n\n# Motivation\n\nTests.\n`,
      },
    });
  };
  const pull = openPull();
  // Nobody is told of these: they are for a sweep to find.
  world.setFaults({ lose: true });
  for (let count = 0; count < others; count += 1) openPull();
  world.setFaults("none");

  const stage: WireStage = {
    clock,
    world,
    repository,
    pull,
    life,
    store,
    front,
    installation,
    traffic,
    log,
    arrivals: arrived,
    openPull,
    deliver: send,
    settle,
    async advance(ms) {
      const to = clock.now() + ms;
      while (clock.now() < to) {
        const due = (await app.bot.nextDue()) ?? to;
        clock.advanceTo(Math.min(to, due > clock.now() ? due : to));
        await settle();
      }
    },
    drag(ms) {
      clock.advanceTo(clock.now() + ms);
      vi.setSystemTime(clock.now());
    },
    async sweep() {
      vi.setSystemTime(clock.now());
      await app.bot.sweep();
      await settle();
    },
    phase: async () => describeStanding(await readStanding(store.ledger, pull.key)).phase,
    async counted(doing) {
      const [before, from] = [world.requests(), traffic.sent.length];
      await doing();
      const after = world.requests();
      const kinds = Object.entries(after.byKind)
        .map(([name, count]) => [name, count - (before.byKind[name] ?? 0)] as const)
        .filter(([, count]) => count > 0);
      return {
        all: traffic.sent.length - from,
        reads: after.reads - before.reads,
        writes: after.writes - before.writes,
        byKind: Object.fromEntries(kinds),
      };
    },
  };
  await settle();
  return {
    stage,
    deviations,
    async strike() {
      traffic.end();
      await life.end();
    },
  };
}
