/**
 * A small RFC repository on the simulator for tests that look closer than a scenario can: the bot's own port can
 * be wrapped, and something can happen between two of its requests.
 */
import { DAY } from "@rfckit/core";
import { DEFAULT_SHAPES, DEFAULT_TEMPLATES, exampleDocument } from "@rfckit/lint";
import {
  type Bot,
  createBot,
  createMemoryLeases,
  createMemoryLedger,
  createMemoryStore,
  createMemoryWakeUps,
  type GitHub,
  type Leases,
  type LedgerRow,
  type RepositoryBook,
  readStanding,
  type Store,
} from "@rfckit/reconciler";
import { createVirtualClock, createWorld } from "../src/index.ts";

export const CONFIG = `projects:
  project-wasmtime:
    groups:
      Fastly: [ana, ben]
      Arm: [cho]
      Intel: [dee, eli]
admins: [ada]
`;

export const BOT = "rfcbot[bot]";
const FULL = DEFAULT_SHAPES.full;

interface Backup {
  readonly rows: readonly LedgerRow[];
  readonly book: RepositoryBook;
}

export function setUp(
  wrap: (github: GitHub) => GitHub = (github) => github,
  wrapLeases: (leases: Leases) => Leases = (leases) => leases,
  isDurable = false,
) {
  const clock = createVirtualClock(Date.UTC(2026, 0, 5, 9));
  const memory = createMemoryLeases(clock);
  const leases = wrapLeases(memory);
  const world = createWorld({ clock, onWake: () => {} });
  for (const login of ["ana", "ben", "cho", "dee", "eli", "ada", "zed"]) world.addUser(login);
  world.addUser(BOT, { kind: "bot" });
  const repository = world.addRepository({
    owner: "example",
    name: "rfcs",
    defaultBranch: "main",
    files: {
      "templates/draft.md": DEFAULT_TEMPLATES.draft,
      "templates/full.md": DEFAULT_TEMPLATES.full,
      ".github/rfcbot.yml": CONFIG,
    },
  });
  for (const login of ["ana", "ben", "cho", "dee", "eli", "ada", "zed"]) repository.grant(login, "write");
  let notes = 0;
  const text = () => {
    notes += 1;
    return exampleDocument(FULL, { note: `Version ${notes}.` });
  };
  const pull = repository.openPull({
    author: "zed",
    draft: false,
    labels: ["project-wasmtime"],
    files: { "accepted/example.md": text() },
  });
  const logged: string[] = [];
  const start = (store: Store, github = wrap(world.github(BOT))): Bot =>
    createBot({
      github,
      store,
      clock,
      repositories: async () => [repository.id],
      log: {
        info: (event) => logged.push(event),
        warn(event, fields) {
          if (fields?.["bug"] === true) throw new Error(`${event}: ${fields["why"]}`);
          logged.push(event);
        },
      },
    });
  const newStore = () => createMemoryStore(clock, { leases, ledger: createMemoryLedger({ isDurable }) });
  const state = { store: newStore() };
  let bot = start(state.store);
  const settle = async () => {
    await bot.ring(pull.key);
    await bot.run();
  };
  return {
    clock,
    world,
    repository,
    pull,
    text,
    settle,
    ring: () => bot.ring(pull.key),
    bot: () => bot,
    /** What the log told since the last time. */
    heard: () => logged.splice(0),
    /** Sweeps, and works off what that rings for. */
    sweep: async () => {
      await bot.sweep();
      await bot.run();
    },
    /** The process ends, and another one takes its place. */
    restart: () => {
      memory.abandon();
      bot = start(state.store);
    },
    /** How many requests the bot sends while something is done. */
    asks: async (work: () => Promise<unknown>) => {
      const before = world.requests();
      await work();
      const after = world.requests();
      return { reads: after.reads - before.reads, writes: after.writes - before.writes };
    },
    run: () => bot.run(),
    /** A second bot on the same ledger and leases, with wake-ups of its own, whose port isn't wrapped. */
    another: () =>
      start(
        createMemoryStore(clock, { ...state.store, wakeUps: createMemoryWakeUps(clock, leases) }),
        world.github(BOT),
      ),
    wait: async (duration: number) => {
      clock.advanceTo(clock.now() + duration);
      await settle();
    },
    /** The database is lost, and the process with it. */
    loseLedger: () => {
      memory.abandon();
      state.store = newStore();
      bot = start(state.store);
    },
    /** The ledger as it is now, to be put back later. */
    backUp: async () => ({
      rows: await state.store.ledger.read(pull.key),
      book: await state.store.ledger.readBook(repository.id),
    }),
    /** The database is lost, and the process with it; an older one takes its place. */
    restore: async ({ rows, book }: Backup) => {
      memory.abandon();
      state.store = newStore();
      await state.store.ledger.append(pull.key, rows, 0);
      for (let version = 1; version <= book.version; version += 1)
        await state.store.ledger.writeBook(repository.id, { ...book, version });
      bot = start(state.store);
    },
    says: async (by: string, body: string) => {
      const id = pull.comment({ by, body });
      await settle();
      return id;
    },
    standing: () => readStanding(state.store.ledger, pull.key),
    ledger: () => state.store.ledger,
    DAY,
  };
}
