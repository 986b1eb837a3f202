/**
 * An organisation where much happens at once, on a simulated GitHub over HTTP that sends its webhooks to whichever
 * processes there are, once, as GitHub does. Time passes as it does outside, and jumps when told to.
 */
import { generateKeyPairSync } from "node:crypto";
import type { Instant } from "@rfckit/core";
import { createVirtualClock, createWorld, type PullHandle, type Wake, type World } from "@rfckit/simulator";
import { createFront, type Front, sendDelivery, toDeliveries } from "@rfckit/simulator/http";
import { type BusyStory, STORIES } from "./stories.ts";

export const BOT = "rfcbot[bot]";
const SECRET = "a secret for endurance tests";
const APP_ID = 4711;
const ORGANISATION = "acme";
const TEMPLATE = "# Summary\n\nSum it up.\n\n# Motivation\n\nSay why.\n";
const CONFIGURATION = `projects:
  project-wasmtime:
    groups:
      Fastly: [ana, ben]
      Arm: [cho]
      Intel: [dee, eli]
admins: [ada]
`;
const PEOPLE = ["ana", "ben", "cho", "dee", "eli", "ada", "zed"];

export interface BusyPull {
  readonly pull: PullHandle;
  readonly story: BusyStory;
}

export class BusyOrganisation {
  readonly world: World;
  readonly pulls: readonly BusyPull[];
  readonly repositories: readonly number[];
  /** What the bot is started with; each process adds its own port and database. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #clock;
  readonly #front: Front;
  readonly #ticking: NodeJS.Timeout;
  readonly #left: { readonly pull: PullHandle; next: number; readonly story: BusyStory }[];
  /** How far GitHub's clock is ahead of the host's, in ms. */
  #ahead = 0;
  #webhooks: readonly string[] = [];
  #sent = 0;
  readonly #arrived: Wake[];
  readonly #deviations: readonly string[];

  private constructor(scene: Scene, front: Front, deviations: readonly string[]) {
    this.world = scene.world;
    this.pulls = scene.pulls;
    this.repositories = scene.repositories;
    this.#clock = scene.clock;
    this.#arrived = scene.arrived;
    this.#front = front;
    this.#deviations = deviations;
    this.#left = scene.pulls.map((each) => ({ ...each, next: 0 }));
    this.#ticking = setInterval(() => this.#tick(), 50);
    this.environment = {
      APP_ID: String(APP_ID),
      PRIVATE_KEY: scene.privateKey,
      WEBHOOK_SECRET: SECRET,
      RECEIPT_SECRET: "a seal for endurance tests",
      GITHUB_API_URL: front.baseUrl,
      PORT: "0",
    };
  }

  /** With so many pull requests, in two repositories. */
  static async open(pulls: number): Promise<BusyOrganisation> {
    const scene = setScene(pulls);
    const deviations: string[] = [];
    const front = await createFront(scene.world, {
      app: {
        id: APP_ID,
        slug: "rfcbot",
        name: "rfcbot",
        publicKey: scene.publicKey,
        webhookSecret: SECRET,
        owner: ORGANISATION,
      },
      // A minute of the test is as busy as an hour elsewhere.
      limits: { core: 1e6, graphql: 1e6, contentPerMinute: 1e6, contentPerHour: 1e6, pointsPerMinute: 1e6 },
      onDeviation: (deviation) => deviations.push(String(deviation)),
    });
    return new BusyOrganisation(scene, front, deviations);
  }

  now(): Instant {
    return this.#clock.now();
  }

  /** GitHub's webhooks go to one of these addresses each; to none, they are lost. */
  listen(webhooks: readonly string[]): void {
    this.#webhooks = webhooks;
  }

  /** How many deeds are still to be done. */
  get left(): number {
    return this.#left.reduce((sum, { story, next }) => sum + story.deeds.length - next, 0);
  }

  /** Somebody does the next thing there is to do on some pull request; `chance` is from 0 to 1. */
  act(chance: number): void {
    const open = this.#left.filter(({ story, next }) => next < story.deeds.length);
    const chosen = open[Math.floor(chance * open.length)];
    const deed = chosen?.story.deeds[chosen.next];
    if (chosen === undefined || deed === undefined) return;
    chosen.next += 1;
    this.#tick();
    chosen.pull.comment({ by: deed.by, body: deed.says });
  }

  /** So much time passes at once. */
  jump(ms: number): void {
    this.#ahead += ms;
    this.#tick();
  }

  /** In which ways requests and answers weren't as GitHub describes them. */
  get deviations(): readonly string[] {
    return this.#deviations;
  }

  async close(): Promise<void> {
    clearInterval(this.#ticking);
    await this.#front.close();
  }

  #tick(): void {
    this.#clock.advanceTo(Math.max(this.#clock.now(), Date.now() + this.#ahead));
    const [installation] = this.#front.app.installations;
    if (installation === undefined) return;
    for (const wake of this.#arrived.splice(0)) {
      for (const delivery of toDeliveries(this.world, wake, installation)) void this.#send(delivery);
    }
  }

  async #send(delivery: ReturnType<typeof toDeliveries>[number]): Promise<void> {
    this.#sent += 1;
    const url = this.#webhooks[this.#sent % Math.max(1, this.#webhooks.length)];
    if (url === undefined) return;
    const id = `00000000-0000-4000-8000-${String(this.#sent).padStart(12, "0")}`;
    // Nobody may be there, or no longer: GitHub doesn't send it again either.
    await sendDelivery({ url, secret: SECRET, delivery, id }).catch(() => {});
  }
}

type Scene = ReturnType<typeof setScene>;

function setScene(count: number) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const clock = createVirtualClock(Math.floor(Date.now() / 1000) * 1000);
  const arrived: Wake[] = [];
  const world = createWorld({ clock, onWake: (wake) => arrived.push(wake) });
  world.github(BOT);
  for (const login of PEOPLE) world.addUser(login);
  const repositories = ["rfcs", "proposals"].map((name) => {
    const repository = world.addRepository({
      owner: ORGANISATION,
      name,
      files: {
        ".github/rfcbot.yml": CONFIGURATION,
        "templates/draft.md": TEMPLATE,
        "templates/full.md": TEMPLATE,
      },
    });
    for (const login of PEOPLE) repository.grant(login, "write");
    return repository;
  });
  const pulls = Array.from({ length: count }, (_, index): BusyPull => {
    const repository = repositories[index % repositories.length];
    const story = STORIES[Math.floor(index / repositories.length) % STORIES.length];
    if (repository === undefined || story === undefined) throw new Error("There are both.");
    const pull = repository.openPull({
      author: "zed",
      title: `RFC: number ${index + 1}`,
      labels: ["project-wasmtime"],
      files: {
        [`accepted/number-${index + 1}.md`]: `# Summary\n\nNumber ${index + 1}.\n\n# Motivation\n\nTests.\n`,
      },
    });
    return { pull, story };
  });
  const ids = repositories.map(({ id }) => id);
  return { world, clock, arrived, pulls, repositories: ids, privateKey, publicKey };
}
