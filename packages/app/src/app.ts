/**
 * The app as its hosts see it: a handler for deliveries, and the bot that they ring for.
 *
 * A host that runs it for real puts the handler into a server and gives the app to a worker. One that rehearses has a
 * clock of its own, and says when to work and when to sweep.
 */
import type { Duration } from "@rfckit/core";
import type { Bot, Clock, Leases, Ledger, Log } from "@rfckit/reconciler";
import type { Handler } from "./front-door.ts";
import type { Identity } from "./identify.ts";
import type { Limits } from "./limits.ts";
import type { PendingRings } from "./pending-rings.ts";
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
  readonly ledger: Ledger;
  readonly leases: Leases;
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
  /** For `node:http`. An answer waits for nothing but the delivery itself: no request goes to GitHub before it. */
  readonly handler: Handler;
  readonly bot: Bot;
  /** What was rung for and is still to be passed on to the bot: the worker's, or `work`'s. */
  readonly pending: PendingRings;
  /** Asks GitHub whether it knows this app by its key, for `patience` ms at most. */
  identify(patience: Duration): Promise<Identity>;
  /** Passes on what was rung and works until nothing is due. Not while a worker is running. */
  work(): Promise<void>;
  /** Looks for what changed unnoticed, and rings for it. Not while a worker is running. */
  sweep(): Promise<void>;
  /** From now on no pass begins; one that is running goes on to its end. */
  close(): void;
}
