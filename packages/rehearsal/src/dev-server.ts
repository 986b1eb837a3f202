/**
 * The server that `rfc dev` starts, and that its other commands talk to: JSON over HTTP, on loopback only.
 *
 * - `GET /` tells what is played and where the bot and the simulated GitHub are;
 * - `GET /thread` gives everything as it is now;
 * - `POST /steps` with `{"steps": [...]}`, steps of a scenario file, has them done and tells what came of it;
 * - `GET /token?login=ana` gives a token with which that person can use the simulated GitHub's API;
 * - `POST /stop` ends it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOnLoopback, readText } from "@rfckit/simulator/http";
import { beginDevSession, type DevSession, type DevSessionOptions } from "./dev-session.ts";

/** Where `rfc dev` listens unless somebody names another port. */
export const DEV_PORT = 4747;

/** More steps than anybody gives at once, in bytes of JSON. */
const LONGEST_BODY = 4 * 1024 * 1024;

export interface DevServerOptions extends DevSessionOptions {
  /** 0 for a free one. */
  readonly port: number;
  /** Is told once of somebody's wish to stop. */
  readonly onStop: () => void;
}

export interface DevServer {
  readonly url: string;
  readonly session: DevSession;
  close(): Promise<void>;
}

/** Starts it. Rejects where the port is taken (`EADDRINUSE`), before anything else is set up. */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  let session: DevSession | null = null;
  const server = createServer((request, response) => {
    void serve(request, response, () => session, options.onStop);
  });
  const url = await listenOnLoopback(server, options.port);
  session = await beginDevSession(options);
  const begun = session;
  return {
    url,
    session: begun,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await begun.end();
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  sessionNow: () => DevSession | null,
  onStop: () => void,
): Promise<void> {
  const answer = (status: number, body: unknown) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(body));
  };
  // A page in somebody's browser can reach loopback too, but not under this name, nor with JSON unasked.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/u.test(request.headers.host ?? "")) {
    return answer(403, { message: "Ask 127.0.0.1 for it." });
  }
  const session = sessionNow();
  if (session === null) return answer(503, { message: "It is still being set up: try again in a second." });
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  try {
    switch (`${request.method} ${url.pathname}`) {
      case "GET /":
        return answer(200, {
          rfckit: "dev",
          api: session.api.url,
          webhook: session.webhookUrl,
          author: session.scene.author,
          start: session.scene.start,
        });
      case "GET /thread":
        return answer(200, await session.look());
      case "GET /token":
        return answer(200, { token: session.api.tokenOf(url.searchParams.get("login") ?? "") });
      case "POST /steps": {
        if (!(request.headers["content-type"] ?? "").startsWith("application/json")) {
          return answer(415, { message: "Send JSON." });
        }
        const steps = readSteps(await readText(request, LONGEST_BODY));
        if (steps === null) return answer(400, { message: 'Send {"steps": [...]}.' });
        const outcome = await session.take(steps);
        return answer(outcome.ok ? 200 : 422, outcome);
      }
      case "POST /stop":
        answer(200, {});
        return onStop();
      default:
        return answer(404, { message: `There is no ${request.method} ${url.pathname} here.` });
    }
  } catch (error) {
    answer(500, { message: error instanceof Error ? error.message : String(error) });
  }
}

function readSteps(body: string | null): readonly unknown[] | null {
  try {
    const { steps } = JSON.parse(body ?? "") as { readonly steps?: unknown };
    return Array.isArray(steps) ? steps : null;
  } catch {
    return null;
  }
}
