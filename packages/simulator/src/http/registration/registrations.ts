/**
 * The apps that are being registered from manifests: what was asked for, then a code, then once for that code the app
 * with its secrets.
 *
 * An app that is registered here signs in nowhere yet: a front serves the one app that it was made for.
 */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { HOUR, type Instant } from "@rfckit/core";
import { type AccountRecord, ensureAccount } from "../../github/accounts.ts";
import { stamp, type WorldState } from "../../github/state.ts";
import { type AppManifest, judgeName } from "./app-manifest.ts";

/** How long a code lasts. */
const CODE_LIFETIME = HOUR;
const FIRST_ID = 100_001;
/** Whose browser it is: people don't sign in to these pages. */
const VISITOR = "octocat";

export interface RegisteredApp {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly owner: AccountRecord;
  readonly manifest: AppManifest;
  readonly at: Instant;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `null` for an app without a webhook. */
  readonly webhookSecret: string | null;
  /** Its private key, as PEM (PKCS#1). */
  readonly pem: string;
}

/** What it is as soon as it is registered; its secrets are made for whoever fetches them. */
type Registered = Pick<RegisteredApp, "id" | "slug" | "name" | "owner" | "manifest" | "at">;

export interface Proposal {
  readonly manifest: AppManifest;
  readonly owner: AccountRecord;
  /** What whoever sent the manifest wants to be told again; `null` where they don't. */
  readonly state: string | null;
}

export class Registrations {
  readonly #world: WorldState;
  readonly #proposals = new Map<string, Proposal>();
  readonly #codes = new Map<string, Registered>();
  readonly #slugs = new Set<string>();

  constructor(world: WorldState) {
    this.#world = world;
  }

  /** Keeps a manifest until somebody agrees to it. Gives the proposal's key. */
  propose(manifest: AppManifest, organization: string | null, state: string | null): string {
    const owner = ensureAccount(this.#world.accounts, organization ?? VISITOR);
    const key = secret();
    this.#proposals.set(key, { manifest, owner, state });
    return key;
  }

  find(key: string): Proposal | undefined {
    return this.#proposals.get(key);
  }

  /** Registers the app under that name. Gives where GitHub sends the browser then, or what is wrong with the name. */
  register(
    key: string,
    name: string,
  ): { readonly location: string } | { readonly problems: readonly string[] } {
    const proposal = this.#proposals.get(key);
    if (proposal === undefined) return { problems: ["This page has expired."] };
    const slug = name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/gu, "-")
      .replaceAll(/^-|-$/gu, "");
    const taken = this.#slugs.has(slug) || this.#world.accounts.byLogin.has(`${slug}[bot]`);
    const problems = [
      ...judgeName(name),
      ...(slug === "" ? ["Name can't be blank"] : []),
      ...(taken ? ["Name is already taken"] : []),
    ];
    if (problems.length > 0) return { problems };
    this.#slugs.add(slug);
    this.#proposals.delete(key);
    const code = secret();
    const { manifest, owner, state } = proposal;
    this.#codes.set(code, {
      id: FIRST_ID + this.#slugs.size,
      slug,
      name,
      owner,
      manifest,
      at: stamp(this.#world),
    });
    const location = new URL(manifest.redirectUrl);
    location.searchParams.set("code", code);
    if (state !== null) location.searchParams.set("state", state);
    return { location: location.href };
  }

  /** The app for its code: once, and within the hour. Otherwise `null`. */
  convert(code: string): RegisteredApp | null {
    const app = this.#codes.get(code);
    this.#codes.delete(code);
    const good = app !== undefined && stamp(this.#world) < app.at + CODE_LIFETIME;
    return good ? withSecrets(app) : null;
  }
}

function withSecrets(app: Registered): RegisteredApp {
  const { privateKey: pem } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return {
    ...app,
    clientId: `Iv23li${secret().slice(0, 14)}`,
    clientSecret: secret(),
    webhookSecret: app.manifest.hook === null ? null : secret(),
    pem,
  };
}

/** As GitHub makes them: 40 hexadecimal digits. */
function secret(): string {
  return randomBytes(20).toString("hex");
}
