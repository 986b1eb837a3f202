/**
 * Looks at everything once: every open RFC of every installation, whatever changed of late, and every pull request that the
 * ledger knows. A lost database, or an old one that was put back, is made whole so, from GitHub and the receipts there.
 */
import { type Duration, SECOND } from "@rfckit/core";
import { type Clock, type Errand, type PullKey, type Store, sayFailure } from "@rfckit/reconciler";
import type { App, AppOptions } from "./app.ts";

export interface ReconcileOptions {
  /** Makes the app on that store, with what is to hear of its doings. */
  readonly makeApp: (hears: Required<Pick<AppOptions, "onSettled" | "onRestored">>) => Promise<App>;
  readonly store: Pick<Store, "ledger">;
  readonly clock: Clock;
  /** Waits so many ms: for GitHub's limits. */
  readonly pause: (length: Duration) => Promise<void>;
  readonly onProgress: (progress: ReconcileProgress) => void;
}

export interface ReconcileProgress {
  /** How many pull requests were looked at. */
  readonly pulls: number;
  /** What it waits for now, in ms; `null` while it works. */
  readonly waiting: Duration | null;
}

export interface ReconcileReport {
  /** How many pull requests were looked at. */
  readonly pulls: number;
  /** Those whose ledgers were made whole from receipts. */
  readonly restored: readonly PullKey[];
  /** What couldn't be looked at. */
  readonly failed: readonly { readonly errand: Errand; readonly key: PullKey; readonly why: string }[];
  /** Installations whose repositories couldn't be asked for: what is new there wasn't found. */
  readonly missed: readonly { readonly installation: number; readonly why: string }[];
}

/** Works until nothing is due, and waits for GitHub's limits on the way. What fails isn't tried again here. */
export async function reconcileEverything(options: ReconcileOptions): Promise<ReconcileReport> {
  const { clock, onProgress } = options;
  const pulls = new Set<string>();
  const restored = new Map<string, PullKey>();
  const failed = new Map<string, ReconcileReport["failed"][number]>();
  let postponed = false;
  const app = await options.makeApp({
    onRestored: (key) => restored.set(nameOf(key), key),
    onSettled({ errand, key }, { kind }, why) {
      const name = `${errand} ${nameOf(key)}`;
      failed.delete(name);
      if (kind === "failed") failed.set(name, { errand, key, why: why ?? "" });
      if (kind === "postponed") postponed = true;
      if (kind === "served" && errand === "pull") pulls.add(nameOf(key));
      onProgress({ pulls: pulls.size, waiting: null });
    },
  });
  const { bot } = app;
  await bot.sweep();
  for (const key of await options.store.ledger.pulls()) await bot.ring(key);
  for (;;) {
    postponed = false;
    await bot.run();
    if (!postponed) break;
    const due = (await bot.nextDue()) ?? clock.now();
    const waiting = Math.max(SECOND, due - clock.now());
    onProgress({ pulls: pulls.size, waiting });
    await options.pause(waiting);
  }
  app.close();
  const missed = app.missed().map(({ installation, error }) => ({ installation, why: sayFailure(error) }));
  return { pulls: pulls.size, restored: [...restored.values()], failed: [...failed.values()], missed };
}

function nameOf({ repository, number }: PullKey): string {
  return `${repository}#${number}`;
}
