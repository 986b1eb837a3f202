/** A whole app behind a real socket, on a stub of GitHub, with nothing but a sender missing. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createMemoryStore, type LogFields, type Store } from "@rfckit/reconciler";
import { createVirtualClock, type VirtualClock } from "@rfckit/simulator";
import { type App, createApp, createDoorServer } from "../src/index.ts";
import { PRIVATE_KEY } from "./key.ts";
import { type Answered, headersOf, send } from "./sender.ts";
import { APP_ID, type StubGitHub, startStubGitHub } from "./stub-github.ts";

export const SECRET = "a secret for tests only";

export interface RunningApp extends AsyncDisposable {
  readonly app: App;
  readonly clock: VirtualClock;
  readonly github: StubGitHub;
  readonly store: Store;
  readonly logged: readonly { readonly event: string; readonly fields: LogFields }[];
  readonly port: number;
  /** Sends a delivery as GitHub does. */
  deliver(name: string, payload: unknown): Promise<Answered>;
}

/** `path` is where on the stub the API is. */
export async function startApp(path = ""): Promise<RunningApp> {
  const github = await startStubGitHub();
  const clock = createVirtualClock(Date.UTC(2026, 0, 5));
  const store = createMemoryStore(clock);
  const logged: { readonly event: string; readonly fields: LogFields }[] = [];
  const note = (event: string, fields: LogFields = {}): void => void logged.push({ event, fields });
  const app = await createApp({
    appId: APP_ID,
    privateKey: PRIVATE_KEY,
    webhookSecrets: [SECRET],
    baseUrl: `${github.baseUrl}${path}`,
    clock,
    store,
    log: { info: note, warn: note },
    operator: { paused: false, receiptSecret: "" },
  });
  const server = createDoorServer(app.handler);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    app,
    clock,
    github,
    store,
    logged,
    port,
    deliver: (name, payload) => {
      const body = JSON.stringify(payload);
      return send(port, { headers: headersOf(body, SECRET, name), body });
    },
    async [Symbol.asyncDispose]() {
      app.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      await github[Symbol.asyncDispose]();
    },
  };
}
