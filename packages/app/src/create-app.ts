/**
 * The GitHub App: Probot with our front door before it, and the bot behind it.
 *
 * Probot has the app's keys and hands out deliveries that were let in. Its own middleware stays unused: it takes bodies
 * of any size and length, knows one secret, and answers only when everything is done.
 */
import { createConnections } from "@rfckit/github";
import { createBot, createDryRun, type GitHub, type Store } from "@rfckit/reconciler";
import type { Probot } from "probot";
import type { App, AppMeter, AppOptions } from "./app.ts";
import { createFrontDoor } from "./front-door.ts";
import { identify } from "./identify.ts";
import { LIMITS } from "./limits.ts";
import { MissedLog } from "./missed-log.ts";
import { openProbot } from "./open-probot.ts";
import { ringFor } from "./ring-for.ts";
import { TokenCache } from "./token-cache.ts";

/** Makes the app. It asks GitHub nothing yet: whether id and key belong together, `identify` tells. */
export async function createApp(options: AppOptions): Promise<App> {
  const { clock, log, meter = UNCOUNTED } = options;
  const tokens = new TokenCache();
  const probot = await openProbot({
    appId: options.appId,
    privateKey: options.privateKey,
    webhookSecret: options.webhookSecrets[0],
    baseUrl: options.baseUrl,
    log,
    tokens,
  });
  const connections = createConnections({
    appOctokit: await probot.auth(),
    octokitFor: async (installationId) => ({
      request: (await probot.auth(installationId)).request,
      forgetToken: () => tokens.forget(installationId),
    }),
    clock,
    baseUrl: options.baseUrl,
    onAnswer: (kind, status) => meter.asked(kind, status),
  });
  const missedLog = new MissedLog(log);
  const bot = createBot({
    ...portsOf(options, connections.github),
    clock,
    log,
    meter,
    repositories: async () => {
      const found = await connections.repositories();
      missedLog.tell(connections.missed());
      return found;
    },
    operator: options.operator,
    ...(options.onSettled === undefined ? {} : { onSettled: options.onSettled }),
    ...(options.onRestored === undefined ? {} : { onRestored: options.onRestored }),
  });
  let listener: (() => void) | null = null;

  probot.onAny(async ({ id, name, payload }) => {
    const rung = await ringFor(name, payload, { bot, connections });
    log.info("delivery", { id, name, rings: rung });
    if (rung > 0) listener?.();
  });

  return {
    handler: createFrontDoor({
      secrets: options.webhookSecrets,
      limits: { ...LIMITS, ...options.limits },
      clock,
      log,
      meter,
      // Probot's type knows each event's own payload; here it is whatever was signed.
      deliver: (delivery) => probot.receive(delivery as unknown as Parameters<Probot["receive"]>[0]),
    }),
    bot,
    listen: (next) => {
      listener = next;
    },
    identify: async (patience) => identify(await probot.auth(), patience),
    findRepository: (owner, name) => connections.find(owner, name),
    missed: () => connections.missed(),
    allotments: () => connections.allotments(),
    close: () => bot.close(),
  };
}

const UNCOUNTED: AppMeter = {
  ran() {},
  decision() {},
  clockAhead() {},
  delivered() {},
  turnedAway() {},
  asked() {},
};

/** What the bot writes to: on a dry run to nothing. */
function portsOf(
  { store, clock, onWould }: AppOptions,
  github: GitHub,
): { readonly github: GitHub; readonly store: Store } {
  if (onWould === undefined) return { github, store };
  return createDryRun({ github, ledger: store.ledger, standings: store.standings, clock, onWould });
}
