/**
 * Asks GitHub which app this is: the one question whose answer tells whether id and key belong together.
 */
import type { Duration } from "@rfckit/core";

export type Identity =
  | { readonly kind: "known"; readonly id: number; readonly slug: string }
  /** GitHub knows no such app (404), or the key isn't its (401). */
  | { readonly kind: "refused"; readonly status: 401 | 404; readonly message: string }
  /** No answer, or none that says anything about the app. */
  | { readonly kind: "unreachable"; readonly why: string };

/** The app's octokit, as far as it is needed here. */
interface AppOctokit {
  request(
    route: "GET /app",
    options: { readonly request: { readonly signal: AbortSignal } },
  ): Promise<{
    readonly data: unknown;
  }>;
}

/** Waits `patience` ms at most, and never throws. */
export async function identify(octokit: AppOctokit, patience: Duration): Promise<Identity> {
  try {
    const { data } = await octokit.request("GET /app", {
      request: { signal: AbortSignal.timeout(patience) },
    });
    const { id, slug } = (data ?? {}) as { readonly id?: unknown; readonly slug?: unknown };
    if (typeof id === "number" && typeof slug === "string") return { kind: "known", id, slug };
    return { kind: "unreachable", why: "what answered there isn't GitHub's API" };
  } catch (error) {
    return readRefusal(error);
  }
}

function readRefusal(error: unknown): Identity {
  const { status, response, message } = error as {
    readonly status?: unknown;
    readonly response?: { readonly data?: unknown };
    readonly message?: string;
  };
  // Without a response octokit makes up a status.
  if (response === undefined) return { kind: "unreachable", why: message ?? String(error) };
  const { message: said } = (response.data ?? {}) as { readonly message?: unknown };
  if ((status === 401 || status === 404) && typeof said === "string") {
    return { kind: "refused", status, message: said };
  }
  return { kind: "unreachable", why: `it answered with ${String(status)}` };
}

/** Why the app can't run with this id and this key, and what to do; `null` where it can, or where GitHub couldn't be asked. */
export function identityProblem(
  identity: Identity,
  { appId, baseUrl }: { readonly appId: number; readonly baseUrl: string },
): string | null {
  switch (identity.kind) {
    case "known":
      return identity.id === appId
        ? null
        : `APP_ID is ${appId}, but the key belongs to the app ${identity.id} (${identity.slug}).`;
    case "refused":
      return identity.status === 401
        ? `GitHub doesn't take the key for the app ${appId} ("${identity.message}"). Check that APP_ID and the private key belong to the same app and that the key wasn't deleted there.`
        : `GitHub at ${baseUrl} knows no app ${appId} ("${identity.message}"). Check APP_ID, and GITHUB_API_URL or GHE_HOST if you set one.`;
    case "unreachable":
      return null;
  }
}
