/**
 * Starts the bot with settings that are right in themselves: asks GitHub whether they fit together, listens, and works.
 */
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type App,
  createApp,
  createDoorServer,
  createWorker,
  identityProblem,
  logWould,
  WEBHOOK_PATH,
} from "@rfckit/app";
import { type Kept, openKept, openKeptToRead, type Settings } from "@rfckit/app/settings";
import { type Duration, SECOND } from "@rfckit/core";
import type { Clock, Log } from "@rfckit/reconciler";
import { CannotOpenStore } from "@rfckit/store";
import { CannotStart } from "./cannot-start.ts";
import { findStuck, judgeReadiness } from "./operations/health.ts";
import { createMetrics } from "./operations/metrics.ts";
import { createOperationsDoor } from "./operations/operations-door.ts";
import { withinTime } from "./operations/within-time.ts";

/** How long GitHub may take to say who the app is. */
const PATIENCE: Duration = 5 * SECOND;
/** The end of the process takes at most ten seconds: most of them are the running pass's. */
const LAST_PASS: Duration = 7 * SECOND;
const LAST_ANSWERS: Duration = SECOND;
const LAST_QUERIES: Duration = SECOND;
/** How long the database may take to say that it is there. */
const PING_TIME: Duration = 2 * SECOND;

export interface RunningBot {
  /** Takes no more deliveries, lets the running pass end, and resolves within ten seconds. */
  stop(): Promise<void>;
}

/** Resolves once it listens. Rejects with `CannotStart`. */
export async function startBot(settings: Settings, clock: Clock, log: Log): Promise<RunningBot> {
  const open = settings.dryRun ? openKeptToRead : openKept;
  const kept = await open(settings.database, clock, log).catch((error: unknown) => {
    throw error instanceof CannotOpenStore ? new CannotStart(`DATABASE_URL: ${error.message}`) : error;
  });
  try {
    return await startOn(kept, settings, clock, log);
  } catch (error) {
    await kept.close();
    throw error;
  }
}

async function startOn(kept: Kept, settings: Settings, clock: Clock, ownLog: Log): Promise<RunningBot> {
  const metrics = createMetrics(clock);
  const log = metrics.countWarnings(ownLog);
  const app = await createApp({
    appId: settings.appId,
    privateKey: settings.privateKey,
    webhookSecrets: settings.webhookSecrets,
    baseUrl: settings.baseUrl,
    clock,
    store: kept.store,
    log,
    meter: metrics.meter,
    ...(settings.dryRun ? { onWould: logWould(log) } : {}),
    operator: { paused: settings.paused, receiptSecret: settings.receiptSecret },
  });
  const worker = createWorker({
    bot: app.bot,
    listen: app.listen,
    clock,
    log,
    sweepInterval: settings.sweepInterval,
  });
  await introduce(app, settings, log);
  let stopping = false;
  const door = createOperationsDoor({
    stuck: () => findStuck({ busySince: worker.busySince(), lastRan: metrics.lastRan() }, clock.now()),
    readiness: async () => judgeReadiness({ stopping, databaseTrouble: await troubleOf(kept) }),
    metrics: () =>
      metrics.render({ backlog: () => kept.store.wakeUps.backlog(), allotments: () => app.allotments() }),
    metricsToken: settings.metricsToken,
    next: app.handler,
  });
  const server = createDoorServer(door);
  const address = await listen(server, settings);
  log.info("listening", {
    message: `Listening on ${address}. GitHub sends its deliveries to ${WEBHOOK_PATH} there.`,
    webhook: `${address}${WEBHOOK_PATH}`,
  });
  if (settings.dryRun) {
    log.warn("dry-run", {
      message: "A dry run: nothing is written, and what would be is logged as `would`.",
    });
  }
  worker.start();
  return {
    async stop() {
      stopping = true;
      const closed = once(server, "close");
      server.close();
      app.close();
      const ended = await worker.stop(LAST_PASS);
      await settleWithin(closed, LAST_ANSWERS);
      server.closeAllConnections();
      await settleWithin(kept.close(), LAST_QUERIES);
      log.info("stopped", { message: ended ? "Stopped." : "Stopped in the middle of a pass.", ended });
    },
  };
}

/** What is wrong with the database, in words that anybody may read; `null` where it answers. */
async function troubleOf({ ping }: Kept): Promise<string | null> {
  try {
    await withinTime(ping(), PING_TIME);
    return null;
  } catch {
    return "It doesn't answer. The log says more.";
  }
}

/** Whether id and key belong together; where GitHub can't be asked, that shows later. */
async function introduce(app: App, { appId, baseUrl }: Settings, log: Log): Promise<void> {
  const identity = await app.identify(PATIENCE);
  const problem = identityProblem(identity, { appId, baseUrl });
  if (problem !== null) throw new CannotStart(problem);
  if (identity.kind === "known") {
    log.info("app", { id: identity.id, slug: identity.slug });
  } else {
    log.warn("github-unreachable", {
      message: `Can't ask ${baseUrl} who the app is. The bot starts all the same, and tries again.`,
      ...(identity.kind === "unreachable" ? { why: identity.why } : {}),
    });
  }
}

/** The address that it listens on. */
async function listen(server: Server, { host, port }: Settings): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new CannotStart(
      WHY_NOT[code]?.(host, port) ?? `Can't listen on ${host}, port ${port}: ${message}.`,
    );
  }
  const bound = server.address() as AddressInfo;
  return `http://${bound.family === "IPv6" ? `[${bound.address}]` : bound.address}:${bound.port}`;
}

const WHY_NOT: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is in use already. Stop what uses it, or set PORT to another one.`,
  EACCES: (_, port) => `The process may not listen on port ${port}. Set PORT to one above 1023.`,
  EADDRNOTAVAIL: (host) => `HOST is ${host}, and this machine has no such address. Set 127.0.0.1 or 0.0.0.0.`,
  ENOTFOUND: (host) => `HOST is ${host}, and nothing is called that. Set 127.0.0.1 or 0.0.0.0.`,
};

/** Waits for it so long, and no longer. */
async function settleWithin(work: Promise<unknown>, time: Duration): Promise<void> {
  await withinTime(work, time).catch(() => {});
}
