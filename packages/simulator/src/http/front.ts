/**
 * The simulated GitHub over HTTP, on loopback: REST at `/` and `/api/v3`, GraphQL at `/graphql` and `/api/graphql`, and
 * of its pages those on which an app is registered from a manifest.
 *
 * It belongs to one life of the bot's process: once that has died (`crashAfter`), its installation is answered no more.
 * People go on as before. Each request and each answer is held against GitHub's own descriptions; in which ways one
 * deviates is told to whoever asked for it.
 */
import { webcrypto } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type Duration, HOUR } from "@rfckit/core";
import { ensureAccount } from "../github/accounts.ts";
import { stateOf, type World } from "../github/world.ts";
import type { AppRecord, InstallationRecord, Permissions } from "./access.ts";
import { AnswerFaults, type HttpFault } from "./answer-fault.ts";
import { type Description, publishedDescription } from "./described/index.ts";
import { HTTP_LIMITS, type HttpLimits } from "./http-limits.ts";
import { listenOnLoopback, readText } from "./loopback.ts";
import { createReception, type Given, type Received, type Reception } from "./reception.ts";
import { Registrations } from "./registration/registrations.ts";
import { Tokens } from "./tokens.ts";

/** A request or an answer that isn't as GitHub describes it: which, and how. */
export type Deviation = string;

export interface FrontApp {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** PEM (SPKI) of the key that its JSON Web Tokens are signed with. */
  readonly publicKey: string;
  readonly webhookSecret: string;
  /** The login of whoever's repositories it is installed on. */
  readonly owner: string;
  readonly permissions?: Permissions;
}

export interface FrontOptions {
  /** The app that may sign in here; none where people only do. */
  readonly app?: FrontApp;
  readonly onDeviation: (deviation: Deviation) => void;
  /** How long an installation token lasts, in ms of the world's clock. */
  readonly tokenLifetime?: Duration;
  readonly limits?: Partial<HttpLimits>;
  /** A free one where it is left out. */
  readonly port?: number;
}

export interface Front {
  /** Where REST is served: `http://127.0.0.1:PORT`. */
  readonly baseUrl: string;
  readonly app: AppRecord;
  /** A personal token, with which somebody may do here whatever their role allows. */
  readonly tokenOf: (login: string) => string;
  /**
   * A token of the app's installation, with these of its permissions: what a workflow gets, whose app is GitHub's own. Any
   * app's where it is left out.
   */
  readonly tokenOfApp: (permissions?: Permissions) => string;
  /** The next requests of the bot's installation are answered so. */
  readonly answerNext: (fault: HttpFault) => void;
  /** Uses up what an hour allows, for the bot's first installation. */
  readonly exhaust: (resource: "core" | "graphql") => void;
  /** Stops answering, and drops all connections. */
  close(): Promise<void>;
}

/** What an app that runs RFCs is given. */
export const APP_PERMISSIONS: Permissions = {
  checks: "write",
  contents: "write",
  issues: "write",
  members: "read",
  metadata: "read",
  pull_requests: "write",
};

const INSTALLATION = 9001;
const LONGEST_BODY = 16 * 1024 * 1024;

/** Starts to serve a world. Rejects where the port is taken. */
export function createFront(world: World, options: FrontOptions): Promise<Front> {
  return openFront(world, options, publishedDescription());
}

/** The same, held against another description of what GitHub's API is like. */
export async function openFront(
  world: World,
  options: FrontOptions,
  description: Description,
): Promise<Front> {
  const state = stateOf(world);
  const app = options.app === undefined ? null : await registerApp(world, options.app);
  const tokens = new Tokens({ world: state, app, lifetime: options.tokenLifetime ?? HOUR });
  const faults = new AnswerFaults();
  const reception = createReception({
    world: state,
    app,
    tokens,
    registrations: new Registrations(state),
    faults,
    limits: { ...HTTP_LIMITS, ...options.limits },
    description,
    onDeviation: options.onDeviation,
  });
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    void serve(reception, request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const baseUrl = await listenOnLoopback(server, options.port ?? 0);
  return {
    baseUrl,
    get app() {
      if (app === null) throw new RangeError("This front serves people only.");
      return app;
    },
    tokenOf: (login) => tokens.ofPerson(login),
    tokenOfApp: (permissions) =>
      tokens.issue({ installation: INSTALLATION, permissions: permissions ?? null, repositories: null })
        .token,
    answerNext: (fault) => faults.add(fault),
    exhaust: (resource) => reception.exhaust(resource),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function registerApp(world: World, wanted: FrontApp): Promise<AppRecord> {
  const state = stateOf(world);
  const login = `${wanted.slug}[bot]`;
  // Makes the account, and makes it an app's.
  world.github(login);
  const spki = Buffer.from(wanted.publicKey.replaceAll(/-----[^-]+-----|\s/gu, ""), "base64");
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const installations: InstallationRecord[] = [];
  const app: AppRecord = {
    id: wanted.id,
    slug: wanted.slug,
    name: wanted.name,
    account: ensureAccount(state.accounts, login),
    publicKey: await webcrypto.subtle.importKey("spki", spki, algorithm, false, ["verify"]),
    webhookSecret: wanted.webhookSecret,
    installations,
  };
  installations.push({
    id: INSTALLATION,
    app,
    owner: ensureAccount(state.accounts, wanted.owner),
    permissions: wanted.permissions ?? APP_PERMISSIONS,
    suspended: false,
    repositories: null,
  });
  return app;
}

async function serve(
  reception: Reception,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await answerTo(reception, request).catch(ownFault);
  if (answer === "silence") return;
  if (answer === "broken") {
    request.socket.destroy();
    return;
  }
  const { status, body, headers } = answer;
  response.sendDate = false;
  if (body === undefined) {
    response.writeHead(status, headers);
    response.end();
    return;
  }
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

async function answerTo(reception: Reception, request: IncomingMessage): Promise<Received> {
  return reception.receive({
    method: request.method ?? "GET",
    url: new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`),
    authorization: request.headers.authorization,
    body: await readText(request, LONGEST_BODY),
  });
}

/** A bug of ours, or of whoever is told of deviations: whoever asked learns of it. */
function ownFault(error: unknown): Given {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { message: `The simulator failed: ${message}` }, headers: {} };
}
