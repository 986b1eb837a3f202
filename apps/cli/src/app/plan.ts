/** What somebody wants to be made, read from the command's options. */
import { resolve } from "node:path";
import type { Options } from "../command-spec.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { findGitHubSite, type GitHubSite } from "./github-site.ts";
import type { SetName } from "./permission-sets.ts";
import { readWebhookUrl } from "./webhook-url.ts";

export interface Plan {
  readonly set: SetName;
  /** The organisation that it is to belong to; `null` for whoever registers it. */
  readonly organization: string | null;
  /** `null` where GitHub is to ask for one. */
  readonly name: string | null;
  /** Whether it can be installed by others than its owner. */
  readonly isPublic: boolean;
  readonly site: GitHubSite;
  /** Where GitHub's webhooks go; `null` where that isn't known yet. */
  readonly webhookUrl: string | null;
  /** Where the secrets go: as it was named, and the absolute path. */
  readonly file: { readonly named: string; readonly path: string };
  /** Where to listen; 0 for any free port. */
  readonly port: number;
}

/** GitHub takes no longer one. */
const LONGEST_NAME = 34;

/** Throws `UsageError` for what can't be, and wherever the environment says that this is production. */
export function readPlan(options: Options, { cwd, env }: Pick<Io, "cwd" | "env">): Plan {
  if (env["NODE_ENV"] === "production") {
    throw new UsageError(
      "NODE_ENV is production, and there `rfc app create` is off: it makes secrets for whoever opens its page. Run it on your own machine, and bring the secrets here.",
    );
  }
  if (options["advise"] === true && options["act"] === true) {
    throw new UsageError("`--advise` and `--act` exclude each other. Leave one out.");
  }
  const site = findGitHubSite(textOf(options, "host") ?? env["GHE_HOST"], env["GHE_PROTOCOL"] || undefined);
  const organization = readOrganization(textOf(options, "org"));
  const webhook = textOf(options, "webhookUrl");
  const named = textOf(options, "secrets") ?? ".env";
  if (named.trim() === "") throw new UsageError("found `--secrets` without a name, expected a file's.");
  return {
    set: options["advise"] === true ? "advise" : "act",
    organization,
    name: readName(textOf(options, "name"), organization),
    isPublic: options["public"] === true,
    site,
    webhookUrl: webhook === undefined ? null : readWebhookUrl(webhook, site),
    file: { named, path: resolve(cwd, named) },
    port: readPort(textOf(options, "port")),
  };
}

function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

function readOrganization(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^[a-z\d][a-z\d-]{0,38}$/iu.test(text)) return text;
  throw new UsageError(
    `found \`--org ${text}\`, expected an organisation's name, as in the address of its page on GitHub.`,
  );
}

function readName(text: string | undefined, organization: string | null): string | null {
  if (text === undefined) {
    // An app's name is the only one of its kind on GitHub: "rfcbot" alone is somebody's already.
    const usual = `${organization}-rfcbot`;
    return organization === null || usual.length > LONGEST_NAME ? null : usual;
  }
  const name = text.trim();
  if (/^[^\p{Cc}]+$/u.test(name) && name.length <= LONGEST_NAME) return name;
  throw new UsageError(
    `found a \`--name\` of ${name.length} characters, expected 1 to ${LONGEST_NAME} on one line.`,
  );
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = Number(text);
  if (/^\d+$/u.test(text) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(`found \`--port ${text}\`, expected a number from 1 to 65535.`);
}
