/**
 * An RFC repository on the simulated GitHub with the real bot, on a ledger that lasts: to be played with honestly, and
 * tampered with.
 */
import { type Entry, evaluate, type Instant, MINUTE } from "@rfckit/core";
import { DEFAULT_SHAPES, DEFAULT_TEMPLATES, exampleDocument } from "@rfckit/lint";
import {
  createBot,
  createMemoryLeases,
  createMemoryLedger,
  createMemoryStore,
  type Ledger,
  type LedgerRow,
  type RepositoryBook,
  sealComments,
} from "@rfckit/reconciler";
import { createVirtualClock, createWorld, LOUD } from "@rfckit/simulator";
import type { AuditInput } from "../src/index.ts";

export const BOT = "rfcbot[bot]";
export const SECRET = "the operator's key, for tests only";
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Fastly: ["ana", "ben"],
  Arm: ["cho"],
  Intel: ["dee", "eli"],
};
export const PEOPLE = ["ana", "ben", "cho", "dee", "eli", "ada", "zed"];

export function configuration({ days = 10, mentions = "", groups = GROUPS, more = "" } = {}): string {
  const listed = Object.entries(groups).map(([group, logins]) => `      ${group}: [${logins.join(", ")}]`);
  return `projects:\n  project-wasmtime:\n    groups:\n${listed.join("\n")}\nadmins: [ada]\nfcp: { days: ${days} }\n${mentions}${more}`;
}

export type Stage = ReturnType<typeof setStage>;

/** How the bot is run: as the App, or as the Action, whose processes begin with nothing and share their account. */
export type Host = "app" | "action";

export function setStage(host: Host = "app") {
  const clock = createVirtualClock(Date.UTC(2026, 0, 5, 9));
  const world = createWorld({ clock, onWake: () => {} });
  for (const login of PEOPLE) world.addUser(login);
  world.addUser(BOT, { kind: "bot" });
  const repository = world.addRepository({
    owner: "example",
    name: "rfcs",
    files: {
      "templates/draft.md": DEFAULT_TEMPLATES.draft,
      "templates/full.md": DEFAULT_TEMPLATES.full,
      ".github/rfcbot.yml": configuration(),
    },
  });
  for (const login of PEOPLE) repository.grant(login, "write");
  let written = 0;
  const text = () => {
    written += 1;
    return exampleDocument(DEFAULT_SHAPES.full, { note: `Version ${written}.` });
  };
  const pull = repository.openPull({
    author: "zed",
    labels: ["project-wasmtime"],
    files: { "accepted/example.md": text() },
  });
  const leases = createMemoryLeases(clock);
  const state = { ledger: createMemoryLedger({ isDurable: true }) as Ledger };
  let secret = SECRET;
  const port = () => {
    const github = world.github(BOT);
    return host === "app" ? github : sealComments(github, secret);
  };
  const logins = new Map(PEOPLE.map((login) => [login, login]));
  const start = () => {
    leases.abandon();
    if (host === "action") state.ledger = createMemoryLedger();
    return createBot({
      github: port(),
      store: createMemoryStore(clock, { leases, ledger: state.ledger }),
      clock,
      repositories: async () => [repository.id],
      operator: { receiptSecret: secret },
      log: LOUD,
    });
  };
  let bot = start();
  /** A dead process never answers; another one takes its place. */
  const live = async (work: () => Promise<unknown>): Promise<void> => {
    const died = world.died().then(() => true);
    const done = work().then(() => false);
    if (await Promise.race([died, done])) {
      world.setFaults("none");
      bot = start();
      await live(settleOnce);
    }
  };
  const settleOnce = async (): Promise<void> => {
    if (host === "action") bot = start();
    await bot.ring(pull.key);
    await bot.run();
  };
  const stage = {
    clock,
    world,
    repository,
    pull,
    text,
    /** What somebody is called now, by the login that they had at first. */
    called: (login: string) => logins.get(login) ?? login,
    rename: (login: string, to: string) => {
      world.renameUser(logins.get(login) ?? login, to);
      logins.set(login, to);
    },
    settle: () => live(settleOnce),
    adopt: () => live(() => bot.adopt(pull.key, { by: null, comment: null })),
    wait: (duration: number) => clock.advanceTo(clock.now() + duration),
    restart: () => {
      bot = start();
    },
    /** The operator takes another key. */
    changeKey: (to: string) => {
      secret = to;
      bot = start();
    },
    remove: (id: number, by: string) => {
      if (pull.view().comments.some((each) => each.kind === "comment" && each.id === id && !each.deleted))
        pull.deleteComment(id, { by });
    },
    rows: () => state.ledger.read(pull.key),
    book: () => state.ledger.readBook(repository.id),
    /** Puts another ledger in place of this one, as whoever has the database can, and starts the bot anew on it. */
    replaceLedger: async (rows: readonly LedgerRow[], book: RepositoryBook | null) => {
      state.ledger = createMemoryLedger({ isDurable: true });
      if (rows.length > 0) await state.ledger.append(pull.key, rows, 0);
      for (let version = 1; book !== null && version <= book.version; version += 1)
        await state.ledger.writeBook(repository.id, { ...book, version });
      bot = start();
    },
    /** What an auditor has at hand, who has everything. */
    async input(mentions: readonly string[] = ["@rfcbot"]): Promise<AuditInput> {
      const rows = await state.ledger.read(pull.key);
      const asked = peopleIn(rows.map(({ entry }) => entry));
      const snapshot = await port().observe(pull.key, asked);
      return { snapshot, asked, mentions, rows, receiptSecret: secret };
    },
    standing: async () => evaluate((await state.ledger.read(pull.key)).map(({ entry }) => entry)),
  };
  return stage;
}

/** Everybody whom the records name. */
export function peopleIn(entries: readonly Entry[]): number[] {
  const ids = new Set<number>();
  for (const entry of entries) if ("by" in entry && entry.by !== null) ids.add(entry.by.id);
  return [...ids];
}

/** The checklist of the newest motion, if it stands. */
export function checklistOf({ pull }: Stage) {
  return pull
    .view()
    .comments.filter(({ author, deleted }) => author === BOT && !deleted)
    .findLast(
      ({ body }) => /^<!-- rfckit:about m\d+\/checklist -->/.test(body) || body.includes("## Motion to"),
    );
}

export const A_MINUTE: Instant = MINUTE;
