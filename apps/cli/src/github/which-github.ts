/**
 * Which GitHub is asked: the one that `--host` names, else what `GH_HOST` or `GITHUB_API_URL` say, else github.com.
 *
 * A token is sent there and nowhere else. So no address that somebody pasted, and no git remote, ever chooses the host.
 */
import { findGitHubSite } from "../app/github-site.ts";
import type { Io } from "../io.ts";
import { UsageError } from "../usage-error.ts";
import { withoutLogin } from "./reference.ts";

export interface WhichGitHub {
  /** `github.com`, or the name of a server, with its port where it has one. */
  readonly host: string;
  /** Where REST is served; without a slash at its end. */
  readonly api: string;
  /** What says so: `--host`, `GH_HOST` or `GITHUB_API_URL`. */
  readonly from: string;
}

const API_ADDRESS = "the address of GitHub's REST API, such as https://github.example.com/api/v3";

/** Throws `UsageError` for what names no GitHub, and for one that would be asked so that others can read along. */
export function whichGitHub(named: string | undefined, env: Io["env"]): WhichGitHub {
  if (named !== undefined) return byHost(named, "--host");
  const { GH_HOST: host = "", GITHUB_API_URL: api = "" } = env;
  if (host !== "") return byHost(host, "GH_HOST");
  return api === "" ? byHost("github.com", "--host") : byApi(api);
}

function byHost(named: string, from: string): WhichGitHub {
  const [, scheme, name = ""] = /^(?:(https?):\/\/)?(.*?)\/*$/iu.exec(named) ?? [];
  if (name === "" || /[/\s@]/u.test(name)) {
    throw new UsageError(
      `${from} is ${JSON.stringify(withoutLogin(named))}, and must be a host such as github.example.com, without a path.`,
    );
  }
  // Nobody has a certificate for the machine itself.
  const protocol = scheme?.toLowerCase() ?? (isLoopback(name) ? "http" : "https");
  demandPrivacy(`${protocol}://${name}`, from);
  const { api } = findGitHubSite(name, protocol);
  return { host: name.toLowerCase(), api, from };
}

function byApi(text: string): WhichGitHub {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain = url !== null && url.username + url.password + url.search + url.hash === "";
  if (!plain || !/^https?:$/u.test(url.protocol)) {
    throw new UsageError(`GITHUB_API_URL is no such thing as ${API_ADDRESS}. Set that, or take it away.`);
  }
  demandPrivacy(text, "GITHUB_API_URL");
  const host = url.host.replace(/^api\.(?=github\.com$|[a-z0-9-]+\.ghe\.com$)/u, "");
  return { host, api: `${url.origin}${url.pathname.replace(/\/+$/u, "")}`, from: "GITHUB_API_URL" };
}

function demandPrivacy(address: string, from: string): void {
  const { protocol, host } = new URL(address);
  if (protocol !== "http:" || isLoopback(host)) return;
  throw new UsageError(
    `${from} names ${host} by plain http, where anybody on the way could read your token. Use https.`,
  );
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/iu.test(host);
}
