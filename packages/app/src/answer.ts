/**
 * Answers a request in one JSON sentence.
 *
 * Where the rest of the body is still on its way, the answer goes out at once and the connection is closed after it. Not
 * in the same moment, though: a sender that is still writing would then see a broken connection and no answer.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** How long a sender may go on after its answer, in ms, before the connection is cut. */
const LINGER = 500;

export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
  headers: OutgoingHttpHeaders = {},
): void {
  if (response.destroyed || response.headersSent) return;
  const text = `${JSON.stringify({ message })}\n`;
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    ...(isArriving(request) ? { connection: "close" } : {}),
    ...headers,
  });
  if (!isArriving(request)) {
    response.end(text);
    return;
  }
  // All of it is sent with this; only the end of the connection waits.
  response.write(text);
  const cut = setTimeout(() => request.destroy(), LINGER);
  request.once("close", () => clearTimeout(cut));
  request.once("end", () => response.end());
  request.on("error", () => {});
  request.resume();
}

function isArriving({ complete, headers }: IncomingMessage): boolean {
  if (complete) return false;
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}
