/**
 * A small RFC repository on the simulator, with the real bot, for what people might write in it.
 *
 * Time passes by the minute, so that no two facts bear the same stamp. A bug in the bot, which a real one would log and
 * survive, is thrown.
 */
import { MINUTE } from "@rfckit/core";
import { DEFAULT_SHAPES, DEFAULT_TEMPLATES, exampleDocument } from "@rfckit/lint";
import {
  type Bot,
  type Clock,
  createBot,
  createMemoryLedger,
  createMemoryStore,
  type GitHub,
  type Ledger,
  readStanding,
} from "@rfckit/reconciler";
import { createVirtualClock, createWorld, type PullHandle } from "@rfckit/simulator";

export const BOT = "rfcbot[bot]";
/** The operator's key, which seals the receipts. */
const SECRET = "a key that nobody else has";
const START = Date.UTC(2026, 0, 5, 9);
const FULL = DEFAULT_SHAPES.full;

/** Who may write: stakeholders, an admin, and `max`, who is none of them. `zed` may only talk. */
const WRITERS = ["ana", "ben", "cho", "dee", "eli", "ada", "max"] as const;

export const CONFIGURATION = `projects:
  project-core:
    groups:
      One: [ana, ben]
      Two: [cho]
      Three: [dee, eli]
admins: [ada]
`;

export interface Bench {
  readonly github: GitHub;
  readonly ledger: () => Ledger;
  readonly openPull: (title: string, labels: readonly string[]) => PullHandle;
  /** Lets a minute pass, and the bot look. */
  readonly settle: (pull: PullHandle) => Promise<void>;
  readonly says: (pull: PullHandle, by: string, body: string) => Promise<number>;
  readonly standing: (pull: PullHandle) => ReturnType<typeof readStanding>;
  /** The database is lost, and the process with it. */
  readonly loseLedger: () => void;
}

export function createBench(configuration = CONFIGURATION): Bench {
  const clock = createVirtualClock(START);
  const world = createWorld({ clock, onWake: () => {} });
  const repository = world.addRepository({
    owner: "example",
    name: "rfcs",
    files: {
      "templates/draft.md": DEFAULT_TEMPLATES.draft,
      "templates/full.md": DEFAULT_TEMPLATES.full,
      ".github/rfcbot.yml": configuration,
    },
  });
  for (const login of WRITERS) {
    world.addUser(login);
    repository.grant(login, "write");
  }
  world.addUser("zed");
  const github = world.github(BOT);
  const start = (ledger: Ledger): { readonly ledger: Ledger; readonly bot: Bot } => ({
    ledger,
    bot: startBot(github, ledger, clock, repository.id),
  });
  let running = start(createMemoryLedger());
  const settle = async (pull: PullHandle) => {
    clock.advanceTo(clock.now() + MINUTE);
    await running.bot.ring(pull.key);
    await running.bot.run();
  };
  let opened = 0;
  return {
    github,
    ledger: () => running.ledger,
    openPull(title, labels) {
      opened += 1;
      const text = exampleDocument(FULL, { note: `Number ${opened}.` });
      const files = { [`accepted/example-${opened}.md`]: text };
      return repository.openPull({ author: "zed", draft: false, labels, title, files });
    },
    settle,
    async says(pull, by, body) {
      const id = pull.comment({ by, body });
      await settle(pull);
      return id;
    },
    standing: (pull) => readStanding(running.ledger, pull.key),
    loseLedger() {
      running = start(createMemoryLedger());
    },
  };
}

/** The bot on these ports. A bug in it goes to `onBug`, in words. */
export function startBot(
  github: GitHub,
  ledger: Ledger,
  clock: Clock,
  repository: number,
  onBug: (why: string) => void = (why) => {
    throw new Error(why);
  },
): Bot {
  return createBot({
    github,
    store: createMemoryStore(clock, { ledger }),
    clock,
    repositories: async () => [repository],
    operator: { receiptSecret: SECRET },
    log: {
      info() {},
      warn(event, fields) {
        onBug(`${event}: ${fields?.["why"]}`);
      },
    },
  });
}
