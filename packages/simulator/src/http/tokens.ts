/** Who may ask, by what they show: an app's JSON Web Token, an installation's token, or a person's. */
import { webcrypto } from "node:crypto";
import { type Duration, type Instant, MINUTE, SECOND } from "@rfckit/core";
import { type AccountRecord, ensureAccount } from "../github/accounts.ts";
import { stamp, type WorldState } from "../github/state.ts";
import type { AppRecord, Permissions, TokenRecord, Viewer } from "./access.ts";

/** How far an app's clock may be ahead, and how long its token may last. */
const CLOCK_SKEW: Duration = MINUTE;
const LONGEST_JWT: Duration = 10 * MINUTE;

/** GitHub's "no" to whoever asks, whatever they ask. */
export interface SignInProblem {
  readonly status: 401 | 403 | 404;
  readonly message: string;
}

export type SignedIn = { readonly viewer: Viewer } | { readonly problem: SignInProblem };

export interface TokenOptions {
  readonly world: WorldState;
  readonly app: AppRecord | null;
  /** How long an installation token lasts, in ms. */
  readonly lifetime: Duration;
}

const BAD: SignInProblem = { status: 401, message: "Bad credentials" };
const SUSPENDED: SignInProblem = { status: 403, message: "This installation has been suspended" };

/** All tokens that were handed out. */
export class Tokens {
  readonly #options: TokenOptions;
  readonly #installations = new Map<string, TokenRecord>();
  readonly #people = new Map<string, AccountRecord>();
  #count = 0;

  constructor(options: TokenOptions) {
    this.#options = options;
  }

  /** A token for a person, who gets an account where there is none. */
  ofPerson(login: string): string {
    const account = ensureAccount(this.#options.world.accounts, login);
    const token = `ghp_simulated${account.id}`;
    this.#people.set(token, account);
    return token;
  }

  /** A token for an installation. Throws `RangeError` where there is no such installation. */
  issue(wanted: {
    readonly installation: number;
    readonly permissions: Permissions | null;
    readonly repositories: ReadonlySet<number> | null;
  }): { readonly token: string; readonly expiresAt: Instant } {
    const { app, world, lifetime } = this.#options;
    const installation = app?.installations.find(({ id }) => id === wanted.installation);
    if (installation === undefined) throw new RangeError(`There is no installation ${wanted.installation}.`);
    this.#count += 1;
    const record: TokenRecord = {
      token: `ghs_simulated${this.#count}`,
      installation,
      permissions: wanted.permissions ?? installation.permissions,
      repositories: wanted.repositories ?? installation.repositories,
      expiresAt: stamp(world) + lifetime,
    };
    this.#installations.set(record.token, record);
    return { token: record.token, expiresAt: record.expiresAt };
  }

  /** Who shows this `authorization` header. Nobody at all is `null`. */
  async signIn(authorization: string | undefined): Promise<SignedIn | null> {
    if (authorization === undefined) return null;
    const [, token = ""] = /^(?:bearer|token)\s+(\S+)$/iu.exec(authorization) ?? [];
    const person = this.#people.get(token);
    if (person !== undefined)
      return person.gone ? { problem: BAD } : { viewer: { kind: "user", account: person } };
    const record = this.#installations.get(token);
    if (record !== undefined) return this.#signInInstallation(record);
    return token.split(".").length === 3 ? this.#signInApp(token) : { problem: BAD };
  }

  #signInInstallation(token: TokenRecord): SignedIn {
    if (token.expiresAt <= stamp(this.#options.world)) return { problem: BAD };
    if (token.installation.suspended) return { problem: SUSPENDED };
    const { account } = token.installation.app;
    return { viewer: { kind: "installation", token: narrow(token), account } };
  }

  async #signInApp(jwt: string): Promise<SignedIn> {
    const { app, world } = this.#options;
    const claims = readPart(jwt.split(".")[1]);
    if (claims === null) return refuse(UNDECODABLE);
    if (app === null || String(claims["iss"]) !== String(app.id)) {
      return { problem: { status: 404, message: "Integration not found" } };
    }
    if (!(await isSigned(jwt, app))) return refuse(UNDECODABLE);
    const now = stamp(world);
    const [issued, expires] = [Number(claims["iat"]) * SECOND, Number(claims["exp"]) * SECOND];
    if (!Number.isFinite(issued) || issued > now + CLOCK_SKEW) {
      return refuse(
        "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
      );
    }
    if (!Number.isFinite(expires) || expires <= now) {
      return refuse(
        "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
      );
    }
    if (expires > now + LONGEST_JWT) {
      return refuse("'Expiration time' claim ('exp') is too far in the future");
    }
    return { viewer: { kind: "app", app } };
  }
}

const UNDECODABLE = "A JSON web token could not be decoded";

function refuse(message: string): SignedIn {
  return { problem: { status: 401, message } };
}

/** What a token gives now: no more than its installation still has. */
function narrow(token: TokenRecord): TokenRecord {
  const { permissions: granted, repositories: given } = token.installation;
  const held = Object.entries(token.permissions).flatMap(([name, level]) => {
    const now = granted[name];
    return now === undefined ? [] : [[name, now === "read" ? now : level] as const];
  });
  const { repositories } = token;
  const both = repositories === null || given === null;
  return {
    ...token,
    permissions: Object.fromEntries(held),
    repositories: both ? (repositories ?? given) : new Set([...repositories].filter((id) => given.has(id))),
  };
}

/** Whether a JSON Web Token is signed with the app's key. */
async function isSigned(jwt: string, { publicKey }: AppRecord): Promise<boolean> {
  const [head = "", body = "", signature = ""] = jwt.split(".");
  if (readPart(head)?.["alg"] !== "RS256") return false;
  const signed = new TextEncoder().encode(`${head}.${body}`);
  return webcrypto.subtle.verify("RSASSA-PKCS1-v1_5", publicKey, Buffer.from(signature, "base64url"), signed);
}

/** A part of a JSON Web Token; `null` for what is none. */
function readPart(part: string | undefined): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(part ?? "", "base64url").toString());
    return typeof read === "object" && read !== null ? { ...read } : null;
  } catch {
    return null;
  }
}
