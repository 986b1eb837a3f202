/**
 * The bot's ports, through which each effect is counted, and at which a process dies when its hour has come.
 *
 * A dead process's call never settles, and whatever it calls later does nothing. That is all that death is: no
 * error is thrown, for nobody is left to catch it.
 */
import type { Clock, GitHub, Leases, Ledger, Standings } from "@rfckit/reconciler";
import type { Death, Effect, When } from "./death.ts";
import type { Legacy } from "./legacy.ts";

/** No story takes nearly so many effects: who has more writes without bound (invariant 19). */
const MOST_EFFECTS = 500;

/** All that outlives a process. */
export interface Estate {
  readonly github: GitHub;
  readonly ledger: Ledger;
  readonly leases: Leases;
  readonly standings: Standings;
  readonly clock: Clock;
  /** What would be left behind right now. */
  legacy: Legacy;
  /** Hears of each comment that the bot has posted. */
  readonly onPosted: (id: number, body: string) => void;
}

/** One process from its start to its death, if that is due. */
export interface Life {
  readonly github: GitHub;
  readonly ledger: Ledger;
  /** The effects it has had, and the one that it died of. */
  readonly effects: readonly Effect[];
}

/** What one effect comes to. */
interface Doing<T> extends Pick<Effect, "what" | "on"> {
  readonly run: () => Promise<T>;
  readonly legacy: (before: Legacy) => Legacy;
  /** The same, half done. */
  readonly half?: Pick<Doing<unknown>, "run" | "legacy">;
}

/** Starts a process that dies when `death` says, and then calls `onDeath`; with `null` it lives on. */
export function startLife(estate: Estate, death: Death | null, onDeath: () => void): Life {
  const { github, ledger, clock } = estate;
  const effects: Effect[] = [];
  let alive = true;

  const ask = <T>(run: () => Promise<T>): Promise<T> => (alive ? run() : silence());

  const affect = async <T>({ what, on, run, legacy, half }: Doing<T>): Promise<T> => {
    if (!alive) return silence();
    if (effects.length === MOST_EFFECTS)
      throw new Error(`it wrote ${MOST_EFFECTS} times and would go on (invariant 19)`);
    const before = estate.legacy;
    const leaves = new Map<When, string>([["before", before.name(clock.now())]]);
    if (half !== undefined) leaves.set("halfway", half.legacy(before).name(clock.now()));
    leaves.set("after", legacy(before).name(clock.now()));
    effects.push({ what, on, leaves });
    const when = death?.at === effects.length ? death.when : null;
    if (when !== null) alive = false;
    if (when !== "before") {
      const doing = when === "halfway" ? (half ?? { run, legacy }) : { run, legacy };
      estate.legacy = doing.legacy(before);
      // What GitHub refuses is an answer too: it reaches nobody but a living process.
      if (when !== null) await doing.run().catch(() => {});
    }
    if (when === null) return run();
    onDeath();
    return silence();
  };

  /** What is sent together is carried out one after another, and leaves what it would have left sent one by one. */
  const deeds = (name: string, sent: readonly unknown[]) => {
    const texts = sent.map((one) => `${name} ${JSON.stringify(one)}`);
    return (before: Legacy) => texts.reduce((legacy, text) => legacy.withDeed(text, clock.now()), before);
  };

  return {
    effects,
    github: {
      observe: (key, ids) => ask(() => github.observe(key, ids)),
      list: (repository) => ask(() => github.list(repository)),
      observeRepository: (repository) => ask(() => github.observeRepository(repository)),
      observeIssue: (key) => ask(() => github.observeIssue(key)),
      allowance: (repository) => github.allowance(repository),
      readHistory: (repository, path) => ask(() => github.readHistory(repository, path)),
      readFiles: (repository, wanted) => ask(() => github.readFiles(repository, wanted)),
      lookUp: (repository, wanted) => ask(() => github.lookUp(repository, wanted)),
      apply: (key, changes) => {
        const first = changes.slice(0, Math.floor(changes.length / 2));
        return affect({
          what: `apply ${changes.map((change) => change.kind).join(", ")}`,
          on: "github",
          run: () => github.apply(key, changes),
          legacy: deeds("apply", changes),
          ...(first.length > 0 && {
            half: { run: () => github.apply(key, first), legacy: deeds("apply", first) },
          }),
        });
      },
      comment: (key, body) =>
        affect({
          what: `comment ${aboutOf(body) ?? "without a key"}`,
          on: "github",
          run: async () => {
            const posted = await github.comment(key, body);
            estate.onPosted(posted.id, body);
            return posted;
          },
          legacy: deeds("comment", [body]),
        }),
      merge: (key, order) =>
        affect({
          what: "merge",
          on: "github",
          run: () => github.merge(key, order),
          legacy: deeds("merge", [order]),
        }),
      enqueue: (key, head) =>
        affect({
          what: "enqueue",
          on: "github",
          run: () => github.enqueue(key, head),
          legacy: deeds("enqueue", [head]),
        }),
      close: (key) =>
        affect({ what: "close", on: "github", run: () => github.close(key), legacy: deeds("close", [key]) }),
      openIssue: (repository, issue) =>
        affect({
          what: "open-issue",
          on: "github",
          run: () => github.openIssue(repository, issue),
          legacy: deeds("open-issue", [issue]),
        }),
      changeIssue: (key, change) =>
        affect({
          what: "change-issue",
          on: "github",
          run: () => github.changeIssue(key, change),
          legacy: deeds("change-issue", [change]),
        }),
    },
    ledger: {
      ...ledger,
      read: (key) => ask(() => ledger.read(key)),
      readBook: (repository) => ask(() => ledger.readBook(repository)),
      pulls: () => ask(() => ledger.pulls()),
      append: (...given) => {
        const [, rows] = given;
        return affect({
          what: `append ${rows.map(({ entry }) => entry.kind).join(", ")}`,
          on: "ledger",
          run: () => ledger.append(...given),
          legacy: (before) => before.withRows(rows),
        });
      },
      writeBook: (...given) =>
        affect({
          what: "write-book",
          on: "ledger",
          run: () => ledger.writeBook(...given),
          legacy: (before) => before.withBook(given[1]),
        }),
    },
  };
}

/** What one of the bot's comments is about, by the hidden key on its first line. */
export function aboutOf(body: string): string | null {
  return /^<!-- rfckit:about (\S+) -->\n/.exec(body)?.[1] ?? null;
}

function silence(): Promise<never> {
  return new Promise<never>(() => {});
}
