/**
 * Whether a delivery was signed with one of the webhook secrets: there are two while one takes the other's place.
 *
 * GitHub signs text in UTF-8. A body that is none was signed by nobody.
 */
import { Webhooks } from "@octokit/webhooks";

/** The current webhook secret and, while it is being replaced, the one before. */
export type WebhookSecrets = readonly [current: string, previous?: string];

/** Looks at signatures, as `x-hub-signature-256` has them. */
export interface SignatureCheck {
  isSigned(body: Uint8Array, header: string): Promise<boolean>;
}

const SIGNATURE = /^sha256=[0-9a-f]{64}$/u;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** All secrets are tried, so that the time taken doesn't tell which fits. An empty one would be everybody's. */
export function createSignatureCheck(secrets: WebhookSecrets): SignatureCheck {
  const checkers = secrets
    .filter((secret): secret is string => secret !== undefined && secret !== "")
    .map((secret) => new Webhooks({ secret }));
  return {
    async isSigned(body, header) {
      const text = readText(body);
      if (text === null || !SIGNATURE.test(header)) return false;
      const fits = await Promise.all(checkers.map((checker) => checker.verify(text, header)));
      return fits.includes(true);
    },
  };
}

/** `null` for what is no text, and for none at all. */
function readText(body: Uint8Array): string | null {
  try {
    return body.length === 0 ? null : decoder.decode(body);
  } catch {
    return null;
  }
}
