/**
 * What leaves this process for one server, seen where Node sends it: whatever was or wasn't meant to be sent, this is
 * what was.
 */
import { subscribe, unsubscribe } from "node:diagnostics_channel";

export interface Sent {
  readonly method: string;
  readonly path: string;
}

export interface Traffic {
  /** All requests so far, in their order. */
  readonly sent: readonly Sent[];
  end(): void;
}

const CHANNEL = "undici:request:create";

/** Watches what is sent to the server at an address such as `http://127.0.0.1:4747`. */
export function watchTraffic(origin: string): Traffic {
  const sent: Sent[] = [];
  const note = (message: unknown): void => {
    const { request } = message as { readonly request: Sent & { readonly origin: string } };
    if (String(request.origin) === origin) sent.push({ method: request.method, path: request.path });
  };
  subscribe(CHANNEL, note);
  return { sent, end: () => unsubscribe(CHANNEL, note) };
}
