/** What every server of a rehearsal does: it listens on this machine only, and reads bodies of bounded length. */
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Listens on a port of 127.0.0.1, a free one for 0, and gives the address. Rejects where it is taken (`EADDRINUSE`). */
export async function listenOnLoopback(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The body as text; `null` for one of more bytes than `most`. */
export async function readText(request: IncomingMessage, most: number): Promise<string | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > most) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
