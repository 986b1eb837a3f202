/**
 * One life of the bot's process: the real app in its own HTTP server, and the simulator's front that it asks, both on
 * loopback.
 */
import { type App, createApp, createDoorServer, WEBHOOK_PATH } from "@rfckit/app";
import type { Duration } from "@rfckit/core";
import type { Clock, Log, Store } from "@rfckit/reconciler";
import type { World } from "@rfckit/simulator";
import {
  createFront,
  type Delivery,
  type Deviation,
  type Front,
  type HttpLimits,
  listenOnLoopback,
  sendDelivery,
} from "@rfckit/simulator/http";
import { appKeys } from "./app-keys.ts";
import { type Mortality, mortalStore } from "./mortal-store.ts";

const APP_ID = 4711;
/** The webhook's secret. */
export const SECRET = "a secret for rehearsals only";
/** Virtual years pass while the app keeps a token for an hour of the host's: it is good for as long as any story. */
const TOKEN_LIFETIME = 1000 * 365 * 86_400_000;

export interface LifeOptions {
  readonly world: World;
  readonly clock: Clock;
  readonly store: Store;
  readonly log: Log;
  /** The bot's login: `slug[bot]`. */
  readonly botLogin: string;
  /** Whose repositories the app is installed on. */
  readonly owner: string;
  /** The front's port; a free one where it is left out. */
  readonly port?: number;
  readonly onDeviation: (deviation: Deviation) => void;
  /** How long an installation token lasts, in ms of the world's clock; longer than any story where it is left out. */
  readonly tokenLifetime?: Duration;
  /** GitHub's limits, where they are others than GitHub's. */
  readonly limits?: Partial<HttpLimits>;
  /** Seals the receipts; none where it is left out. */
  readonly receiptSecret?: string;
}

export interface Life {
  readonly app: App;
  readonly front: Front;
  /** Where deliveries go. */
  readonly webhookUrl: string;
  /** Sends a delivery, signed, and waits for the acknowledgement. */
  send(delivery: Delivery, id: string): Promise<void>;
  /** The process is dead: nothing that it was in the middle of goes on. */
  kill(): void;
  /** Closes both servers. */
  end(): Promise<void>;
}

export async function beginLife(options: LifeOptions): Promise<Life> {
  const { world, clock, log, botLogin, owner, onDeviation, port, limits } = options;
  const mortality: Mortality = { dead: false };
  const slug = botLogin.replace(/\[bot\]$/u, "");
  const front = await createFront(world, {
    app: { id: APP_ID, slug, name: slug, publicKey: appKeys().publicKey, webhookSecret: SECRET, owner },
    tokenLifetime: options.tokenLifetime ?? TOKEN_LIFETIME,
    onDeviation,
    ...(port === undefined ? {} : { port }),
    ...(limits === undefined ? {} : { limits }),
  });
  const app = await createApp({
    appId: APP_ID,
    privateKey: appKeys().privateKey,
    webhookSecrets: [SECRET],
    baseUrl: front.baseUrl,
    clock,
    store: mortalStore(options.store, mortality),
    log,
    operator: { paused: false, receiptSecret: options.receiptSecret ?? "" },
  });
  const server = createDoorServer(app.handler);
  const webhookUrl = `${await listenOnLoopback(server, 0)}${WEBHOOK_PATH}`;
  return {
    app,
    front,
    webhookUrl,
    async send(delivery, id) {
      const { status } = await sendDelivery({ url: webhookUrl, secret: SECRET, delivery, id });
      if (status !== 202) throw new Error(`A delivery of ${delivery.name} was answered with ${status}.`);
    },
    kill() {
      mortality.dead = true;
    },
    async end() {
      mortality.dead = true;
      app.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await front.close();
    },
  };
}
