/**
 * Reads pull requests as the bot does, with somebody else's token: how they stand, and the ledger from which that follows.
 *
 * It can't write anything. What the bot alone knows is taken from its own comments: the receipts in its checklists. So this
 * is the bot's standing after it has lost its database and looked anew, which is the same (invariant 17).
 */
import type { Person, UserId } from "@rfckit/core";
import {
  type Account,
  type Clock,
  createLinter,
  createMemoryLedger,
  createPullReader,
  entriesOf,
  type HostOptions,
  type Linter,
  nameIn,
  onlyReading,
  type PullKey,
  type PullPlan,
  type PullReading,
  planPull,
  type ReadPull,
  rightsIn,
  type Sight,
  type Snapshot,
  unsealComments,
} from "@rfckit/reconciler";
import { eachOf } from "./each-of.ts";
import { type FoundBot, findBot, findOther, NOBODY } from "./find-bot.ts";
import { withKnownPeople } from "./known-people.ts";
import { ownReceipts } from "./own-receipts.ts";
import { peopleIn, presentNames } from "./present-names.ts";
import type { Remark } from "./remark.ts";
import { seeAs } from "./see-as.ts";
import { findUnanswered } from "./unanswered.ts";

export interface ReaderOptions {
  /** What the token sees: `connectWithToken` with `onlooker`, or a saved thread. */
  readonly sight: Sight;
  readonly clock: Clock;
  /** The login that the bot writes under; it is found by itself where this is left out. */
  readonly bot?: string;
  /** The operator's secret, by which the receipts' seals are verified. */
  readonly receiptSecret?: string;
  /** The one in this process, if none is given. */
  readonly linter?: Linter;
}

/** A pull request as the bot would see it at this instant. */
export interface Reading extends PullReading {
  /** `null` where it has written nothing there and wasn't named. */
  readonly bot: Account | null;
  /** Whose token it is. */
  readonly viewer: Account;
  /** How somebody is called today. */
  readonly name: (person: Person) => string;
  readonly remarks: readonly Remark[];
}

export interface Reader {
  /** Throws `GitHubRefused` where there is no such pull request, or it may not be seen, and `GitHubUnavailable`. */
  read(key: PullKey): Promise<Reading>;
  /**
   * Reads all open pull requests of a repository, and gives those that are about RFCs or have a motion, newest first.
   * `onProgress` hears how many of how many were read.
   */
  readOpen(repository: number, onProgress?: (read: number, all: number) => void): Promise<Reading[]>;
  /** What the bot would do now to a pull request that was read. */
  plan(key: PullKey): Promise<PullPlan>;
}

/** So many pull requests are read side by side. */
const SIDE_BY_SIDE = 5;

export function createReader(options: ReaderOptions): Reader {
  return new OnlookersReader(options);
}

class OnlookersReader implements Reader {
  readonly #sight: Sight;
  readonly #host: HostOptions;
  readonly #wanted: string | null;
  readonly #secret: string | null;
  readonly #readPull: ReadPull;
  /** The newest reading of each, as the onlooker got it; what bears a wrong seal is none of the bot's. */
  readonly #raw = new Map<string, Snapshot>();
  /** The same with whatever stands there in the bot's name, so that a secret which fits nothing is told from a bot that said nothing. */
  readonly #written = new Map<string, Snapshot>();
  /** Those of them that no look has taken yet. */
  readonly #untaken = new Set<string>();
  readonly #bots = new Map<number, FoundBot>();
  readonly #rights = new Map<string, Snapshot["repository"]["rights"]>();
  readonly #unreadable = new Set<string>();
  /** The present logins that GitHub has told. */
  readonly #logins = new Map<UserId, string>();

  constructor({ sight, clock, linter, bot, receiptSecret }: ReaderOptions) {
    this.#sight = sight;
    this.#wanted = bot ?? null;
    this.#secret = receiptSecret ?? null;
    const github = onlyReading({
      observe: (key, ids) => this.#observe(key, ids),
      list: (repository) => sight.list(repository),
      readHistory: (repository, path) => sight.readHistory(repository, path),
      readFiles: (repository, wanted) => sight.readFiles(repository, wanted),
      lookUp: (repository, ask) => this.#lookUp(repository, ask),
    });
    this.#host = {
      github,
      // What the bot's would have.
      ledger: createMemoryLedger(),
      clock,
      linter: linter ?? createLinter(),
      operator: { receiptSecret: this.#secret ?? "" },
    };
    this.#readPull = createPullReader(this.#host);
  }

  async read(key: PullKey): Promise<Reading> {
    this.#bots.set(key.repository, this.#findBot([await this.#look(key)]));
    const seen = await this.#readPull(key);
    const names = await presentNames(this.#sight, [seen], this.#logins);
    return this.#complete(seen, names);
  }

  async readOpen(
    repository: number,
    onProgress: (read: number, all: number) => void = () => {},
  ): Promise<Reading[]> {
    const { pulls } = await this.#sight.list(repository);
    const open = pulls.filter((pull) => pull.open).map(({ key }) => key);
    let halves = 0;
    const counted = <T>(value: T): T => {
      halves += 1;
      onProgress(Math.floor(halves / 2), open.length);
      return value;
    };
    const raws = await eachOf(open, SIDE_BY_SIDE, async (key) => counted(await this.#look(key)));
    this.#bots.set(repository, this.#findBot(raws));
    // The first one has the configuration's people looked up, for all.
    const seen: PullReading[] = [];
    for (const some of [open.slice(0, 1), open.slice(1)])
      seen.push(...(await eachOf(some, SIDE_BY_SIDE, async (key) => counted(await this.#readPull(key)))));
    const rfcs = seen.filter(
      ({ circumstances, standing }) => circumstances.subject.kind !== "upkeep" || standing.motion !== null,
    );
    const names = await presentNames(this.#sight, rfcs, this.#logins);
    return rfcs
      .map((each) => this.#complete(each, names))
      .sort((one, other) => other.snapshot.key.number - one.snapshot.key.number);
  }

  plan(key: PullKey): Promise<PullPlan> {
    return planPull(this.#host, key);
  }

  #findBot(raws: readonly Snapshot[]): FoundBot {
    const found = findBot(raws, this.#wanted);
    if (found.bot !== null) return found;
    return findBot(
      raws.map((raw) => this.#writtenOf(raw)),
      null,
    );
  }

  async #look(key: PullKey): Promise<Snapshot> {
    const raw = await this.#observeRaw(key, []);
    this.#raw.set(nameOf(key), raw);
    this.#untaken.add(nameOf(key));
    return raw;
  }

  async #observeRaw(key: PullKey, ids: readonly UserId[]): Promise<Snapshot> {
    const seen = await this.#sight.observe(key, ids);
    this.#written.set(nameOf(key), unsealComments(seen, null));
    return unsealComments(seen, this.#secret);
  }

  #writtenOf(raw: Snapshot): Snapshot {
    return this.#written.get(nameOf(raw.key)) ?? raw;
  }

  async #observe(key: PullKey, ids: readonly UserId[]): Promise<Snapshot> {
    const name = nameOf(key);
    const kept = ids.length === 0 && this.#untaken.delete(name) ? this.#raw.get(name) : undefined;
    const raw = kept ?? (await this.#observeRaw(key, ids));
    return seeAs(raw, {
      bot: this.#botOf(key.repository) ?? NOBODY,
      secret: this.#secret,
      // What the bot may do nobody else can see. Unless it wrote down that it couldn't, it can.
      rights: this.#rights.get(name) ?? { write: true, workflows: true },
    });
  }

  async #lookUp(repository: number, ask: Parameters<Sight["lookUp"]>[1]) {
    const snapshots = [...this.#raw.values()].filter(({ key }) => key.repository === repository);
    const told = await this.#sight.lookUp(repository, ask);
    for (const person of told.logins.values()) if (person !== null) this.#logins.set(person.id, person.login);
    const { found, unreadable } = withKnownPeople(told, snapshots, this.#botOf(repository) ?? NOBODY);
    for (const team of unreadable) this.#unreadable.add(team);
    return found;
  }

  #botOf(repository: number): Account | null {
    return this.#bots.get(repository)?.bot ?? null;
  }

  #complete(seen: PullReading, names: ReadonlyMap<UserId, string>): Reading {
    const { key } = seen.snapshot;
    const raw = this.#raw.get(nameOf(key));
    if (raw === undefined) throw new Error("What is complete was looked at");
    const hindrance = seen.standing.motion?.decision?.hindrance;
    const rights = hindrance == null ? null : rightsIn(hindrance.circumstances);
    if (rights !== null) this.#rights.set(nameOf(key), rights);
    const people = peopleIn(seen.standing).flatMap(({ id }) => {
      const login = names.get(id);
      return login === undefined ? [] : [{ id, login }];
    });
    const snapshot = { ...seen.snapshot, people };
    return {
      ...seen,
      snapshot,
      bot: this.#botOf(key.repository),
      viewer: raw.bot,
      name: nameIn(snapshot),
      remarks: this.#remark(raw, seen),
    };
  }

  #remark(raw: Snapshot, { rows, standing }: PullReading): Remark[] {
    const { bot, others } = this.#bots.get(raw.key.repository) ?? { bot: null, others: [] };
    const remarks: Remark[] = [];
    if (bot === null) remarks.push({ kind: "no-bot" });
    else {
      if (this.#wanted !== null) {
        const other = findOther(this.#writtenOf(raw), bot);
        if (other !== null) remarks.push({ kind: "other-bot", named: this.#wanted, bot: other });
      }
      if (others.length > 0) remarks.push({ kind: "several-bots", bot, others });
      const receipts = ownReceipts(this.#writtenOf(raw), bot, this.#secret);
      const broken = receipts.filter(({ seal }) => seal === "broken").map(({ url }) => url);
      if (broken.length > 0) remarks.push({ kind: "seal-broken", urls: broken });
      if (receipts.some(({ seal }) => seal === "unverified")) remarks.push({ kind: "seal-unverified" });
      const commands = standing.pausedSince === null ? findUnanswered(raw, entriesOf(rows), bot) : [];
      if (commands.length > 0) remarks.push({ kind: "unanswered", commands });
    }
    if (this.#unreadable.size > 0) remarks.push({ kind: "teams-unreadable", teams: [...this.#unreadable] });
    return remarks;
  }
}

function nameOf({ repository, number }: PullKey): string {
  return `${repository}#${number}`;
}
