/**
 * Where GitHub's REST API is: GitHub's own, or what `GITHUB_API_URL` or `GHE_HOST` and `GHE_PROTOCOL` name.
 */
import { quote, type SettingProblem } from "./setting-problem.ts";

const GITHUB = "https://api.github.com";

export interface AddressSource {
  readonly apiUrl: string | undefined;
  readonly host: string | undefined;
  readonly protocol: string | undefined;
}

type Outcome =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: SettingProblem };

/** The address without a slash at its end, or what is wrong. */
export function readGitHubAddress({ apiUrl, host, protocol }: AddressSource): Outcome {
  const named = host === undefined ? null : readHost(host, protocol ?? "https");
  const given = apiUrl === undefined ? null : readApiUrl(apiUrl);
  if (named?.ok === false) return named;
  if (given?.ok === false) return given;
  if (named !== null && given !== null && named.value !== given.value) {
    return wrong(
      "GITHUB_API_URL",
      "another GitHub than GHE_HOST names",
      "one GitHub",
      "Take one of the two away.",
    );
  }
  return given ?? named ?? { ok: true, value: GITHUB };
}

function readHost(host: string, protocol: string): Outcome {
  if (protocol !== "https" && protocol !== "http") {
    const remedy = "Take GHE_PROTOCOL away, unless that server really speaks plain HTTP.";
    return wrong("GHE_PROTOCOL", quote(protocol), "https or http", remedy);
  }
  if (!/^(\[[0-9a-f:]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/iu.test(host)) {
    const remedy = "Set the name alone, without https:// and without a path.";
    return wrong("GHE_HOST", quote(host), "a host's name such as github.example.com", remedy);
  }
  return { ok: true, value: `${protocol}://${host.toLowerCase()}/api/v3` };
}

function readApiUrl(text: string): Outcome {
  const expected = `the address of GitHub's REST API, such as ${GITHUB} or https://github.example.com/api/v3`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/u.test(url.protocol)) {
    return wrong("GITHUB_API_URL", quote(text), expected, "Set the whole address, beginning with https://.");
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    const remedy = "Set the address alone: the app signs in with its key.";
    return wrong("GITHUB_API_URL", "an address with a password, a query or a fragment", expected, remedy);
  }
  if (url.hostname === "github.com" || url.hostname === "www.github.com") {
    return wrong("GITHUB_API_URL", quote(text), expected, `Set ${GITHUB}, or take the setting away.`);
  }
  return { ok: true, value: `${url.origin}${url.pathname.replace(/\/+$/u, "")}` };
}

/** Whether what is sent there, tokens too, can be read on the way. */
export function isOpenToReaders(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" && !/^(localhost|127(\.\d+){3}|\[::1\])$/u.test(hostname);
}

function wrong(setting: string, found: string, expected: string, remedy: string): Outcome {
  return { ok: false, problem: { setting, found, expected, remedy } };
}
