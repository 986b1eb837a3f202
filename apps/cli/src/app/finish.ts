/**
 * What happens once GitHub has sent the browser back: the code becomes an app, and its secrets a file.
 *
 * GitHub hands the secrets out once. So they are kept in memory until they are in the file, and another try with a code
 * that was taken already goes on from there.
 */
import { randomBytes } from "node:crypto";
import { exchangeCode, type MadeApp } from "./exchange-code.ts";
import type { Plan } from "./plan.ts";
import { saveSecrets, wordSecrets } from "./secrets-file.ts";

/** What may be told of it: no secret. */
export interface Finished {
  readonly slug: string;
  /** The app's page on GitHub. */
  readonly url: string;
  /** Whether GitHub gave no webhook secret that is fit for use, and one was made here. */
  readonly ownWebhookSecret: boolean;
}

export type Finish =
  | { readonly ok: true; readonly finished: Finished }
  /** What is wrong, and what to do, as whole sentences. */
  | { readonly ok: false; readonly problem: string; readonly remedy: string };

/** Gives what finishes an app for its code. It is to be called once at a time, and never throws. */
export function createFinisher(plan: Plan): (code: string) => Promise<Finish> {
  let app: MadeApp | null = null;
  let finished: Finished | null = null;
  return async (code) => {
    if (finished !== null) return { ok: true, finished };
    if (app === null) {
      const exchange = await exchangeCode(plan.site, code);
      if (!exchange.ok) return { ok: false, problem: exchange.problem, remedy: remedyFor(exchange.again) };
      app = exchange.app;
    }
    const secrets = {
      appId: app.id,
      appUrl: app.url,
      privateKey: app.privateKey,
      webhookSecret: app.webhookSecret ?? newSecret(),
      receiptSecret: newSecret(),
    };
    const problem = saveSecrets(plan.file, wordSecrets(secrets, plan.site));
    if (problem !== null) {
      const remedy = `GitHub has made ${app.slug}, and gives its secrets only once. Mend this while the command runs, and reload this page.`;
      return { ok: false, problem, remedy };
    }
    finished = { slug: app.slug, url: app.url, ownWebhookSecret: app.webhookSecret === null };
    return { ok: true, finished };
  };
}

function remedyFor(again: boolean): string {
  return again
    ? "Reload this page to try again. GitHub's code is good for an hour."
    : "Begin anew, from the address that the terminal shows. If GitHub lists the app among yours by now, delete it there first: its secrets are lost.";
}

/** 256 bits, as hexadecimal digits. */
function newSecret(): string {
  return randomBytes(32).toString("hex");
}
