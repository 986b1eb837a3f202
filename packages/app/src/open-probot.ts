/**
 * Probot as this app wants it: it has the keys and hands out deliveries, and does nothing by itself.
 *
 * Nothing is read from the environment, as Probot's own `createProbot` would, nor from `*.pem` files in the current folder.
 */
import type { Log } from "@rfckit/reconciler";
import { Probot } from "probot";
import { createPatientFetch, plainOctokit } from "./plain-octokit.ts";
import { createProbotLog } from "./probot-log.ts";
import type { TokenCache } from "./token-cache.ts";

export interface ProbotOptions {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** Left out, Probot would take one that everybody knows. */
  readonly webhookSecret: string;
  readonly baseUrl: string;
  readonly log: Log;
  readonly tokens: TokenCache;
}

/** Resolves once Probot can be used; it has asked GitHub nothing by then. */
export async function openProbot(options: ProbotOptions): Promise<Probot> {
  const { appId, privateKey, webhookSecret, baseUrl } = options;
  const log = createProbotLog(options.log);
  const probot = new Probot({
    appId,
    privateKey,
    secret: webhookSecret,
    baseUrl,
    log,
    Octokit: plainOctokit(options.tokens),
    request: { fetch: createPatientFetch(), log },
  });
  return probot.ready();
}
