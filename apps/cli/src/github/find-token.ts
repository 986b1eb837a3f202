/**
 * Whose eyes GitHub is asked with: a token out of the environment, or the one that the `gh` command has.
 *
 * A token is handed on and never shown: no message has it in it, whatever went wrong.
 */
import { execFile } from "node:child_process";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";

export interface FoundToken {
  readonly token: string;
  /** Where it comes from, such as `GITHUB_TOKEN` or `gh`. */
  readonly from: string;
}

/** gh may ask a keyring. In ms. */
const PATIENCE = 10_000;

const EVERYWHERE = ["GITHUB_TOKEN", "GH_TOKEN"];
/** As gh itself reads them for hosts of one's own. */
const ELSEWHERE = ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"];

/** Throws `UsageError` where there is none, or what is there can't be one. */
export async function findToken(host: string, io: Pick<Io, "env">): Promise<FoundToken> {
  const own = host === "github.com" || host.endsWith(".ghe.com");
  for (const name of own ? EVERYWHERE : [...ELSEWHERE, ...EVERYWHERE]) {
    const token = io.env[name]?.trim() ?? "";
    if (token !== "") return demandToken({ token, from: name });
  }
  const token = await askGh(host, io.env);
  if (token !== null && token !== "") return demandToken({ token, from: "gh" });
  const hostname = host === "github.com" ? "" : ` --hostname ${host}`;
  throw new UsageError(
    `there is no token for ${host}. Set GITHUB_TOKEN, or sign in with \`gh auth login${hostname}\`. A token that may only read is enough.`,
  );
}

/** What isn't a token can't be sent as one, and what can't be sent would be shown by whoever complains. */
function demandToken(found: FoundToken): FoundToken {
  if (/^[\u0021-\u007e]+$/u.test(found.token)) return found;
  throw new UsageError(
    `${found.from} holds something that can't be a token: there are blanks or other characters in it. Set it anew.`,
  );
}

/** The token that gh would use; `null` where there is no gh, or it has none. */
function askGh(host: string, env: Io["env"]): Promise<string | null> {
  const hostname = host === "github.com" ? [] : ["--hostname", host];
  return new Promise((resolve) => {
    const options = { env, timeout: PATIENCE, encoding: "utf8", windowsHide: true } as const;
    execFile("gh", ["auth", "token", ...hostname], options, (error, out) => {
      resolve(error === null ? out.trim() : null);
    });
  });
}
