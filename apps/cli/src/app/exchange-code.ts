/**
 * Gives GitHub the code, and gets the app with its secrets. GitHub hands them out once: a second time the code is nobody's.
 */
import type { GitHubSite } from "./github-site.ts";

/** The app as GitHub made it. The key and the secret are shown to nobody. */
export interface MadeApp {
  readonly id: number;
  readonly slug: string;
  /** Its page on GitHub. */
  readonly url: string;
  /** PEM. */
  readonly privateKey: string;
  /** `null` where GitHub gave none, or none that the bot would take. */
  readonly webhookSecret: string | null;
}

export type Exchange =
  | { readonly ok: true; readonly app: MadeApp }
  /** A whole sentence, and whether the same code is worth another try. */
  | { readonly ok: false; readonly problem: string; readonly again: boolean };

/** How long GitHub may take, in ms. */
const PATIENCE = 30_000;

/** Never throws. */
export async function exchangeCode({ api }: GitHubSite, code: string): Promise<Exchange> {
  const host = new URL(api).host;
  let status: number;
  let body: unknown;
  try {
    const response = await fetch(`${api}/app-manifests/${encodeURIComponent(code)}/conversions`, {
      method: "POST",
      headers: { accept: "application/vnd.github+json", "user-agent": "rfckit" },
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    status = response.status;
    body = await response.json().catch(() => null);
  } catch (error) {
    return failed(`${host} can't be asked for the app's secrets: ${reasonOf(error)}.`, true);
  }
  if (status === 404) {
    return failed(`${host} doesn't know that code: it was used already, or is more than an hour old.`, false);
  }
  if (status !== 201) return failed(`${host} answered ${status}${messageOf(body)}.`, status >= 429);
  const app = readApp(body);
  return app === null ? failed(`${host} answered something that is no app.`, false) : { ok: true, app };
}

function failed(problem: string, again: boolean): Exchange {
  return { ok: false, problem, again };
}

function readApp(body: unknown): MadeApp | null {
  if (typeof body !== "object" || body === null) return null;
  const { id, slug, html_url: url, pem, webhook_secret: secret } = body as Readonly<Record<string, unknown>>;
  if (typeof id !== "number" || !Number.isSafeInteger(id)) return null;
  if (typeof slug !== "string" || !/^[\w-]+$/u.test(slug)) return null;
  if (typeof url !== "string" || !/^https?:\/\//u.test(url) || !URL.canParse(url)) return null;
  if (typeof pem !== "string" || !/^-----BEGIN [A-Z ]*PRIVATE KEY-----\s/u.test(pem)) return null;
  // Shorter ones the bot refuses, and stranger ones not every reader of the file would read alike.
  const good = typeof secret === "string" && /^[\w-]{16,}$/u.test(secret);
  return { id, slug, url: new URL(url).href, privateKey: pem, webhookSecret: good ? secret : null };
}

function messageOf(body: unknown): string {
  const message = (body as { readonly message?: unknown } | null)?.message;
  return typeof message === "string" ? ` ("${message.slice(0, 200)}")` : "";
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${PATIENCE / 1000} seconds`;
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? cause.message : error.message;
}
