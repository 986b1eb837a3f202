/** A small repository with a bot at work in it, and somebody who looks on. */
import { createMemoryLedger, sealComments } from "@rfckit/reconciler";
import {
  BOT,
  createMemoryEngine,
  createVirtualClock,
  createWorld,
  type Engine,
  type OpenPull,
} from "@rfckit/simulator";
import { createReader, type ReaderOptions } from "../src/index.ts";

const START = Date.UTC(2026, 0, 5, 9);
const TEMPLATE = "# Summary\n\nSum it up.\n\n# Motivation\n\nSay why.\n";
export const CONFIGURATION = `projects:
  project-wasmtime:
    groups:
      Fastly: [ana, ben]
      Arm: [cho]
      Intel: [dee, eli]
admins: [ada]
`;

export const SECRET = "a seal for tests only";

interface How {
  readonly configuration?: string;
  readonly receiptSecret?: string;
  /** Whether the bot shares its account with other workflows, and so seals its comments, as the Action does. */
  readonly sharesAccount?: boolean;
}

export function setWorld(how: How = {}) {
  const { configuration = CONFIGURATION, receiptSecret = SECRET, sharesAccount = false } = how;
  const clock = createVirtualClock(START);
  const engines: Engine[] = [];
  const world = createWorld({ clock, onWake: (wake) => engines[0]?.deliver(wake) });
  const repository = world.addRepository({
    owner: "acme",
    name: "rfcs",
    files: {
      ".github/rfcbot.yml": configuration,
      "templates/draft.md": TEMPLATE,
      "templates/full.md": TEMPLATE,
    },
  });
  for (const login of ["ana", "ben", "cho", "dee", "eli", "ada", "zed"]) repository.grant(login, "write");
  const ledger = createMemoryLedger();
  const surroundings = {
    world: sharesAccount
      ? { ...world, github: (login: string) => sealComments(world.github(login), receiptSecret) }
      : world,
    clock,
    repository: repository.id,
    owner: "acme",
    name: "rfcs",
    botLogin: BOT,
  };
  const engine = createMemoryEngine(surroundings, { ledger, receiptSecret });
  engines.push(engine);
  let opened = 0;
  return {
    world,
    clock,
    repository,
    ledger,
    engine,
    openPull(how: Partial<OpenPull> = {}) {
      opened += 1;
      return repository.openPull({
        author: "zed",
        title: `RFC: example ${opened}`,
        labels: ["project-wasmtime"],
        files: {
          [`accepted/example-${opened}.md`]: `# Summary\n\nExample ${opened}.\n\n# Motivation\n\nTests.\n`,
        },
        ...how,
      });
    },
    /** Lets a while pass, and the bot look at what happened meanwhile. */
    async pass(ms = 60_000) {
      clock.advanceTo(clock.now() + ms);
      await engine.sweep();
      await engine.settle();
    },
    reader: (how: Partial<ReaderOptions> = {}) =>
      createReader({ sight: world.onlooker("somebody"), clock, ...how }),
  };
}
