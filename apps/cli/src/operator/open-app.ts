/** The app as its operator runs it, by the same settings, for commands that act as the bot. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type App, type AppOptions, createApp, identityProblem } from "@rfckit/app";
import { describeProblems, type Kept, readSettings, type Settings } from "@rfckit/app/settings";
import { SECOND } from "@rfckit/core";
import { SILENT } from "@rfckit/reconciler";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

/** The host's. */
export const clock = { now: () => Date.now() };

/** How long GitHub may take to say who the app is, in ms. */
const PATIENCE = 10 * SECOND;

/** The bot's settings out of the environment; `null` where some are wrong, which is told by then. */
export async function readOperator(io: Io, command: string): Promise<Settings | null> {
  const read = readSettings(io.env, (path) => readFileSync(resolve(io.cwd, path), "utf8"));
  if (read.ok) return read.settings;
  await io.stderr.write(describeProblems(read.problems, command));
  return null;
}

/** An app that GitHub knows. Throws `UsageError` where it doesn't, or can't be asked. */
export async function openApp(
  settings: Settings,
  { store }: Pick<Kept, "store">,
  more: Partial<Pick<AppOptions, "onWould" | "onSettled" | "onRestored">> = {},
): Promise<App> {
  const { appId, privateKey, webhookSecrets, baseUrl, paused, receiptSecret } = settings;
  const operator = { paused, receiptSecret };
  const common = { appId, privateKey, webhookSecrets, baseUrl, clock, store, log: SILENT, operator };
  const app = await createApp({ ...common, ...more });
  const identity = await app.identify(PATIENCE);
  const problem =
    identity.kind === "unreachable"
      ? `can't ask ${settings.baseUrl} anything: ${identity.why}. Try again once it answers.`
      : identityProblem(identity, settings);
  if (problem !== null) throw new UsageError(problem);
  return app;
}
