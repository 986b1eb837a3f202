/**
 * `mode: process`: one run of the whole process. It begins with nothing but what GitHub shows, looks at the pull request
 * that its event is about, then at whatever else may have something due, and ends.
 */
import { type Duration, type Instant, nextDue, type Person, SECOND } from "@rfckit/core";
import {
  type Bot,
  type Clock,
  CONFIGURATION_PATH,
  createBot,
  createDryRun,
  createMemoryStore,
  type GitHub,
  mentionsOf,
  type PullKey,
  pausesIn,
  readSettings,
  type StandingRecord,
  type Store,
  sealComments,
  type WakeUp,
  type Would,
} from "@rfckit/reconciler";
import { type Connected, connect } from "../github/connect.ts";
import { explainRefusals } from "../github/explain-refusals.ts";
import { CHECKS } from "../github/permissions.ts";
import type { OpenLinter, StoppableLinter } from "../linter/stoppable-linter.ts";
import { CannotRun } from "../runner/cannot-run.ts";
import { LONGEST_RUN, type ProcessInputs } from "../runner/inputs.ts";
import type { RunContext } from "../runner/run-context.ts";
import type { WorkflowLog } from "../runner/workflow-log.ts";
import { adopt, readAdopter } from "./adopt.ts";
import { type Occasion, readOccasion } from "./event-rings.ts";
import { findWork } from "./find-work.ts";
import { GitHubsClock } from "./githubs-clock.ts";
import { lookAround, type Surroundings } from "./look-around.ts";
import { refuseStakeholder } from "./refuse-stakeholder.ts";
import { type Failure, report } from "./report.ts";
import { createRunLog, type RunLog } from "./run-log.ts";
import { sayFirst } from "./say-first.ts";
import { tellDeeds } from "./tell-deeds.ts";
import { withoutChecks } from "./without-checks.ts";

/** How long a text may take where no configuration says it, in ms. */
const TIME_LIMIT: Duration = 2 * SECOND;

export interface ProcessTools {
  readonly context: RunContext;
  readonly log: WorkflowLog;
  readonly openLinter: OpenLinter;
  /** The host's clock. A run goes by GitHub's, from GitHub's first answer on. */
  readonly hostClock: Clock;
  /** Waits so many ms. */
  readonly pause: (length: Duration) => Promise<void>;
  /** Is told how to end the run early, without leaving a pass half done. */
  readonly onStop: (stop: () => void) => void;
}

/** Gives the exit status: 1 where a person has to do something. Throws `CannotRun` and `GitHubUnavailable`. */
export async function runProcess(inputs: ProcessInputs, tools: ProcessTools): Promise<number> {
  const { context, log } = tools;
  log.hide(inputs.receiptSecret);
  const clock = new GitHubsClock(tools.hostClock);
  const connection = await connect(context, inputs.token, clock);
  clock.set(connection.now());
  const read = await explainRefusals(connection.octokit, () =>
    readSettings(connection.github, connection.repository),
  );
  const { seen, loaded } = read;
  const refusal = refuseStakeholder(seen.bot, loaded.settings);
  if (refusal !== null) throw new CannotRun(refusal);
  const mentions = mentionsOf(loaded.settings, seen.bot);
  const occasion = readOccasion(context.event, context.payload, seen.bot.login, mentions);
  const adopter = inputs.adopt === null ? null : readAdopter(context.event, context.payload);
  if (seen.archived) {
    log.tell("notice", "The repository is archived: nothing can be done here.");
    return 0;
  }
  return explainRefusals(connection.octokit, async () => {
    const surroundings = await lookAround(connection, read, occasion, inputs.receiptSecret);
    sayFirst(inputs, context.event, surroundings.read, log);
    return new ProcessRun(inputs, { ...tools, clock }, connection, surroundings).run(occasion, adopter);
  });
}

class ProcessRun {
  readonly #inputs: ProcessInputs;
  readonly #tools: ProcessTools & { readonly clock: Clock };
  readonly #connection: Connected;
  readonly #surroundings: Surroundings;
  readonly #store: Store;
  readonly #log: RunLog;
  readonly #deeds: Would[] = [];
  readonly #looked = new Set<number>();
  readonly #failures = new Map<string, Failure>();
  readonly #linter: StoppableLinter;
  #postponed = false;
  #stopped = false;

  constructor(
    inputs: ProcessInputs,
    tools: ProcessTools & { readonly clock: Clock },
    connection: Connected,
    surroundings: Surroundings,
  ) {
    this.#inputs = inputs;
    this.#tools = tools;
    this.#connection = connection;
    this.#surroundings = surroundings;
    this.#store = createMemoryStore(tools.clock);
    this.#log = createRunLog(tools.log);
    this.#linter = tools.openLinter(surroundings.read.loaded.settings?.lint.timeLimit ?? TIME_LIMIT);
  }

  /** `adopter` asks that the motion of the pull request that the inputs name be taken over. */
  async run(occasion: Occasion, adopter: Person | null): Promise<number> {
    const { clock, onStop } = this.#tools;
    const { repository } = this.#connection;
    const { book } = this.#surroundings.read.loaded;
    // Who the logins stand for has been asked already.
    if (book.version === 0) await this.#store.ledger.writeBook(repository, { ...book, version: 1 });
    const deadline = clock.now() + LONGEST_RUN;
    const bot = this.#createBot();
    const stop = (): void => {
      this.#stopped = true;
      bot.close();
    };
    const timer = setTimeout(stop, LONGEST_RUN);
    onStop(stop);
    try {
      const isAdopted = await this.#adopt(bot, adopter);
      const { agenda, open } = await this.#work(bot, occasion);
      await this.#waitForMore(bot, deadline);
      const status = await this.#finish(bot, agenda, open);
      return isAdopted ? status : 1;
    } finally {
      clearTimeout(timer);
      await this.#linter.close();
    }
  }

  /** Gives `false` where it was asked for and can't be done. */
  async #adopt(bot: Bot, by: Person | null): Promise<boolean> {
    const number = this.#inputs.adopt;
    if (number === null || by === null) return true;
    const { repository } = this.#connection;
    const { loaded, seen } = this.#surroundings.read;
    const [mention = `@${seen.bot.login}`] = mentionsOf(loaded.settings, seen.bot);
    const key = { repository, number };
    const isAdopted = await adopt(bot, key, by, { mention, log: this.#tools.log });
    await bot.ring(key);
    return isAdopted;
  }

  /** Its own first, then the others. */
  async #work(bot: Bot, { pulls, issues, thoroughness }: Occasion) {
    const { repository } = this.#connection;
    for (const key of pulls) await bot.ring(key);
    for (const key of issues) await bot.ringIssue(key);
    await bot.run();
    if (thoroughness !== "event") {
      await this.#store.wakeUps.ring([{ errand: "repository", key: { repository, number: 0 } }]);
    }
    const { glance, labels, ownComments } = this.#surroundings;
    const work = await findWork({
      repository,
      receiptSecret: this.#inputs.receiptSecret,
      ownComments,
      glance,
      labels,
      done: this.#looked,
      thoroughness,
    });
    for (const number of work.agenda) await bot.ring({ repository, number });
    await bot.run();
    return work;
  }

  /** What falls due in a moment (a limit's end, another try, the rest of many comments) is worth waiting for. */
  async #waitForMore(bot: Bot, deadline: Instant): Promise<void> {
    const { clock, pause } = this.#tools;
    let left = this.#inputs.patience;
    while (!this.#stopped) {
      const due = await bot.nextDue();
      const wait = due === null ? Number.POSITIVE_INFINITY : Math.max(0, due - clock.now());
      if (wait > left || clock.now() + wait > deadline) return;
      this.#tools.log.say(`Waiting ${Math.ceil(wait / SECOND)} s for what is due then.`);
      await pause(wait);
      left -= Math.max(wait, SECOND);
      await bot.run();
    }
  }

  async #finish(bot: Bot, agenda: readonly number[], open: number): Promise<number> {
    const { context, log } = this.#tools;
    const records = await this.#store.standings.list();
    const left = agenda.filter((number) => !this.#looked.has(number));
    return report(
      {
        repository: `${context.owner}/${context.name}`,
        dryRun: this.#inputs.dryRun,
        configuration: this.#surroundings.read,
        records,
        ledgers: context.debug ? await this.#ledgers() : [],
        looked: [...this.#looked],
        left,
        open,
        stopped: this.#stopped,
        postponed: this.#postponed,
        deeds: this.#deeds,
        failures: [...this.#failures.values()],
        missing: this.#connection.octokit.missing(),
        requests: this.#connection.octokit.count(),
        nextDue: await this.#nextDue(bot, records),
      },
      context,
      log,
    );
  }

  /** What failed, or was put off, is due again by the run's own clock; all else when its standing says. */
  async #nextDue(bot: Bot, records: readonly StandingRecord[]): Promise<Instant | null> {
    const instants = records.flatMap(({ standing, at }) => nextDue(standing, at) ?? []);
    const again = this.#postponed || this.#failures.size > 0 ? await bot.nextDue() : null;
    if (again !== null) instants.push(again);
    return instants.length === 0 ? null : Math.min(...instants);
  }

  async #ledgers() {
    const keys = await this.#store.ledger.pulls();
    return Promise.all(
      keys.map(async (key) => ({
        key,
        entries: (await this.#store.ledger.read(key)).map(({ entry }) => entry),
      })),
    );
  }

  #createBot(): Bot {
    const { clock } = this.#tools;
    const linter = this.#linter;
    const { repository } = this.#connection;
    const onWould = (deed: Would): void => {
      this.#deeds.push(deed);
      this.#log.did(deed, this.#inputs.dryRun);
    };
    const github = this.#port();
    const ports = this.#inputs.dryRun
      ? createDryRun({ github, ...this.#store, clock, onWould })
      : { github: tellDeeds(github, onWould), store: this.#store };
    return createBot({
      ...ports,
      clock,
      linter,
      log: this.#log,
      repositories: async () => [repository],
      operator: { paused: false, receiptSecret: this.#inputs.receiptSecret },
      readPauses: async () => pausesIn(await this.#connection.readDatedHistory(CONFIGURATION_PATH)),
      onSettled: (wakeUp, { kind }, why) => this.#settled(wakeUp, kind, why),
    });
  }

  #port(): GitHub {
    const { github, octokit, now } = this.#connection;
    const checked = withoutChecks(github, () => octokit.missing().includes(CHECKS), now);
    return this.#surroundings.sealed ? sealComments(checked, this.#inputs.receiptSecret) : checked;
  }

  #settled({ errand, key }: WakeUp, kind: string, why: string | null): void {
    const name = nameOf(errand, key);
    this.#failures.delete(name);
    if (kind === "failed") this.#failures.set(name, { errand, number: key.number, why: why ?? "" });
    if (kind === "postponed") this.#postponed = true;
    if (kind === "served" && errand === "pull") this.#looked.add(key.number);
  }
}

function nameOf(errand: string, { number }: PullKey): string {
  return `${errand} ${number}`;
}
