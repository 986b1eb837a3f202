/**
 * The front door: what arrives at the webhook's address, signed by GitHub or not, and what is let in.
 *
 * The size and the time of a body are checked before anything that it says, and the signature before anything in it is
 * understood. A refused delivery leaves nothing behind: nothing of it is kept, rung or remembered.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { type Clock, type Log, StoreUnavailable } from "@rfckit/reconciler";
import { answer } from "./answer.ts";
import type { AppMeter } from "./app.ts";
import { Allotment, type BodyBuffer } from "./body-buffer.ts";
import type { Limits } from "./limits.ts";
import { type Delivery, parsePayload } from "./parse-delivery.ts";
import { readBody } from "./read-body.ts";
import { RefusalLog } from "./refusal-log.ts";
import { SeenDeliveries } from "./seen-deliveries.ts";
import { createSignatureCheck, type WebhookSecrets } from "./signature.ts";
import { whyOf } from "./why-of.ts";

/** Where GitHub sends its deliveries: Probot's own default. */
export const WEBHOOK_PATH = "/api/github/webhooks";

export interface FrontDoorOptions {
  readonly secrets: WebhookSecrets;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Pick<AppMeter, "delivered" | "turnedAway">;
  /** Is told of every delivery that is let in, and waits for nothing but itself. One that fails may be sent again. */
  readonly deliver: (delivery: Delivery) => Promise<void>;
}

/** For `node:http`. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface Outcome {
  readonly status: number;
  readonly message: string;
  readonly headers?: OutgoingHttpHeaders;
}

const SPENT = {
  "too-large": 413,
  "too-slow": 408,
  crowded: 503,
} as const;

export function createFrontDoor(options: FrontDoorOptions): Handler {
  const { limits, log, meter } = options;
  const allotment = new Allotment(limits.heldBytes);
  const refusals = new RefusalLog(log, options.clock);
  const seen = new SeenDeliveries();
  const signatures = createSignatureCheck(options.secrets);
  const words = {
    "too-large": `A delivery may have ${limits.bodyBytes} bytes at most.`,
    "too-slow": `A delivery has to arrive within ${limits.bodyTime} ms.`,
    crowded: "Too many deliveries arrive at once: send this one again later.",
  } as const;

  /** What becomes of a whole body. */
  const judge = async (headers: Headers | Outcome, buffer: BodyBuffer): Promise<Outcome> => {
    if ("status" in headers) return headers;
    const { id, name, signature } = headers;
    if (!(await signatures.isSigned(buffer.bytes, signature))) {
      return { status: 401, message: "The signature doesn't fit the body and the webhook's secret." };
    }
    const payload = parsePayload(buffer.bytes);
    if (payload === null)
      return { status: 400, message: "The body is no delivery of GitHub's: a JSON object." };
    if (!seen.add(id)) {
      meter.delivered(name, "repeated");
      return { status: 202, message: "This delivery came before: nothing is left to do." };
    }
    try {
      await options.deliver({ id, name, payload });
    } catch (error) {
      seen.forget(id);
      meter.delivered(name, "failed");
      const isBug = !causes(error).some((each) => each instanceof StoreUnavailable);
      log.warn("delivery-failed", { id, name, why: whyOf(error), bug: isBug });
      return isBug
        ? { status: 500, message: "This delivery met a bug: the operator's log says which." }
        : { status: 503, message: "This delivery can't be stored now: send it again later." };
    }
    meter.delivered(name, "accepted");
    return { status: 202, message: "Accepted." };
  };

  /** `null` where nobody is left to answer. */
  const receive = async (request: IncomingMessage): Promise<Outcome | null> => {
    const headers = readHeaders(request);
    // One that is to be refused for its headers is read to its end like any other, and nothing of it kept.
    const body = await readBody(request, limits, allotment, !("status" in headers));
    if (body.kind === "gone") return null;
    if (body.kind !== "whole") return { status: SPENT[body.kind], message: words[body.kind] };
    try {
      return await judge(headers, body.buffer);
    } finally {
      body.buffer.release();
    }
  };

  return (request, response) => {
    if (pathOf(request) !== WEBHOOK_PATH) {
      return answer(
        request,
        response,
        404,
        `There is nothing here. GitHub's deliveries go to ${WEBHOOK_PATH}.`,
      );
    }
    if (request.method !== "POST") {
      return answer(request, response, 405, "Deliveries are sent with POST.", { allow: "POST" });
    }
    void receive(request).then((outcome) => {
      if (outcome === null) return;
      const { status, message, headers } = outcome;
      if (status >= 400) {
        refusals.note(status, message);
        meter.turnedAway(status);
      }
      answer(request, response, status, message, headers);
    });
  };
}

interface Headers {
  readonly id: string;
  readonly name: string;
  readonly signature: string;
}

/** The headers of a delivery, or how one without them is refused. */
function readHeaders({ headers }: IncomingMessage): Headers | Outcome {
  const id = headers["x-github-delivery"];
  const name = headers["x-github-event"];
  const signature = headers["x-hub-signature-256"];
  if (typeof id !== "string" || typeof name !== "string") {
    return { status: 400, message: "A delivery has the headers X-GitHub-Event and X-GitHub-Delivery." };
  }
  // Both are kept or logged, so they are held to what GitHub sends.
  if (!/^[\w-]{1,100}$/u.test(id) || !/^[a-z][a-z0-9_]{0,99}$/u.test(name)) {
    return { status: 400, message: "X-GitHub-Event or X-GitHub-Delivery isn't as GitHub sends them." };
  }
  if (!/^\s*application\/json\s*(;|$)/iu.test(headers["content-type"] ?? "")) {
    return {
      status: 415,
      message: "Deliveries are application/json: choose that content type in the app's settings.",
      headers: { accept: "application/json" },
    };
  }
  if (typeof signature !== "string") {
    return { status: 401, message: "The delivery isn't signed: give the app's webhook its secret." };
  }
  return { id, name, signature };
}

/** Probot collects what its handlers threw. */
function causes(error: unknown): readonly unknown[] {
  return error instanceof AggregateError ? error.errors : [error];
}

function pathOf({ url = "" }: IncomingMessage): string | null {
  try {
    return new URL(url, "http://localhost").pathname.replace(/\/$/u, "");
  } catch {
    return null;
  }
}
