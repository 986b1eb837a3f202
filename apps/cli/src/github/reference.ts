/**
 * What somebody means by `OWNER/REPO`, `OWNER/REPO#12`, `#12` or a pull request's address.
 */
import { harmless } from "../simulate/paint.ts";
import { UsageError } from "../usage-error.ts";

export interface Reference {
  /** `null` for that of the working folder. */
  readonly repository: RepositoryPlace | null;
  /** A pull request's number; `null` for all of the repository. */
  readonly number: number | null;
}

export interface RepositoryPlace {
  readonly owner: string;
  readonly name: string;
}

const EXPECTED = "OWNER/REPO, OWNER/REPO#NUMBER, #NUMBER or a pull request's address";
const OWNER = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:_[A-Za-z0-9]+)?";
const NAME = "[A-Za-z0-9._-]+";
const SHORT = new RegExp(`^(?:(${OWNER})/(${NAME}))?(?:#(\\d{1,10}))?$`, "u");
const PATH = new RegExp(
  `^/(${OWNER})/(${NAME}?)(?:\\.git)?(?:/(?:pull|issues)/(\\d{1,10})(?:/.*)?)?/?$`,
  "u",
);

/** Throws `UsageError`, also for an address on another host than the one that is asked. */
export function readReference(text: string, host: string): Reference {
  if (text !== "" && /^https?:\/\//iu.test(text)) return readAddress(text, host);
  const [, owner, name, number] = (text === "" ? null : SHORT.exec(text)) ?? [undefined, "", "", ""];
  if (owner === "" && name === "" && number === "") throw notOne(text);
  const repository = owner === undefined || name === undefined ? null : { owner, name };
  if (name === "." || name === "..") throw notOne(text);
  return { repository, number: numberIn(number) };
}

function readAddress(text: string, host: string): Reference {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw notOne(text);
  if (url.host !== host && url.host !== `www.${host}`) {
    throw new UsageError(
      `${harmless(withoutLogin(text))} is on ${url.host}, and ${host} is asked. Your token is sent to no other host: give --host ${url.host} if you mean that.`,
    );
  }
  const [, owner, name, number] = PATH.exec(url.pathname) ?? [];
  if (owner === undefined || name === undefined) throw notOne(text);
  return { repository: { owner, name }, number: numberIn(number) };
}

function numberIn(text: string | undefined): number | null {
  return text === undefined || text === "" ? null : Number(text);
}

/** A password, or a token, that was pasted with an address is shown nowhere. */
export function withoutLogin(text: string): string {
  return text.replace(/^(https?:\/\/)?[^/?#]*@/iu, "$1…@");
}

function notOne(text: string): UsageError {
  return new UsageError(`found ${JSON.stringify(withoutLogin(text))}, expected ${EXPECTED}.`);
}
