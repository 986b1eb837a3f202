/** What is left to do once the app is made: the same for the terminal and for the page. */
import { relative, sep } from "node:path";
import type { Finished } from "./finish.ts";
import { appSettingsUrl } from "./manifest.ts";
import type { Plan } from "./plan.ts";
import { WEBHOOK_PATH } from "./webhook-url.ts";

export interface NextStep {
  readonly what: string;
  /** What to open or to type; `null` where the sentence is all. */
  readonly where: { readonly kind: "link" | "command"; readonly text: string } | null;
}

/** In the order in which they are best done. `cwd` is where the command was called. */
export function nextSteps(
  plan: Plan,
  { slug, url, ownWebhookSecret }: Finished,
  cwd: string,
): readonly NextStep[] {
  const settings = { kind: "link", text: appSettingsUrl(plan, slug) } as const;
  const file = plan.file.named;
  const steps: (NextStep | null)[] = [
    {
      what: "Install it on the repository of your RFCs.",
      where: { kind: "link", text: `${url}/installations/new` },
    },
    {
      what: "Put .github/rfcbot.yml on that repository's default branch: docs/configuration.md says what goes in.",
      where: null,
    },
    {
      what: "Start the bot.",
      where: { kind: "command", text: startCommand(plan.file.path, cwd) },
    },
    plan.webhookUrl !== null
      ? null
      : {
          what: `Once GitHub can reach the bot, set the webhook in the app's settings: an address that ends in ${WEBHOOK_PATH}, and Active. Until then the bot looks every few minutes, and answers that much later.`,
          where: settings,
        },
    ownWebhookSecret
      ? {
          what: `GitHub gave no webhook secret, so one was made here. Copy WEBHOOK_SECRET from ${file} into the app's settings.`,
          where: settings,
        }
      : null,
    {
      what: `Keep a copy of ${file} in a safe place: GitHub doesn't tell the private key again.`,
      where: null,
    },
  ];
  return steps.filter((step) => step !== null);
}

function startCommand(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const file = inside.startsWith(`..${sep}`) ? path : inside;
  const quoted = /^[\w./\\:-]+$/u.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`;
  return `node_modules/.bin/node --env-file=${quoted} apps/bot/src/main.ts`;
}
