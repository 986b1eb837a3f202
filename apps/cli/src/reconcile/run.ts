/** Runs the app once over everything, with the settings that the bot has, and tells what came of it. */
import { setTimeout as sleep } from "node:timers/promises";
import { reconcileEverything } from "@rfckit/app";
import { type Kept, openKept, openKeptToRead, type Settings } from "@rfckit/app/settings";
import { type PullKey, SILENT, sayWould, type Would } from "@rfckit/reconciler";
import type { Io } from "../io.ts";
import { clock, openApp, readOperator } from "../operator/open-app.ts";
import { lastingDatabase, openDatabase } from "../operator/open-database.ts";
import { createStatusLine } from "../status-line.ts";
import { progressText } from "./progress.ts";
import { reportText, type Told } from "./report.ts";

export interface ReconcileRequest {
  readonly dryRun: boolean;
  readonly format: "pretty" | "json";
}

/** Gives the exit status: 1 where something couldn't be looked at. Throws `UsageError` where nothing could be done at all. */
export async function runReconcile({ dryRun, format }: ReconcileRequest, io: Io): Promise<number> {
  const settings = await readOperator(io, "rfc reconcile");
  if (settings === null) return 2;
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
      return openApp(settings, kept, { ...(settings.dryRun ? { onWould } : {}), ...hears });
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
