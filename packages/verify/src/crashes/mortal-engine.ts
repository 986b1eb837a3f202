/**
 * The real bot on a ledger in memory, as a line of processes: each may die at one of its effects, and the next one
 * takes over what is on GitHub and in the ledger, and nothing else.
 */
import {
  type Bot,
  createBot,
  createMemoryLeases,
  createMemoryLedger,
  createMemoryStandings,
  createMemoryStore,
  type Log,
  type PullKey,
  readStanding,
  rings,
} from "@rfckit/reconciler";
import type { Engine, MakeEngine, Surroundings, Wake } from "@rfckit/simulator";
import { toPullEvent } from "@rfckit/simulator";
import type { Death, Effect } from "./death.ts";
import { Legacy, type Names } from "./legacy.ts";
import { aboutOf, type Estate, type Life, startLife } from "./mortal-ports.ts";

/** A bug in the bot ends the play. What GitHub does is no bug, and the bot deals with it. */
const LOUD: Log = {
  info() {},
  warn(event, fields) {
    if (fields?.["bug"] === true) throw new Error(`${event}, ${fields["why"]}`);
  },
};

/** What there is to see of a mortal bot once it has been made, and after the play. */
export interface Mortal {
  readonly makeEngine: MakeEngine;
  /** The effects of each process, in order; a run without deaths has one. */
  readonly lives: readonly (readonly Effect[])[];
  /** What an onlooker may use: the world as the bot sees it, which counts nothing. */
  readonly estate: () => Estate;
  /** All that were ever posted, by their ids: people's numbered as they came, the bot's by what they are about. */
  readonly comments: ReadonlyMap<number, string>;
  /**
   * Looks at everything once more, in this process and in a new one, and tells what that wrote. The first may still
   * take down what GitHub shows of the bot's own last doing; GitHub itself is to be written to by neither.
   */
  readonly lookAgain: (key: PullKey) => Promise<readonly Effect[]>;
}

/** Makes a bot whose first process dies the first of these deaths, the next one the second, and so on. */
export function createMortal(deaths: readonly Death[], names: Names): Mortal {
  const lives: (readonly Effect[])[] = [];
  const comments = new Map<number, string>();
  let estate: Estate | null = null;
  let running: { readonly bot: Bot; readonly life: Life } | null = null;

  const present = () => {
    if (estate === null || running === null) throw new Error("The play has not begun");
    return { estate, ...running };
  };

  const makeEngine = ({ world, clock, repository, botLogin }: Surroundings): Engine => {
    const self = world.addUser(botLogin, { kind: "bot" });
    const leases = createMemoryLeases(clock);
    const standings = createMemoryStandings();
    const own: Estate = {
      github: world.github(botLogin),
      ledger: createMemoryLedger(),
      leases,
      standings,
      clock,
      legacy: new Legacy(names),
      onPosted: (id, body) => comments.set(id, aboutOf(body) ?? "without a key"),
    };
    estate = own;
    let arrived: Wake[] = [];
    let people = 0;
    /** What stood there at the last sweep; while it still does, another one would find nothing. */
    let swept: Legacy | null = null;
    let onDeath = () => {};

    const start = (): void => {
      const life = startLife(own, deaths[lives.length] ?? null, () => onDeath());
      lives.push(life.effects);
      const { github, ledger } = life;
      const repositories = async () => [repository];
      leases.abandon();
      const store = createMemoryStore(clock, { ledger, leases, standings });
      running = { life, bot: createBot({ github, store, clock, repositories, log: LOUD }) };
      arrived = [];
      swept = null;
    };

    /** Lets the present process work. Where it dies of that, the next one starts with a sweep, and works in its turn. */
    const live = async (work: (bot: Bot) => Promise<void>): Promise<void> => {
      const { bot } = present();
      const survived = await new Promise<boolean>((resolve, reject) => {
        onDeath = () => resolve(false);
        work(bot).then(() => resolve(true), reject);
      });
      if (survived) return;
      start();
      await live(sweepAndRun);
    };

    const answer = async (bot: Bot, wake: Wake): Promise<void> => {
      if (wake.kind === "repository") return bot.ringRepository(wake.repository);
      if (!rings(toPullEvent(wake, self.id), bot.mentionsOf(wake.key.repository))) return;
      if (wake.kind === "pull") await bot.ring(wake.key);
      else await bot.ringIssue(wake.key);
    };

    start();
    return {
      deliver(wake) {
        arrived.push(wake);
        own.legacy = own.legacy.withDeed(JSON.stringify(wake), clock.now());
        const { comment, event } = { comment: undefined, ...wake };
        if (event === "comment" && comment?.kind === "comment") {
          people += 1;
          comments.set(comment.id, `${people}`);
        }
      },
      die: () => onDeath(),
      settle: () =>
        live(async (bot) => {
          for (let wake = arrived.shift(); wake !== undefined; wake = arrived.shift())
            await answer(bot, wake);
          await bot.run();
        }),
      async sweep() {
        if (swept === own.legacy) return;
        swept = own.legacy;
        await live((bot) => bot.sweep());
      },
      async restart() {
        start();
        await live(sweepAndRun);
      },
      nextDue: () => present().bot.nextDue(),
      standing: (key) => readStanding(own.ledger, key),
    };
  };

  return {
    makeEngine,
    lives,
    comments,
    estate: () => present().estate,
    async lookAgain(key) {
      const { bot, life, estate: own } = present();
      const before = life.effects.length;
      await bot.ring(key);
      await bot.run();
      const next = startLife(own, null, () => {});
      const { github, ledger } = next;
      const repositories = async () => [key.repository];
      const { leases, standings, clock } = own;
      const store = createMemoryStore(clock, { ledger, leases, standings });
      await sweepAndRun(createBot({ github, store, clock, repositories, log: LOUD }));
      return [...life.effects.slice(before).filter(({ on }) => on === "github"), ...next.effects];
    },
  };
}

async function sweepAndRun(bot: Bot): Promise<void> {
  await bot.sweep();
  await bot.run();
}
