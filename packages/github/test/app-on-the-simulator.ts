/** A world served over HTTP, and an app of the adapter's on it: with real keys, tokens and octokits. */
import { generateKeyPairSync } from "node:crypto";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import type { Clock } from "@rfckit/reconciler";
import type { World } from "@rfckit/simulator";
import { createFront, type Front, type FrontOptions } from "@rfckit/simulator/http";
import { type Connections, createConnections } from "../src/index.ts";

const APP_ID = 4711;
const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
/** GitHub's clock and the host's differ by virtual years: octokit says so each time. */
export const SILENT_LOG = { debug() {}, info() {}, warn() {}, error() {} };

export interface ServedApp {
  readonly front: Front;
  readonly connections: Connections;
  /** What deviated from GitHub's own descriptions. */
  readonly deviations: readonly string[];
  close(): Promise<void>;
}

export async function serveApp(
  world: World,
  clock: Clock,
  owner: string,
  more: Partial<FrontOptions> = {},
): Promise<ServedApp> {
  const deviations: string[] = [];
  world.github("rfcbot[bot]");
  const front = await createFront(world, {
    app: {
      id: APP_ID,
      slug: "rfcbot",
      name: "rfcbot",
      publicKey: keys.publicKey,
      webhookSecret: "x".repeat(20),
      owner,
    },
    tokenLifetime: 1000 * 365 * 86_400_000,
    onDeviation: (deviation) => deviations.push(JSON.stringify(deviation)),
    ...more,
  });
  const tokens = new Map<string, string>();
  const octokit = (auth: object) =>
    new Octokit({
      authStrategy: createAppAuth,
      auth: { appId: APP_ID, privateKey: keys.privateKey, cache: tokens, ...auth },
      baseUrl: front.baseUrl,
      log: SILENT_LOG,
    });
  const connections = createConnections({
    appOctokit: octokit({}),
    octokitFor: async (installationId) => ({
      request: octokit({ installationId }).request,
      forgetToken: () => tokens.clear(),
    }),
    clock,
  });
  return { front, connections, deviations, close: () => front.close() };
}
