/**
 * Whoever sends deliveries: GitHub as it does, and everybody else byte by byte.
 */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { WEBHOOK_PATH } from "../src/front-door.ts";

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export function sign(body: string | Uint8Array, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

let serial = 0;

/** A delivery's headers as GitHub sets them, under an id of its own. */
export function headersOf(body: string | Uint8Array, secret: string, name = "ping"): Record<string, string> {
  serial += 1;
  return {
    "content-type": "application/json",
    "x-github-event": name,
    "x-github-delivery": `72d3162e-cc78-11e3-81ab-${String(serial).padStart(12, "0")}`,
    "x-hub-signature-256": sign(body, secret),
  };
}

export interface Sending {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends one request on a connection of its own. */
export async function send(
  port: number,
  { method = "POST", path = WEBHOOK_PATH, headers = {}, body = "" }: Sending,
): Promise<Answered> {
  const sent = request({ port, host: "127.0.0.1", method, path, headers, agent: false });
  const answered = once(sent, "response");
  sent.end(body);
  const [response] = await answered;
  // Whoever is refused half-way may find the connection closed under what is still to be sent.
  sent.on("error", () => {});
  response.setEncoding("utf8");
  let text = "";
  for await (const piece of response) text += piece;
  return { status: response.statusCode, headers: response.headers, body: text };
}

/** A connection on which every byte is one's own. */
export interface RawConnection {
  write(bytes: string | Uint8Array): void;
  /** What has come back by the time that the other side has answered. */
  answer(): Promise<string>;
  /** Resolves once the other side has closed the connection. */
  closed(): Promise<void>;
  readonly socket: Socket;
}

export async function openRaw(port: number): Promise<RawConnection> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  let came = "";
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const answered = new Promise<string>((resolve) => {
    socket.setEncoding("utf8").on("data", (piece: string) => {
      came += piece;
      // Every answer is one line of JSON.
      if (came.endsWith("}\n")) resolve(came);
    });
    void closed.then(() => resolve(came));
  });
  // Writing to a connection that was closed is what these tests do.
  socket.on("error", () => {});
  return {
    write: (bytes) => void (socket.writable && socket.write(bytes)),
    answer: () => answered,
    closed: () => closed,
    socket,
  };
}

/** The beginning of a request, to which a body is then written by hand. */
export function head(headers: Readonly<Record<string, string>>, path = WEBHOOK_PATH): string {
  const lines = Object.entries({ host: "127.0.0.1", ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n");
}
