/**
 * The bot in a scenario as the GitHub Action: for each event, or each time that the schedule comes round, a process of its
 * own that knows nothing but what the simulated GitHub shows it over HTTP.
 *
 * GitHub keeps one run of a concurrency group waiting: of those that come while one is at work, the last. Schedules that
 * would find nothing new are left out: virtual days have thousands of them.
 */
import { type Entry, evaluate, type Instant, type Standing } from "@rfckit/core";
import type { PullKey } from "@rfckit/reconciler";
import { type Engine, type MakeEngine, type Surroundings, type Wake, WORKFLOWS } from "@rfckit/simulator";
import {
  checkDelivery,
  createFront,
  type Delivery,
  type Front,
  type Permissions,
  toDeliveries,
} from "@rfckit/simulator/http";
import { type ActionAnswer, type ActionRun, startActionRun } from "./action-run.ts";
import { appKeys } from "./app-keys.ts";
import { scheduleEvent, toWorkflowEvent, type WorkflowEvent } from "./workflow-event.ts";

/** GitHub's own app, whose tokens workflows get. */
const ACTIONS_APP = 15_368;
/** Virtual years pass while a token of a workflow's is good for a day. */
const TOKEN_LIFETIME = 1000 * 365 * 86_400_000;

/** What the documented workflow lists under `permissions`. */
export const WORKFLOW_PERMISSIONS: Permissions = {
  checks: "write",
  contents: "write",
  issues: "write",
  metadata: "read",
  pull_requests: "write",
};

export interface ActionEngineOptions {
  /** How the action is started. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly receiptSecret?: string;
  /**
   * Where it is given, no event begins a run, and nothing else does: only the schedule, at each multiple of so many ms after
   * the story's beginning.
   */
  readonly onlyEvery?: number;
  /** Is told of each run. */
  readonly onRun?: (event: WorkflowEvent, answer: ActionAnswer) => void;
}

/** What plays the bot's part as the action. A deviation from GitHub's own descriptions ends the play, and so does a bug. */
export function actionEngine(options: ActionEngineOptions): MakeEngine {
  return (surroundings) => new ActionEngine(surroundings, options);
}

class ActionEngine implements Engine {
  readonly #surroundings: Surroundings;
  readonly #options: ActionEngineOptions;
  readonly #beganAt: Instant;
  readonly #deviations: string[] = [];
  readonly #fronts: Front[] = [];
  readonly #standings = new Map<number, Standing>();
  #arrived: WorkflowEvent[] = [];
  #running: ActionRun | null = null;
  #died = false;
  #due: Instant | null = null;
  /** The schedule has come round. */
  #isTime = false;
  /** What the world looked like after the last run that did all that it had to do. */
  #print: string | null = null;

  constructor(surroundings: Surroundings, options: ActionEngineOptions) {
    this.#surroundings = surroundings;
    this.#options = options;
    this.#beganAt = surroundings.clock.now();
    // The account is there, and its doings are an app's, before the first of its requests.
    surroundings.world.github(WORKFLOWS);
  }

  deliver(wake: Wake): void {
    if (this.#options.onlyEvery !== undefined) return;
    const [front] = this.#fronts.slice(-1);
    const [installation] = front?.app.installations ?? [];
    if (installation === undefined) return;
    for (const delivery of toDeliveries(this.#surroundings.world, wake, installation)) this.#hear(delivery);
  }

  die(): void {
    this.#died = true;
    this.#running?.kill();
  }

  async settle(): Promise<void> {
    // The first one is at work when the others come; of those, only the last one's run is waited for.
    const events = this.#arrived.splice(0);
    const kept = events.length > 2 ? [...events.slice(0, 1), ...events.slice(-1)] : events;
    for (const event of kept) await this.#run(event);
    if (this.#isDue() || this.#isTime) await this.#run(scheduleEvent());
    this.#isTime = false;
  }

  async sweep(): Promise<void> {
    const { world, clock } = this.#surroundings;
    const { onlyEvery } = this.#options;
    if (onlyEvery !== undefined && (clock.now() - this.#beganAt) % onlyEvery !== 0) return;
    this.#isTime = this.#print !== world.fingerprint();
  }

  /** Between two schedules that are the only ones nothing looks at the clock. */
  #isDue(): boolean {
    const { onlyEvery } = this.#options;
    const now = this.#surroundings.clock.now();
    if (onlyEvery !== undefined && (now - this.#beganAt) % onlyEvery !== 0) return false;
    return this.#due !== null && this.#due <= now;
  }

  /** No process lives between two runs. Whoever restarts something has another one begin. */
  async restart(): Promise<void> {
    if (this.#options.onlyEvery === undefined) await this.#run(scheduleEvent());
  }

  async nextDue(): Promise<Instant | null> {
    return this.#options.onlyEvery === undefined ? this.#due : null;
  }

  async standing({ number }: PullKey): Promise<Standing> {
    return this.#standings.get(number) ?? evaluate([]);
  }

  async dispose(): Promise<void> {
    for (const front of this.#fronts.splice(0)) await front.close();
  }

  #hear(delivery: Delivery): void {
    this.#deviations.push(...checkDelivery(delivery));
    const event = toWorkflowEvent(delivery);
    if (event !== null) this.#arrived.push(event);
  }

  async #run(event: WorkflowEvent): Promise<void> {
    const { owner, name } = this.#surroundings;
    const { command, receiptSecret = "", onRun } = this.#options;
    const front = this.#fronts.at(-1) ?? (await this.#openFront());
    this.#died = false;
    this.#running = startActionRun({
      command,
      event,
      apiUrl: front.baseUrl,
      repository: `${owner}/${name}`,
      inputs: {
        mode: "process",
        token: front.tokenOfApp(WORKFLOW_PERMISSIONS),
        "receipt-secret": receiptSecret,
        // No story waits for anything: what is due in a moment is the next run's.
        patience: "0s",
      },
      // What a run knew is in its log where somebody debugs.
      env: { RUNNER_DEBUG: "1" },
    });
    const answer = await this.#running.answer;
    this.#running = null;
    onRun?.(event, answer);
    if (this.#deviations.length > 0) {
      throw new Error(`Something deviates from GitHub's own descriptions:\n${this.#deviations.join("\n")}`);
    }
    if (this.#died) {
      // The dead run's token is answered no more.
      await this.#openFront();
      await this.#run(scheduleEvent());
      return;
    }
    this.#learn(answer);
  }

  #learn({ status, log, outputs }: ActionAnswer): void {
    if (status === null || /a bug of rfckit/iu.test(log)) throw new Error(`The action has a bug:\n${log}`);
    const rows = new Map<number, Entry[]>();
    for (const [, number = "", json = ""] of log.matchAll(/^::debug::#(\d+) (\{.*\})$/gmu)) {
      const entry = JSON.parse(
        json.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%"),
      ) as Entry;
      rows.set(Number(number), [...(rows.get(Number(number)) ?? []), entry]);
    }
    for (const [number, entries] of rows) this.#standings.set(number, evaluate(entries));
    const due = outputs["next-due"] ?? "";
    const looked = (outputs["looked-at"] ?? "[]") !== "[]";
    if (due !== "") this.#due = Date.parse(due);
    else if (looked) this.#due = null;
    this.#print = outputs["complete"] === "true" ? this.#surroundings.world.fingerprint() : null;
  }

  async #openFront(): Promise<Front> {
    const { world, owner } = this.#surroundings;
    const slug = WORKFLOWS.replace(/\[bot\]$/u, "");
    const front = await createFront(world, {
      app: {
        id: ACTIONS_APP,
        slug,
        name: slug,
        publicKey: appKeys().publicKey,
        webhookSecret: "no webhook is ever sent",
        owner,
        permissions: WORKFLOW_PERMISSIONS,
      },
      tokenLifetime: TOKEN_LIFETIME,
      onDeviation: (deviation) => this.#deviations.push(String(deviation)),
    });
    this.#fronts.push(front);
    return front;
  }
}
