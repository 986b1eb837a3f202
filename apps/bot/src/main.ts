#!/usr/bin/env node
/**
 * The bot as a process: arguments, settings, signals and the exit status.
 */
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import {
  createProcessLog,
  describeProblems,
  findDatabaseProblem,
  passwordsIn,
  readDatabase,
  type SettingProblem,
  type Settings,
} from "@rfckit/app/settings";
import { sayFailure } from "@rfckit/reconciler";
import { CannotStart } from "./cannot-start.ts";
import { prepare, WRONG_SETTINGS } from "./prepare.ts";

/**
 * Signals this close together, in ms, are one: `npm start` passes on what the terminal has sent to the bot already.
 */
const DOUBLED = 500;

const clock = { now: () => Date.now() };

async function main(args: readonly string[]): Promise<number> {
  const prepared = prepare(args, process.env, (path) => readFileSync(path, "utf8"));
  if (prepared.kind === "end") {
    process.stdout.write(prepared.out);
    process.stderr.write(prepared.err);
    return prepared.status;
  }
  if (prepared.kind === "wrong") {
    process.stderr.write(describeProblems(await withDatabase(prepared.problems)));
    return WRONG_SETTINGS;
  }
  const { settings, warnings } = prepared;
  const log = createProcessLog({
    write: (line) => process.stdout.write(line),
    level: settings.logLevel,
    isTerminal: process.stdout.isTTY === true,
    clock,
    secrets: secretsOf(settings),
  });
  process.on("uncaughtException", (error) => {
    // Not Node's own words: those print what hangs on the error too, such as a request with its body.
    log.warn("crashed", { why: sayFailure(error), bug: true });
    process.exit(1);
  });
  const signal = waitForSignal();
  for (const message of warnings) log.warn("setting", { message });
  // Loaded here, so that wrong settings are told at once.
  const { startBot } = await import("./start-bot.ts");
  const bot = await Promise.race([startBot(settings, clock, log), signal]);
  if (bot === null) return 0;
  await signal;
  log.info("stopping", {
    message: "Stopping: the pass that is running may end. A second signal ends it at once.",
  });
  await bot.stop();
  return 0;
}

/** With whatever is wrong with the database, where nothing was found wrong with its setting. */
async function withDatabase(problems: readonly SettingProblem[]): Promise<readonly SettingProblem[]> {
  const database = readDatabase(process.env["DATABASE_URL"] || undefined);
  if (!database.ok) return problems;
  const problem = await findDatabaseProblem(database.value);
  return problem === null ? problems : [...problems, problem];
}

function secretsOf({ webhookSecrets, receiptSecret, metricsToken, database }: Settings): readonly string[] {
  const own = [...webhookSecrets, receiptSecret, metricsToken, ...passwordsIn(database)];
  return own.filter((each) => each !== undefined && each !== null);
}

/** Resolves at the first signal to end; a second one ends the process there and then. */
function waitForSignal(): Promise<null> {
  return new Promise((resolve) => {
    let first: number | null = null;
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.on(signal, () => {
        first ??= performance.now();
        resolve(null);
        if (performance.now() - first > DOUBLED) process.exit(128 + constants.signals[signal]);
      });
    }
  });
}

// A log that nobody reads any more is no reason to end.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

/** Ends the process once everything that was written has been taken. */
function end(status: number): void {
  process.stdout.write("", () => process.stderr.write("", () => process.exit(status)));
}

main(process.argv.slice(2)).then(end, (error: unknown) => {
  const known = error instanceof CannotStart;
  const why = known ? error.message : `this is a bug. ${sayFailure(error)}`;
  process.stderr.write(`rfckit bot: ${why}\n`);
  end(known ? WRONG_SETTINGS : 1);
});
