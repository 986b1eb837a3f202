/** A small world served over HTTP, with an app on it: its keys, its tokens, and octokits that use them. */
import { createSign, generateKeyPairSync } from "node:crypto";
import { Octokit } from "@octokit/rest";
import { afterEach, expect } from "vitest";
import { createFront, type Front, type FrontOptions } from "../src/http/index.ts";
import { createVirtualClock, createWorld, type Wake } from "../src/index.ts";
import { BOT, SECOND, START } from "./contract/stage.ts";

export const APP_ID = 4711;

/** Two keys: the app's, and one that it doesn't know. */
const [keys, strangers] = [makeKeys(), makeKeys()];

export interface Claims {
  readonly iat?: number;
  readonly exp?: number;
  readonly iss?: unknown;
}

/** The app is `rfcbot`, installed at `acme`, which has `acme/rfcs` with the pull request #1 by zed, and `acme/secret`. */
export async function serveStage(more: Partial<FrontOptions> = {}) {
  const clock = createVirtualClock(START);
  const wakes: Wake[] = [];
  const deviations: string[] = [];
  const world = createWorld({ clock, onWake: (wake) => wakes.push(wake) });
  const repository = world.addRepository({
    owner: "acme",
    name: "rfcs",
    files: { ".github/rfcbot.yml": "version: 1\n", "accepted/old.md": "# Old\n\nText.\n" },
  });
  const secret = world.addRepository({ owner: "acme", name: "secret", private: true });
  repository.grant("ada", "write");
  const pull = repository.openPull({
    author: "zed",
    title: "An example",
    labels: ["project-wasmtime"],
    files: { "accepted/example.md": "# Example\n" },
  });
  const open = () =>
    createFront(world, {
      app: {
        id: APP_ID,
        slug: BOT.replace("[bot]", ""),
        name: "RFC bot",
        publicKey: keys.publicKey,
        webhookSecret: "secret",
        owner: "acme",
      },
      onDeviation: (deviation) => deviations.push(String(deviation)),
      ...more,
    });
  const front = await open();

  /** A JSON Web Token, by default as good as one can be. */
  const appToken = (claims: Claims = {}, { forged = false, alg = "RS256" } = {}): string => {
    const now = Math.floor(clock.now() / SECOND);
    const pack = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    const signed = `${pack({ alg, typ: "JWT" })}.${pack({ iat: now - 30, exp: now + 570, iss: APP_ID, ...claims })}`;
    const { privateKey } = forged ? strangers : keys;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
  };
  const octokitWith = (auth?: string, at: Front = front) => {
    const { baseUrl } = at;
    return new Octokit({ baseUrl, log: QUIET, ...(auth === undefined ? {} : { auth }) });
  };
  /** A new installation token, perhaps a narrower one. */
  const botToken = async (narrowed: object = {}, at: Front = front): Promise<string> => {
    const [installation] = at.app.installations;
    const { data } = await octokitWith(appToken(), at).rest.apps.createInstallationAccessToken({
      installation_id: installation?.id ?? 0,
      ...narrowed,
    });
    return data.token;
  };
  return {
    clock,
    world,
    repository,
    secret,
    pull,
    wakes,
    deviations,
    front,
    /** Another front on the same world, as the next life of the bot's process has it. */
    openAnother: open,
    advance: (ms: number) => clock.advanceTo(clock.now() + ms),
    appToken,
    botToken,
    octokitWith,
    app: () => octokitWith(appToken()),
    bot: async (narrowed: object = {}) => octokitWith(await botToken(narrowed)),
    person: (login: string) => octokitWith(front.tokenOf(login)),
  };
}

export type FrontStage = Awaited<ReturnType<typeof serveStage>>;

/** Gives what serves a stage for one test. It is closed after it, and the test fails where something deviated. */
export function useFrontStage(): (more?: Partial<FrontOptions>) => Promise<FrontStage> {
  let stage: FrontStage | null = null;
  afterEach(async () => {
    const deviations = stage?.deviations ?? [];
    await stage?.front.close();
    stage = null;
    expect(deviations).toEqual([]);
  });
  return async (more = {}) => {
    stage = await serveStage(more);
    return stage;
  };
}

/** Where everything in `acme/rfcs` is. */
export const RFCS = { owner: "acme", repo: "rfcs" } as const;

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

function makeKeys() {
  return generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
}
