/**
 * The app as its hosts see it: a handler for deliveries, and the bot that they ring for.
 *
 * A host that runs it for real puts the handler into a server and gives the app to a worker. One that rehearses has a
 * clock of its own, and says when to work and when to sweep.
 */
import type { Duration } from "@rfckit/core";
import type { Allotted, Missed } from "@rfckit/github";
import type { Bot, BotOptions, Clock, Log, Meter, Store, Would } from "@rfckit/reconciler";
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
  /** Where it is given, nothing is written, neither to GitHub nor to the store: it hears of what would be, in order. */
  readonly onWould?: (would: Would) => void;
  readonly meter?: AppMeter;
  readonly onSettled?: NonNullable<BotOptions["onSettled"]>;
  readonly onRestored?: NonNullable<BotOptions["onRestored"]>;
}

/** What became of a delivery. A repeated one had been accepted; a failed one may be sent again. */
export type DeliveryOutcome = "accepted" | "repeated" | "failed";

/** What is counted for the operator. */
export interface AppMeter extends Meter {
  /** A delivery came that was signed. */
  delivered(event: string, outcome: DeliveryOutcome): void;
  /** Something was refused at the door, with that HTTP status. */
  turnedAway(status: number): void;
  /** GitHub was asked: by a route of REST or an operation of GraphQL. `status` is `null` where no answer came. */
  asked(kind: string, status: number | null): void;
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
  /** The id of the repository that has this name now; `null` where the app isn't installed there. Throws `GitHubUnavailable`. */
  findRepository(owner: string, name: string): Promise<number | null>;
  /** The installations whose repositories couldn't be asked for, when that was last tried. */
  missed(): readonly Missed[];
  /** What GitHub still lets each installation ask. */
  allotments(): readonly Allotted[];
  /** From now on no pass begins; one that is running goes on to its end. */
  close(): void;
}
