/**
 * What the operator's tools ask, beside GitHub's deliveries: `/healthz`, `/readyz` and `/metrics`. Everything else goes on to
 * the front door.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { App } from "@rfckit/app";
import type { Readiness } from "./health.ts";

export interface OperationsDoorOptions {
  /** What is wrong with the process, in words; `null` where nothing is. */
  readonly stuck: () => string | null;
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
  /** Without it anybody may read the metrics who reaches the bot. */
  readonly metricsToken: string | null;
  readonly next: App["handler"];
}

interface Given {
  readonly status: number;
  readonly text: string;
  readonly headers?: OutgoingHttpHeaders;
}

const JSON_TYPE = "application/json; charset=utf-8";

export function createOperationsDoor(options: OperationsDoorOptions): App["handler"] {
  const rooms: Readonly<Record<string, (request: IncomingMessage) => Promise<Given>>> = {
    "/healthz": async () => {
      const trouble = options.stuck();
      return trouble === null
        ? asJson(200, { status: "ok" })
        : asJson(503, { status: "stuck", message: trouble });
    },
    "/readyz": async () => {
      const readiness = await options.readiness();
      return asJson(readiness.ready ? 200 : 503, readiness);
    },
    "/metrics": async ({ headers }) => {
      if (!mayRead(headers.authorization, options.metricsToken)) {
        const message = "The metrics want METRICS_TOKEN: send it as `Authorization: Bearer …`.";
        return asJson(401, { message }, { "www-authenticate": "Bearer" });
      }
      const { type, text } = await options.metrics();
      return { status: 200, text, headers: { "content-type": type } };
    },
  };
  return (request, response) => {
    const room = rooms[pathOf(request)];
    if (room === undefined) return options.next(request, response);
    if (request.method !== "GET" && request.method !== "HEAD") {
      return give(
        request,
        response,
        asJson(405, { message: "This is read with GET." }, { allow: "GET, HEAD", connection: "close" }),
      );
    }
    room(request).then(
      (given) => give(request, response, given),
      () => give(request, response, asJson(500, { message: "This can't be told now. Ask again." })),
    );
  };
}

function asJson(status: number, content: unknown, headers: OutgoingHttpHeaders = {}): Given {
  return { status, text: `${JSON.stringify(content)}\n`, headers: { "content-type": JSON_TYPE, ...headers } };
}

function give(request: IncomingMessage, response: ServerResponse, { status, text, headers }: Given): void {
  response.writeHead(status, {
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : text);
}

function mayRead(authorization: string | undefined, token: string | null): boolean {
  if (token === null) return true;
  const [, given = ""] = /^Bearer +(.+)$/iu.exec(authorization ?? "") ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}
