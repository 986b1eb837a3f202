/**
 * GitHub in memory: the whole of it that an RFC process touches, to be changed by anyone at any time behind the
 * bot's back.
 *
 * The same doings always give the same world: ids are counted, times come from the clock that is handed in, and
 * nothing waits.
 */
import type { Account, Allowance, Clock, GitHub, Sight } from "@rfckit/reconciler";
import {
  type AccountRecord,
  createAccountBook,
  ensureAccount,
  type NewAccount,
  removeAccount,
  renameAccount,
} from "./accounts.ts";
import { createFaultState, type Faults, nextDeath, setAnswerFaults } from "./faults.ts";
import { createPort, createSight } from "./port.ts";
import {
  createRepository,
  createRepositoryHandle,
  type NewRepository,
  type RepositoryHandle,
} from "./repository-handle.ts";
import { type RequestCounts, readTally } from "./requests.ts";
import type { WorldState } from "./state.ts";
import { createBell, type Wake } from "./wakes.ts";

export interface WorldOptions {
  readonly clock: Clock;
  /** Gets every wake-up that arrives, during the doing that caused it. */
  readonly onWake: (wake: Wake) => void;
  /** Called when the bot's process dies of `crashAfter`, during its last request. */
  readonly onDeath?: () => void;
}

export interface World {
  /** The account with this login, which is made where there is none. */
  readonly addUser: (login: string, account?: NewAccount) => Account;
  /** Gives an account another login; the old one is free from then on. */
  readonly renameUser: (from: string, to: string) => Account;
  /** Deletes an account; what it wrote stays, without an author. */
  readonly removeUser: (login: string) => void;
  /** Sets who is in a team, `organisation/slug`. */
  readonly addTeam: (team: string, logins: readonly string[]) => void;
  readonly removeTeam: (team: string) => void;
  readonly addRepository: (repository: NewRepository) => RepositoryHandle;
  /**
   * The reconciler's port for an app's account, which is made where there is none. What that account does wakes
   * nobody. The port is that of one process: after a crash the next process asks for another.
   */
  readonly github: (botLogin: string) => GitHub;
  /**
   * The port for somebody who sees what the bot sees: a person, whose account is made where there is none. Faults don't reach
   * it, and its requests aren't counted.
   */
  readonly onlooker: (login: string) => Sight;
  /** How many requests the bot has sent since the world began. */
  readonly requests: () => RequestCounts;
  /** What the bot's port in memory says of GitHub's limits; `null` at first, and where nothing is known. */
  readonly setAllowance: (allowance: Allowance | null) => void;
  /** Replaces all faults; what was held back by `reorder` is delivered first. */
  readonly setFaults: (faults: Faults | "none") => void;
  /** Differs whenever anything in this world does, what is to go wrong in it included. */
  readonly fingerprint: () => string;
  /** A promise of the next crash. */
  readonly died: () => Promise<void>;
}

/** Makes an empty world. */
export function createWorld({ clock, onWake, onDeath = () => {} }: WorldOptions): World {
  const accounts = createAccountBook();
  const state: WorldState = {
    clock,
    accounts,
    repositories: new Map(),
    next: {
      repository: 501,
      comment: 70_001,
      review: 70_001,
      inline: 70_001,
      check: 60_001,
      event: 40_001,
      order: 1,
    },
    requests: new Map(),
    faults: createFaultState(onDeath),
    bell: createBell(onWake),
    allowance: null,
  };

  const world: World = {
    addUser: (login, account) => present(ensureAccount(accounts, login, account)),
    renameUser: (from, to) => present(renameAccount(accounts, from, to)),
    removeUser: (login) => removeAccount(accounts, login),
    addTeam(team, logins) {
      accounts.teams.set(
        team.toLowerCase(),
        logins.map((login) => ensureAccount(accounts, login)),
      );
    },
    removeTeam(team) {
      accounts.teams.delete(team.toLowerCase());
    },
    addRepository: (wanted) => createRepositoryHandle(state, createRepository(state, wanted)),
    github(botLogin) {
      const account = ensureAccount(accounts, botLogin, { kind: "bot" });
      if (account.kind !== "bot") throw new RangeError(`"${botLogin}" is a person, and can't be an app.`);
      account.app = true;
      return createPort(state, account);
    },
    onlooker: (login) => createSight(state, ensureAccount(accounts, login)),
    requests: () => readTally(state.requests),
    setAllowance(allowance) {
      state.allowance = allowance;
    },
    setFaults(faults) {
      const wanted = faults === "none" ? {} : faults;
      const { lose = false, duplicate = 1, reorder = false } = wanted;
      state.bell.disturb({ lose, duplicate, reorder });
      setAnswerFaults(state.faults, wanted);
    },
    fingerprint: () => fingerprintOfWorld(state),
    died: () => nextDeath(state.faults),
  };
  STATES.set(world, state);
  return world;
}

function fingerprintOfWorld({ accounts, repositories, next, faults, allowance }: WorldState): string {
  const { fail, failAfter, writesLeft, half, generation } = faults;
  const parts = [...repositories.values()].map(({ revision, objects, branches, pulls, issues, labels }) => {
    const threads = [...pulls.values(), ...issues.values()].map((thread) => thread.revision);
    return [revision, objects.commits.size, [...branches.values()].map(({ id }) => id), threads, labels.size];
  });
  const about = [accounts.revision, accounts.byId.size, [...accounts.teams], next, parts];
  return JSON.stringify([about, fail, failAfter, writesLeft, half, generation, allowance]);
}

const STATES = new WeakMap<World, WorldState>();

/** What is behind a world, for this package's own front doors. */
export function stateOf(world: World): WorldState {
  const state = STATES.get(world);
  if (state === undefined) throw new RangeError("That world wasn't made by createWorld.");
  return state;
}

function present({ id, login, kind }: AccountRecord): Account {
  return { id, login, kind };
}
