/**
 * Makes a delivery of what was signed. GitHub sends nothing but JSON objects; anything else is a broken sender.
 */

export type Payload = Readonly<Record<string, unknown>>;

/** A delivery whose signature was right. */
export interface Delivery {
  /** The same for a repeated one. */
  readonly id: string;
  /** The event's name, such as `issue_comment`. */
  readonly name: string;
  readonly payload: Payload;
}

/** What is in the body; `null` where it is no JSON object in UTF-8, or names an installation without a number. */
export function parsePayload(body: Uint8Array): Payload | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return null;
  }
  if (!isRecord(parsed)) return null;
  const { installation } = parsed as { readonly installation?: unknown };
  // Probot makes a key to the installation of it, for every delivery.
  if (isRecord(installation) && !Number.isSafeInteger(installation["id"])) return null;
  return parsed;
}

function isRecord(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
