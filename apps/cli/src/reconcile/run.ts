/** Runs the app once over everything, with the settings that the bot has, and tells what came of it. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type App, createApp, identityProblem, reconcileEverything } from "@rfckit/app";
import {
  describeProblems,
  type Kept,
  openKept,
  openKeptToRead,
  readSettings,
  type Settings,
} from "@rfckit/app/settings";
import { SECOND } from "@rfckit/core";
import { type PullKey, SILENT, sayWould, type Would } from "@rfckit/reconciler";
import { lastingDatabase, openDatabase } from "../database/open-database.ts";
import type { Io } from "../io.ts";
import { createStatusLine } from "../status-line.ts";
import { UsageError } from "../usage-error.ts";
import { progressText } from "./progress.ts";
import { reportText, type Told } from "./report.ts";

export interface ReconcileRequest {
  readonly dryRun: boolean;
  readonly format: "pretty" | "json";
}

/** How long GitHub may take to say who the app is, in ms. */
const PATIENCE = 10 * SECOND;
const clock = { now: () => Date.now() };

/** Gives the exit status: 1 where something couldn't be looked at. Throws `UsageError` where nothing could be done at all. */
export async function runReconcile({ dryRun, format }: ReconcileRequest, io: Io): Promise<number> {
  const read = readSettings(io.env, (path) => readFileSync(resolve(io.cwd, path), "utf8"));
  if (!read.ok) {
    await io.stderr.write(describeProblems(read.problems, "rfc reconcile"));
    return 2;
  }
  const { settings } = read;
  const wants = {
    ...settings,
    dryRun: dryRun || settings.dryRun,
    database: lastingDatabase(settings.database, io.cwd),
  };
  const kept = await openDatabase(() =>
    wants.dryRun ? openKeptToRead(wants.database, clock, SILENT) : openKept(wants.database, clock, SILENT, 0),
  );
  try {
    const told = await reconcile(wants, kept, io);
    await io.stdout.write(
      format === "json" ? `${JSON.stringify(told, null, 2)}\n` : reportText(told, wants.dryRun),
    );
    return told.failed.length === 0 ? 0 : 1;
  } finally {
    await kept.close();
  }
}

async function reconcile(settings: Settings, kept: Kept, io: Io): Promise<Told> {
  const line = createStatusLine(io.stderr);
  const would: Would[] = [];
  const report = await reconcileEverything({
    makeApp: async (hears) => {
      const onWould = (each: Would): void => void would.push(each);
      const dry = settings.dryRun ? { onWould } : {};
      return introduced(await createApp({ ...appOptions(settings, kept), ...dry, ...hears }), settings);
    },
    store: kept.store,
    clock,
    pause: async (length) => void (await sleep(length)),
    // What is waited for is told at once, since nothing else will be for a while.
    onProgress: (progress) => line.show(() => progressText(progress), progress.waiting !== null),
  });
  line.close();
  const records = await kept.store.standings.list();
  const places = new Map(records.map(({ key, owner, name }) => [key.repository, `${owner}/${name}`]));
  const place = ({ repository, number }: PullKey): string => {
    const named = places.get(repository) ?? `the repository with the id ${repository}`;
    return number === 0 ? named : `${named}#${number}`;
  };
  return {
    pulls: report.pulls,
    restored: report.restored.map(place),
    failed: [
      ...report.failed.map(({ errand, key, why }) => ({
        where: errand === "everywhere" ? "the installations" : place(key),
        why,
      })),
      ...report.missed.map(({ installation, why }) => ({ where: `the installation ${installation}`, why })),
    ],
    would: would.map((each) => ({
      where: place("key" in each ? each.key : { repository: each.repository, number: 0 }),
      what: sayWould(each),
    })),
  };
}

function appOptions(settings: Settings, { store }: Kept) {
  const { appId, privateKey, webhookSecrets, baseUrl, paused, receiptSecret } = settings;
  const operator = { paused, receiptSecret };
  return { appId, privateKey, webhookSecrets, baseUrl, clock, store, log: SILENT, operator };
}

/** An app that GitHub knows, or `UsageError`. */
async function introduced(app: App, settings: Settings): Promise<App> {
  const identity = await app.identify(PATIENCE);
  const problem =
    identity.kind === "unreachable"
      ? `can't ask ${settings.baseUrl} anything: ${identity.why}. Try again once it answers.`
      : identityProblem(identity, settings);
  if (problem !== null) throw new UsageError(problem);
  return app;
}
