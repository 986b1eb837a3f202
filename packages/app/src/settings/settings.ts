/**
 * The bot's settings, from the environment. All are checked before anything else happens, and everything that is wrong is
 * told at once. Their names are Probot's where Probot has them.
 *
 * A setting that is there and empty counts as not set: places that keep settings often know no other way.
 */
import { type Duration, HOUR, MINUTE, SECOND } from "@rfckit/core";
import { z } from "zod";
import { LOG_LEVELS, type LogLevel } from "../process-log.ts";
import type { WebhookSecrets } from "../signature.ts";
import { type DatabaseSetting, readDatabase } from "./database.ts";
import { isOpenToReaders, readGitHubAddress } from "./github-address.ts";
import { type ReadText, readPrivateKey } from "./private-key.ts";
import { quote, type SettingProblem } from "./setting-problem.ts";

export interface Settings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecrets: WebhookSecrets;
  /** Where GitHub's REST API is, without a slash at its end. */
  readonly baseUrl: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: LogLevel;
  /** Empty where there is none. */
  readonly receiptSecret: string;
  readonly paused: boolean;
  /** Whether nothing is to be written, and what would be is logged. */
  readonly dryRun: boolean;
  readonly database: DatabaseSetting;
  /** What whoever reads the metrics has to send; `null` where nobody has to. */
  readonly metricsToken: string | null;
  readonly sweepInterval: Duration;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export type SettingsOutcome =
  | { readonly ok: true; readonly settings: Settings; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] };

/** Shorter secrets can be guessed by trying. */
const SHORTEST_SECRET = 16;
const SHORTEST_SWEEP: Duration = 30 * SECOND;
const LONGEST_SWEEP: Duration = 24 * HOUR;
/** Probot has these, and this bot does without. */
const WITHOUT_EFFECT = ["WEBHOOK_PATH", "WEBHOOK_PROXY_URL", "REDIS_URL", "SENTRY_DSN", "LOG_FORMAT"];

/** Reads and checks everything. `readText` gives the private key's file. */
export function readSettings(env: Environment, readText: ReadText): SettingsOutcome {
  const get = (name: string): string | undefined => (env[name] === "" ? undefined : env[name]);
  const parsed = schemaFor(readText).safeParse({
    appId: get("APP_ID"),
    privateKey: { text: get("PRIVATE_KEY"), path: get("PRIVATE_KEY_PATH") },
    webhookSecret: get("WEBHOOK_SECRET"),
    previousSecret: get("WEBHOOK_SECRET_PREVIOUS"),
    baseUrl: { apiUrl: get("GITHUB_API_URL"), host: get("GHE_HOST"), protocol: get("GHE_PROTOCOL") },
    port: get("PORT"),
    host: get("HOST"),
    logLevel: get("LOG_LEVEL"),
    receiptSecret: get("RECEIPT_SECRET"),
    paused: get("PAUSED"),
    dryRun: get("DRY_RUN"),
    metricsToken: get("METRICS_TOKEN"),
    sweepInterval: get("SWEEP_INTERVAL"),
    database: get("DATABASE_URL"),
  });
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(problemOf) };
  const { webhookSecret, previousSecret, ...rest } = parsed.data;
  const webhookSecrets: WebhookSecrets =
    previousSecret === undefined ? [webhookSecret] : [webhookSecret, previousSecret];
  const settings = { ...rest, webhookSecrets };
  return { ok: true, settings, warnings: warningsFor(settings, get) };
}

function schemaFor(readText: ReadText) {
  const text = z.string().optional();
  return z.object({
    appId: text.transform(readAppId),
    privateKey: z
      .object({ text, path: text })
      .transform(({ text, path }, context) => unwrap(readPrivateKey({ text, path }, readText), context)),
    webhookSecret: text.transform((secret, context) => readSecret("WEBHOOK_SECRET", secret, context)),
    previousSecret: text.transform((secret, context) =>
      secret === undefined ? undefined : readSecret("WEBHOOK_SECRET_PREVIOUS", secret, context),
    ),
    baseUrl: z
      .object({ apiUrl: text, host: text, protocol: text })
      .transform(({ apiUrl, host, protocol }, context) =>
        unwrap(readGitHubAddress({ apiUrl, host, protocol }), context),
      ),
    port: text.transform(readPort),
    // Only this machine, unless somebody says otherwise: a container does.
    host: text.transform((host) => host?.trim() ?? "127.0.0.1"),
    logLevel: text.transform(readLogLevel),
    receiptSecret: text.transform((secret, context) =>
      secret === undefined ? "" : readSecret("RECEIPT_SECRET", secret, context),
    ),
    paused: text.transform((paused, context) => readSwitch("PAUSED", "pause everything", paused, context)),
    dryRun: text.transform((dry, context) => readSwitch("DRY_RUN", "write nothing", dry, context)),
    metricsToken: text.transform((token, context) =>
      token === undefined ? null : readSecret("METRICS_TOKEN", token, context),
    ),
    sweepInterval: text.transform(readSweepInterval),
    database: text.transform((url, context) => unwrap(readDatabase(url), context)),
  });
}

type Context = z.RefinementCtx<unknown>;

function readAppId(text: string | undefined, context: Context): number {
  const found = text?.trim();
  if (found !== undefined && /^[1-9]\d{0,14}$/u.test(found)) return Number(found);
  const clientId = /^Iv\d/u.test(found ?? "") ? ": that is the client ID" : "";
  return complain(context, {
    setting: "APP_ID",
    found: found === undefined ? "nothing" : `${quote(found)}${clientId}`,
    expected: "the GitHub App's id, a number",
    remedy: "Copy the App ID from the top of the app's settings on GitHub.",
  });
}

function readSecret(setting: string, secret: string | undefined, context: Context): string {
  const wrong = (found: string): never =>
    complain(context, {
      setting,
      found,
      expected: `a secret of ${SHORTEST_SECRET} characters or more`,
      remedy:
        setting === "RECEIPT_SECRET" || setting === "METRICS_TOKEN"
          ? "Make one with `openssl rand -hex 32`, or take the setting away."
          : "Make one with `openssl rand -hex 32`, and set it here and as the webhook secret in the app's settings on GitHub.",
    });
  if (secret === undefined) return wrong("nothing: anybody could send deliveries");
  if (secret === "development") return wrong('"development": everybody knows that one');
  if (secret !== secret.trim()) return wrong("white space at its beginning or end, probably copied along");
  if (secret.length < SHORTEST_SECRET) return wrong(`${secret.length} characters: it could be guessed`);
  return secret;
}

function readPort(text: string | undefined, context: Context): number {
  const found = text?.trim() ?? "3000";
  if (/^\d{1,5}$/u.test(found) && Number(found) <= 65_535) return Number(found);
  return complain(context, {
    setting: "PORT",
    found: quote(found),
    expected: "a port, from 1 to 65535, or 0 for any that is free",
    remedy: "Set such a number, or take the setting away: then it is 3000.",
  });
}

function readLogLevel(text: string | undefined, context: Context): LogLevel {
  const found = text?.trim().toLowerCase() ?? "info";
  const level = LOG_LEVELS.find((each) => each === found);
  if (level !== undefined) return level;
  return complain(context, {
    setting: "LOG_LEVEL",
    found: quote(found),
    expected: `one of ${LOG_LEVELS.join(", ")}`,
    remedy: "Set one of these, or take the setting away: then it is info.",
  });
}

function readSwitch(setting: string, on: string, text: string | undefined, context: Context): boolean {
  const found = text?.trim().toLowerCase() ?? "false";
  if (["true", "1", "yes", "on"].includes(found)) return true;
  if (["false", "0", "no", "off"].includes(found)) return false;
  return complain(context, {
    setting,
    found: quote(found),
    expected: "true or false",
    remedy: `Set true to ${on}, or take the setting away.`,
  });
}

/** Written as in the configuration: one whole number and a unit. */
function readSweepInterval(text: string | undefined, context: Context): Duration {
  const found = text?.trim() ?? "5m";
  const [, count, unit] = /^(\d{1,6})([smh])$/u.exec(found) ?? [];
  const length = Number(count) * (unit === "s" ? SECOND : unit === "m" ? MINUTE : HOUR);
  if (length >= SHORTEST_SWEEP && length <= LONGEST_SWEEP) return length;
  return complain(context, {
    setting: "SWEEP_INTERVAL",
    found: quote(found),
    expected: "a time from 30s to 24h, such as 5m",
    remedy: "Set such a time, or take the setting away: then it is 5m.",
  });
}

function warningsFor(settings: Settings, get: (name: string) => string | undefined): readonly string[] {
  const ignored = WITHOUT_EFFECT.filter((name) => get(name) !== undefined);
  return [
    ...(settings.receiptSecret === ""
      ? [
          "RECEIPT_SECRET isn't set: the receipts in the bot's comments bear no seal, so whoever can edit those is trusted.",
        ]
      : []),
    ...(isOpenToReaders(settings.baseUrl)
      ? [
          `${settings.baseUrl} is plain HTTP: whoever is between the bot and that server can read the app's tokens.`,
        ]
      : []),
    ...ignored.map((name) => `${name} is set, and has no effect here.`),
  ];
}

/** A problem as zod carries it. */
function complain(context: Context, problem: SettingProblem): never {
  context.addIssue({ code: "custom", params: { problem } });
  return z.NEVER;
}

function unwrap<T>(
  outcome:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly problem: SettingProblem },
  context: Context,
): T {
  return outcome.ok ? outcome.value : complain(context, outcome.problem);
}

function problemOf(issue: z.core.$ZodIssue): SettingProblem {
  const params = issue.code === "custom" ? issue.params : undefined;
  if (params === undefined) throw new Error(`The settings' schema complains without words: ${issue.message}`);
  return params["problem"] as SettingProblem;
}
