/**
 * Sends a webhook as GitHub sends it: signed over the very bytes of its body, with GitHub's headers, and with no more
 * patience than GitHub has.
 */
import { Webhooks } from "@octokit/webhooks";
import type { Delivery } from "./delivery.ts";

/** How long GitHub waits for an answer, in ms. */
const PATIENCE = 10_000;

export interface Sending {
  readonly url: string;
  /** The webhook's secret, which signs the body. */
  readonly secret: string;
  readonly delivery: Delivery;
  /** The same again on redelivery. A new one where it is left out. */
  readonly id?: string;
  /** Of the app whose webhook it is. */
  readonly appId?: number;
}

/** The request that carries a delivery. */
export interface SignedDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs a delivery. */
export async function signDelivery(sending: Omit<Sending, "url">): Promise<SignedDelivery> {
  const { secret, delivery, id = crypto.randomUUID(), appId = 1 } = sending;
  const body = JSON.stringify(delivery.payload);
  return {
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "GitHub-Hookshot/7c2a1b9",
      "x-github-delivery": id,
      "x-github-event": delivery.name,
      "x-github-hook-id": String(appId),
      "x-github-hook-installation-target-id": String(appId),
      "x-github-hook-installation-target-type": "integration",
      "x-hub-signature-256": await new Webhooks({ secret }).sign(body),
    },
  };
}

/** Sends a delivery, and gives the answer's HTTP status; `null` where none came within ten seconds. */
export async function sendDelivery(sending: Sending): Promise<{ readonly status: number | null }> {
  const { headers, body } = await signDelivery(sending);
  try {
    const answer = await fetch(sending.url, {
      method: "POST",
      headers,
      body,
      // GitHub follows no redirections.
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    await answer.arrayBuffer();
    return { status: answer.status };
  } catch {
    return { status: null };
  }
}
