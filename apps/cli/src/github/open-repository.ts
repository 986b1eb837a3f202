/**
 * A repository on GitHub, with somebody's own token: what all commands that ask GitHub begin with.
 *
 * Whatever GitHub doesn't do for them ends them with one line and exit 2.
 */
import { connectWithToken } from "@rfckit/github";
import type { Clock, Sight } from "@rfckit/reconciler";
import type { Io } from "../io.ts";
import { findOwnRepository } from "./own-repository.ts";
import { readReference } from "./reference.ts";
import { signIn } from "./sign-in.ts";
import { whichGitHub } from "./which-github.ts";

export interface OpenRepository {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  readonly id: number;
  /** A pull request's number, where one was named. */
  readonly number: number | null;
  readonly sight: Sight;
  /** The commit on the base branch that a pull request was merged as; `null` where it wasn't. */
  readonly mergeCommit: (number: number) => Promise<string | null>;
  readonly clock: Clock;
  /** Does some work with it. Throws `UsageError` for what GitHub doesn't do. */
  readonly ask: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface Place {
  /** What was typed; the working folder's repository where nothing was. */
  readonly reference: string | undefined;
  readonly host: string | undefined;
}

/** Throws `UsageError`. */
export async function openRepository({ reference, host: named }: Place, io: Io): Promise<OpenRepository> {
  const { host } = whichGitHub(named, io.env);
  const { repository, number } =
    reference === undefined ? { repository: null, number: null } : readReference(reference, host);
  const place = repository ?? (await findOwnRepository(io.cwd, host));
  const { requester, api, ask } = await signIn(named, io);
  const whole = `${place.owner}/${place.name}`;
  const connected = await ask(whole, () =>
    connectWithToken({ requester, ...place, baseUrl: api, onlooker: true }),
  );
  return {
    host,
    ...place,
    id: connected.repository,
    number,
    sight: connected.github,
    mergeCommit: connected.mergeCommit,
    clock: { now: () => Date.now() },
    ask: (work) => ask(number === null ? whole : `${whole}#${number}`, work),
  };
}
