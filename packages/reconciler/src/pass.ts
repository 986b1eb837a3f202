/**
 * One pass over one pull request: observe, read, evaluate, plan, apply, record, until nothing is left to do.
 *
 * It does one thing at a time and thinks again after each, on what GitHub shows by then. So it may stop
 * anywhere: what is done is no longer in the difference, and the next pass goes on from there.
 */
import {
  about,
  changeThatMatters,
  decide,
  desired,
  type Effect,
  type Entry,
  endOfPeriod,
  evaluate,
  type Instant,
  type Motion,
  nextDue,
  nextStep,
  plan,
  SECOND,
  type Standing,
} from "@rfckit/core";
import { carryOut } from "./carry-out.ts";
import { giveUpChecks, makeChecks, missingChecks } from "./checks/missing-checks.ts";
import type { WantedCheck } from "./checks/wanted-check.ts";
import { announce, ownedLabels, shown, worded, wordNotice, wordReply } from "./compose.ts";
import { withHiddenKey } from "./hidden-key.ts";
import type { Host } from "./host.ts";
import type { LeaseGuard } from "./lease-guard.ts";
import { chainRows } from "./ledger-chain.ts";
import { type Look, look } from "./look.ts";
import { type Change, GitHubRefused } from "./ports/github.ts";
import type { LedgerRow } from "./ports/ledger.ts";
import type { Meter } from "./ports/meter.ts";
import type { PullKey } from "./ports/snapshot.ts";
import type { StandingRecord } from "./ports/standings.ts";
import { tellCircumstances } from "./read/circumstances.ts";
import { postedEntries } from "./read/read-facts.ts";
import { withChanges, withComment } from "./view.ts";
import { nameIn } from "./wording/index.ts";

/** A pass posts no more comments than this; what is left is done by the next one. */
const MOST_POSTS = 20;

/** A reading is afresh for so long: nothing is merged or closed on an older one (D18). */
const LONGEST_FRESH = 30 * SECOND;

/** More rounds than any pass takes: a plan that never empties is a bug, and must not write without bound. */
const MOST_ROUNDS = 200;

export interface PassReport {
  /** When to look again, by GitHub's clock; `null` where nothing is due by time alone. */
  readonly nextDue: Instant | null;
  /** GitHub's clock at the last look. */
  readonly now: Instant;
  /** How it stands, for whoever wants to see many at once. */
  readonly record: StandingRecord;
  readonly mentions: readonly string[];
  /** Whether the configuration on the default branch isn't the one in force. */
  readonly broken: boolean;
}

/** A motion that no command tells of: what enters the ledger for it after the first look, before anything is applied. */
export type AddFacts = (look: Look, standing: Standing, ledger: readonly Entry[]) => readonly Entry[];

/**
 * Brings a pull request to what its facts imply, under a lease on it. Throws `GitHubUnavailable`, `GitHubRefused` and
 * `LeaseLost` (see the ports).
 */
export async function runPass(
  host: Host,
  key: PullKey,
  guard: LeaseGuard,
  addFacts: AddFacts | null = null,
): Promise<PassReport> {
  const pass = new Pass(host, key, guard, await host.ledger.read(key));
  await pass.look(addFacts !== null);
  if (addFacts !== null) await pass.add(addFacts);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (!(await pass.takeStep())) return pass.report();
  }
  throw new Error(`The plan for ${key.repository}#${key.number} never became empty`);
}

class Pass {
  readonly #host: Host;
  readonly #key: PullKey;
  readonly #guard: LeaseGuard;
  #last: LedgerRow | undefined;
  readonly #entries: Entry[];
  /** Of the ledger's rows, in their order. */
  readonly #hashes: string[];
  #standing: Standing;
  #look: Look | null = null;
  /** Whether nothing was written since the last look. */
  #fresh = false;
  /** When the last look began, by the host's clock. */
  #lookedAt: Instant = 0;
  #posts = 0;

  constructor(host: Host, key: PullKey, guard: LeaseGuard, rows: readonly LedgerRow[]) {
    this.#host = host;
    this.#key = key;
    this.#guard = guard;
    this.#last = rows.at(-1);
    this.#entries = rows.map((row) => row.entry);
    this.#hashes = rows.map((row) => row.hash);
    this.#standing = evaluate(this.#entries);
  }

  /** Observes and reads; what is new enters the ledger before anything is applied. Tells whether something was. */
  async look(expectsMotion = false): Promise<boolean> {
    this.#lookedAt = this.#host.clock.now();
    const known = { entries: this.#entries, standing: this.#standing, expectsMotion };
    const seen = await look(this.#host, this.#key, known, this.#guard);
    this.#look = seen;
    this.#fresh = true;
    await this.#record(seen.entries);
    return seen.entries.length > 0;
  }

  async add(addFacts: AddFacts): Promise<void> {
    await this.#record(addFacts(this.#seen(), this.#standing, this.#entries));
  }

  /** Does the next thing there is to do. Tells whether there was one. */
  async takeStep(): Promise<boolean> {
    const { snapshot, missingSections } = this.#seen();
    const wanted = desired(this.#standing, snapshot.now);
    const paused = this.#standing.pausedSince !== null;
    const effects = paused ? [] : plan(shown(snapshot), worded(this.#view(), wanted));
    if (this.#posts >= MOST_POSTS) return false;

    const post = effects.find((effect) => effect.kind === "post");
    if (post !== undefined) return this.#post(post.about, post.body);
    const [notice] = wanted.notices;
    if (notice !== undefined) return this.#say(notice.about, wordNotice(this.#view(), notice));

    const step = nextStep(this.#standing, snapshot.now, tellCircumstances(snapshot, missingSections));
    if (step?.kind === "open-period") return this.#openPeriod(step.motion);
    if (step?.kind === "decide") return this.#decide(step.motion, step.because);
    if (step?.kind === "lapse-objection") return this.#lapseObjection(step.motion, step.objection);

    const [reply] = wanted.replies;
    // A reaction says that all the rest is done: where somebody is to be told something, it waits for the words.
    const first = reply === undefined ? effects : effects.filter(({ kind }) => kind !== "react");
    const checks = missingChecks(this.#host, this.#seen(), this.#standing);
    if (first.length > 0 || checks.length > 0) return this.#apply(first, checks);
    if (reply !== undefined) return this.#say(reply.about, await wordReply(this.#host, this.#view(), reply));
    if (step?.kind === "carry-out") return this.#carryOut(step.motion);
    return false;
  }

  report(): PassReport {
    const { snapshot, mentions, broken } = this.#seen();
    const left = this.#posts >= MOST_POSTS ? snapshot.now + SECOND : nextDue(this.#standing, snapshot.now);
    return { nextDue: left, now: snapshot.now, record: this.#toRecord(), mentions, broken };
  }

  #toRecord(): StandingRecord {
    const { key, now, repository, pull } = this.#seen().snapshot;
    const { notices, replies } = desired(this.#standing, now);
    return {
      key,
      at: now,
      owner: repository.owner,
      name: repository.name,
      private: repository.private,
      title: pull.title,
      url: pull.url,
      author: pull.author?.login ?? null,
      hasBusiness: this.#standing.motion !== null || notices.length + replies.length > 0,
      standing: this.#standing,
    };
  }

  #say(named: string, body: string): Promise<true> {
    return this.#post(named, withHiddenKey(named, body));
  }

  /** Posts what bears its hidden key. */
  async #post(named: string, keyed: string): Promise<true> {
    const posted = await this.#write(() => this.#host.github.comment(this.#key, keyed));
    this.#posts += 1;
    this.#show((snapshot) => withComment(snapshot, posted, keyed));
    await this.#record(postedEntries(named, posted.id, posted.url, posted.at));
    return true;
  }

  /** The period runs from its announcement on, which names its end: the second in which GitHub takes it (D17). */
  #openPeriod(motion: Motion): Promise<true> {
    const { snapshot } = this.#seen();
    const named = about.period(motion.number, motion.periods + 1);
    const endsAt = endOfPeriod(motion, snapshot.now, changeThatMatters(this.#standing, motion));
    return this.#say(named, announce(this.#view(), motion, snapshot.now, endsAt));
  }

  async #decide(motion: Motion, because: "period-ended" | "every-group"): Promise<true> {
    const { snapshot, circumstances } = this.#seen();
    const key = `decided/${motion.number}/${motion.decisions + 1}`;
    const { head } = snapshot.pull;
    const text = circumstances.digest;
    await this.#record([
      { kind: "decided", key, at: snapshot.now, motion: motion.number, because, head, text },
    ]);
    return true;
  }

  async #lapseObjection(motion: Motion, objection: number): Promise<true> {
    const key = `lapsed/${motion.number}/${objection}`;
    const at = this.#seen().snapshot.now;
    await this.#record([{ kind: "objection-lapsed", key, at, motion: motion.number, objection }]);
    return true;
  }

  /** All in one request, unless GitHub refuses that: then each by itself, for no check run may hold up the rest. */
  async #apply(effects: readonly Effect[], wanted: readonly WantedCheck[]): Promise<true> {
    const changes = effects
      .filter((effect): effect is Extract<Effect, Change> => effect.kind !== "post")
      .map((change) =>
        change.kind === "add-labels" ? { ...change, kin: ownedLabels(this.#view()) } : change,
      );
    const checks = await makeChecks(this.#host, this.#seen(), wanted);
    try {
      if (changes.length + checks.length > 0) await this.#change([...changes, ...checks]);
    } catch (error) {
      if (!(error instanceof GitHubRefused)) throw error;
      if (checks.length === 0) {
        // Something it was about has been deleted meanwhile: the next look shows what.
        if (error.reason !== "gone") throw error;
        await this.look();
      } else if (changes.length > 0) {
        await this.#apply(effects, []);
      } else if (wanted.length > 1) {
        for (const check of wanted) await this.#apply([], [check]);
      } else {
        giveUpChecks(this.#host, this.#seen(), wanted, error.reason);
      }
    }
    return true;
  }

  async #change(changes: readonly Change[]): Promise<void> {
    const { at } = await this.#write(() => this.#host.github.apply(this.#key, changes));
    this.#show((snapshot) => withChanges(snapshot, changes, at));
  }

  /** Reads the thread afresh first, so that no objection is overlooked that could be seen (D18). */
  async #carryOut(motion: Motion): Promise<boolean> {
    await this.#guard.ensure();
    if (!this.#fresh || this.#host.clock.now() - this.#lookedAt > LONGEST_FRESH) {
      await this.look();
      return true;
    }
    const { snapshot, missingSections } = this.#seen();
    const order = { snapshot, motion, missingSections, name: nameIn(snapshot) };
    const carried = await this.#write(() => carryOut(this.#host.github, order));
    if (carried.kind === "look-again" && (await this.look())) return true;
    await this.#record([carried.entry]);
    return true;
  }

  async #write<T>(write: () => Promise<T>): Promise<T> {
    await this.#guard.ensure();
    this.#fresh = false;
    return write();
  }

  async #record(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = chainRows(this.#last, entries);
    await this.#host.ledger.append(this.#key, rows, await this.#guard.ensure());
    this.#last = rows.at(-1);
    this.#hashes.push(...rows.map((row) => row.hash));
    for (const entry of entries) {
      const decision = decisionIn(entry);
      if (decision !== null) this.#host.meter.decision(decision);
      this.#entries.push(entry);
      this.#standing = decide(this.#standing, entry);
    }
  }

  #seen(): Look {
    if (this.#look === null) throw new Error("A pass looks before it thinks");
    return this.#look;
  }

  #show(change: (snapshot: Look["snapshot"]) => Look["snapshot"]): void {
    const seen = this.#seen();
    this.#look = { ...seen, snapshot: change(seen.snapshot) };
  }

  #view() {
    return {
      look: this.#seen(),
      standing: this.#standing,
      entries: this.#entries,
      hashes: this.#host.ledger.isDurable === true ? this.#hashes : null,
      operator: this.#host.operator,
    };
  }
}

/** What an entry says of a decision; `null` for most. */
function decisionIn(entry: Entry): Parameters<Meter["decision"]>[0] | null {
  if (entry.kind === "decided" || entry.kind === "hindered") return entry.kind;
  if (entry.kind !== "pull" || !entry.byBot) return null;
  return entry.event === "merged" || entry.event === "closed" ? entry.event : null;
}
