/**
 * The GitHub App: Probot with our front door before it, and the bot behind it.
 *
 * Probot has the app's keys and hands out deliveries that were let in. Its own middleware stays unused: it takes bodies
 * of any size and length, knows one secret, and answers only when everything is done.
 */
import { createConnections } from "@rfckit/github";
import { createBot, GitHubRefused, GitHubUnavailable } from "@rfckit/reconciler";
import type { Probot } from "probot";
import type { App, AppOptions } from "./app.ts";
import { createClosingLeases } from "./closing-leases.ts";
import { createFrontDoor } from "./front-door.ts";
import { identify } from "./identify.ts";
import { LIMITS } from "./limits.ts";
import { openProbot } from "./open-probot.ts";
import { PendingRings } from "./pending-rings.ts";
import { ringFor } from "./ring-for.ts";
import { whyOf } from "./why-of.ts";

/** Makes the app. It asks GitHub nothing yet: whether id and key belong together, `identify` tells. */
export async function createApp(options: AppOptions): Promise<App> {
  const { clock, log } = options;
  const probot = await openProbot({
    appId: options.appId,
    privateKey: options.privateKey,
    webhookSecret: options.webhookSecrets[0],
    baseUrl: options.baseUrl,
    log,
  });
  const connections = createConnections({
    appOctokit: await probot.auth(),
    octokitFor: (installationId) => probot.auth(installationId),
    clock,
    baseUrl: options.baseUrl,
  });
  const leases = createClosingLeases(options.leases);
  const bot = createBot({
    github: connections.github,
    ledger: options.ledger,
    clock,
    leases,
    log,
    repositories: () => connections.repositories(),
    operator: options.operator,
  });
  const pending = new PendingRings();

  /** GitHub's failures are the world's, and told; anything else is a bug, and the caller's. */
  const withstand = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof GitHubUnavailable || error instanceof GitHubRefused)) throw error;
      log.warn("sweep-failed", { why: whyOf(error) });
    }
  };

  probot.onAny(({ id, name, payload }) => {
    const rung = ringFor(name, payload, { bot, connections, pending });
    log.info("delivery", { id, name, rings: rung });
  });

  return {
    handler: createFrontDoor({
      secrets: options.webhookSecrets,
      limits: { ...LIMITS, ...options.limits },
      clock,
      log,
      // Probot's type knows each event's own payload; here it is whatever was signed.
      deliver: (delivery) => probot.receive(delivery as unknown as Parameters<Probot["receive"]>[0]),
    }),
    bot,
    pending,
    identify: async (patience) => identify(await probot.auth(), patience),
    work: async () => {
      do {
        await withstand(() => pending.passOn(bot));
        await bot.run();
      } while (!pending.isEmpty);
    },
    sweep: () => withstand(() => bot.sweep()),
    close: () => leases.close(),
  };
}
