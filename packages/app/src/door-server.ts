/**
 * The HTTP server that the front door stands in: what Node's own server does before a request reaches it.
 */
import { createServer, type Server } from "node:http";
import { type Duration, SECOND } from "@rfckit/core";
import type { Handler } from "./front-door.ts";
import { LIMITS, type Limits } from "./limits.ts";

/** How long the headers of a request may take. */
const HEADERS_TIME: Duration = 10 * SECOND;
/** GitHub opens a connection for each delivery. More at once than this is no GitHub. */
const MOST_CONNECTIONS = 256;

/** A server that isn't listening yet. It ends requests whose headers are late (408), too long (431) or no HTTP (400). */
export function createDoorServer(handler: Handler, limits: Partial<Limits> = {}): Server {
  const { bodyTime } = { ...LIMITS, ...limits };
  const server = createServer(
    {
      headersTimeout: HEADERS_TIME,
      // Only a last resort: the front door itself answers before that.
      requestTimeout: HEADERS_TIME + bodyTime + 5 * SECOND,
      keepAliveTimeout: 5 * SECOND,
      // Node looks for late ones every 30 s otherwise.
      connectionsCheckingInterval: SECOND,
    },
    handler,
  );
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}
