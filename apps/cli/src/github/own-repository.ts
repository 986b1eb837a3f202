/** The repository on GitHub that the working folder belongs to, by git's remotes. */
import { askGit } from "@rfckit/checkout";
import { UsageError } from "../usage-error.ts";
import type { RepositoryPlace } from "./reference.ts";

const NAME_ONE = "Name it: OWNER/REPO.";

/** Throws `UsageError` where there is none, or it can't be told which of several is meant. */
export async function findOwnRepository(cwd: string, host: string): Promise<RepositoryPlace> {
  const listed = await askGit(cwd, ["config", "--get-regexp", "^remote\\..*\\.(url|gh-resolved)$"]);
  if (!listed.ok && listed.why === "git is not installed") {
    throw new UsageError(`which repository is meant wasn't said, and ${listed.why}. ${NAME_ONE}`);
  }
  const remotes = listed.ok ? readRemotes(listed.out, host) : [];
  const chosen = remotes.find(({ resolved }) => resolved) ?? only(remotes) ?? usual(remotes);
  if (chosen !== undefined) return chosen.place;
  if (remotes.length === 0) {
    throw new UsageError(
      `which repository is meant wasn't said, and this folder has no git remote on ${host}. ${NAME_ONE}`,
    );
  }
  const names = remotes.map(({ place: { owner, name } }) => `${owner}/${name}`).join(", ");
  throw new UsageError(`this folder has several git remotes: ${names}. Name the one that you mean.`);
}

interface Remote {
  readonly remote: string;
  readonly place: RepositoryPlace;
  /** Whether it is the one that somebody chose with `gh repo set-default`. */
  readonly resolved: boolean;
}

function readRemotes(config: string, host: string): Remote[] {
  const lines = config.split("\n").flatMap((line) => {
    const [, remote = "", key = "", value = ""] = /^remote\.(.+)\.(url|gh-resolved) (.*)$/u.exec(line) ?? [];
    return remote === "" ? [] : [{ remote, key, value }];
  });
  return lines.flatMap(({ remote, key, value }) => {
    const place = key === "url" ? placeIn(value.trim(), host) : null;
    if (place === null) return [];
    const resolved = lines.some((each) => each.remote === remote && each.key === "gh-resolved");
    return [{ remote, place, resolved }];
  });
}

/** `https://HOST/o/r.git`, `git@HOST:o/r.git` and `ssh://git@HOST/o/r`; `null` for anything elsewhere. */
function placeIn(url: string, host: string): RepositoryPlace | null {
  const scp = /^(?:[\w.-]+@)?([^/:@]+):(?!\/\/)(.+)$/u.exec(url);
  const parsed = scp === null && URL.canParse(url) ? new URL(url) : null;
  // Behind ssh the port is another one than that of its pages.
  const there = parsed?.protocol === "ssh:" ? parsed.hostname : (parsed?.host ?? scp?.[1]);
  const wanted =
    parsed?.protocol === "https:" || parsed?.protocol === "http:" ? host : host.replace(/:\d+$/u, "");
  if (there?.toLowerCase() !== wanted) return null;
  const [, owner, name] =
    /^\/?([^/]+)\/([^/]+?)(?:\.git)?\/?$/u.exec(parsed?.pathname ?? scp?.[2] ?? "") ?? [];
  return owner === undefined || name === undefined ? null : { owner, name };
}

/** All remotes may lead to one repository. */
function only(remotes: readonly Remote[]): Remote | undefined {
  const names = new Set(remotes.map(({ place: { owner, name } }) => `${owner}/${name}`.toLowerCase()));
  return names.size === 1 ? remotes[0] : undefined;
}

/** Of a fork and what it was forked from, the RFCs are in the latter. */
function usual(remotes: readonly Remote[]): Remote | undefined {
  return (
    remotes.find(({ remote }) => remote === "upstream") ?? remotes.find(({ remote }) => remote === "origin")
  );
}
