/**
 * The app as its hosts see it: a handler for deliveries, and the bot that they ring for.
 *
 * A host that runs it for real puts the handler into a server and gives the app to a worker. One that rehearses has a
 * clock of its own, and says when to work and when to sweep.
 */
import type { Duration } from "@rfckit/core";
import type { Bot, Clock, Log, Store } from "@rfckit/reconciler";
import type { Handler } from "./front-door.ts";
import type { Identity } from "./identify.ts";
import type { Limits } from "./limits.ts";
import type { WebhookSecrets } from "./signature.ts";

export interface AppOptions {
  /** The GitHub App's numeric id. */
  readonly appId: number;
  /** Its private key, as PEM. */
  readonly privateKey: string;
  /** Any of them may have signed a delivery. None may be empty. */
  readonly webhookSecrets: WebhookSecrets;
  /** Where GitHub's REST API is, without a slash at its end: `https://api.github.com`, or `https://HOST/api/v3`. */
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly store: Store;
  readonly log: Log;
  readonly operator: {
    /** Pauses everything (D34). */
    readonly paused: boolean;
    /** Seals the receipts; empty where there is none. */
    readonly receiptSecret: string;
  };
  readonly limits?: Partial<Limits>;
}

export interface App {
  /**
   * For `node:http`. A delivery is acknowledged once what it rings for is stored, and waits for nothing else: no request goes to
   * GitHub before that.
   */
  readonly handler: Handler;
  readonly bot: Bot;
  /** From now on `listener` is told whenever a delivery has rung; `null` for nobody. */
  listen(listener: (() => void) | null): void;
  /** Asks GitHub whether it knows this app by its key, for `patience` ms at most. */
  identify(patience: Duration): Promise<Identity>;
  /** From now on no pass begins; one that is running goes on to its end. */
  close(): void;
}
