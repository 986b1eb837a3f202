/**
 * `rfc adopt`: shows what it read and what would follow, asks, and takes the motion over as the bot.
 *
 * What is shown comes from a dry run of the very pass that is made afterwards. In between the thread may change: then
 * another comment is refused, and everything else is read anew.
 */
import { openKept, openKeptToRead, type Settings } from "@rfckit/app/settings";
import {
  type Adoption,
  GitHubRefused,
  GitHubUnavailable,
  type PullKey,
  SILENT,
  type Store,
  sayFailure,
  type Would,
} from "@rfckit/reconciler";
import { askYes, canAsk } from "../ask-yes.ts";
import { readReference } from "../github/reference.ts";
import { whichGitHub } from "../github/which-github.ts";
import type { Io } from "../io.ts";
import { clock, openApp, readOperator } from "../operator/open-app.ts";
import { lastingDatabase, openDatabase } from "../operator/open-database.ts";
import { UsageError } from "../usage-error.ts";
import { adoptionJson, adoptionLines, outcomeLines, type Told } from "./adoption-text.ts";

export interface AdoptWish {
  readonly reference: string;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly format: "pretty" | "json";
}

/** Gives the exit status: 1 where it wasn't taken over. Throws `UsageError` where it could not begin. */
export async function adoptPull(wish: AdoptWish, io: Io): Promise<number> {
  const settings = await readOperator(io, "rfc adopt");
  if (settings === null) {
    await io.stderr.write(
      "\nThese are the App's. Where the Action runs the process, its workflow takes a motion over: `rfc help adopt` says how.\n",
    );
    return 2;
  }
  const dryRun = wish.dryRun || settings.dryRun;
  const place = placeOf(wish.reference, settings);
  const database = lastingDatabase(settings.database, io.cwd);
  const kept = await openDatabase(() =>
    dryRun ? openKeptToRead(database, clock, SILENT) : openKept(database, clock, SILENT, 0),
  );
  try {
    return await new Adopting(settings, kept.store, place, io).run({ ...wish, dryRun });
  } finally {
    await kept.close();
  }
}

/** Does some work with GitHub; what that doesn't do is told with what stands by then. Throws `UsageError`. */
async function ask<T>(work: () => Promise<T>, { owner, name, number }: Place, stands: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitHubRefused || error instanceof GitHubUnavailable)) throw error;
    throw new UsageError(`${owner}/${name}#${number}: ${sayFailure(error)}. ${stands}`);
  }
}

interface Place {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

function placeOf(reference: string, { baseUrl }: Settings): Place {
  const { host } = whichGitHub(undefined, { GITHUB_API_URL: baseUrl });
  const { repository, number } = readReference(reference, host);
  if (repository === null)
    throw new UsageError(`which repository is meant wasn't said. Give it as OWNER/REPO#NUMBER.`);
  if (number !== null) return { ...repository, number };
  const { owner, name } = repository;
  throw new UsageError(
    `which pull request is meant wasn't said. Give its number too, such as ${owner}/${name}#12.`,
  );
}

class Adopting {
  readonly #settings: Settings;
  readonly #store: Store;
  readonly #place: Place;
  readonly #io: Io;

  constructor(settings: Settings, store: Store, place: Place, io: Io) {
    this.#settings = settings;
    this.#store = store;
    this.#place = place;
    this.#io = io;
  }

  async run(wish: AdoptWish): Promise<number> {
    const rehearsed = await this.#rehearse();
    const { adoption } = rehearsed;
    const isPossible = adoption.kind === "adopted";
    if (wish.format === "pretty") await this.#write(adoptionLines(rehearsed));
    const wanted =
      isPossible && !wish.dryRun && (wish.yes || (wish.format === "pretty" && (await this.#ask())));
    const done = wanted ? await this.#adopt(adoption) : null;
    const outcome = { ...rehearsed, adoption: done ?? adoption, isDone: done?.kind === "adopted" };
    if (wish.format === "json")
      await this.#io.stdout.write(`${JSON.stringify(adoptionJson(outcome), null, 2)}\n`);
    else await this.#write(outcomeLines(outcome, wish.dryRun));
    const isThere = outcome.adoption.kind === "already" && outcome.adoption.onTable;
    return outcome.isDone || isThere || (wish.dryRun && isPossible) ? 0 : 1;
  }

  /** What would be done, with nothing written. */
  async #rehearse(): Promise<Told> {
    const would: Would[] = [];
    const app = await openApp(
      this.#settings,
      { store: this.#store },
      { onWould: (each) => would.push(each) },
    );
    const { owner, name, number } = this.#place;
    const repository = await app.findRepository(owner, name);
    if (repository === null) {
      throw new UsageError(
        `the app isn't installed on ${owner}/${name}, or there is no such repository. Install it there, or look at the spelling.`,
      );
    }
    const key = { repository, number };
    const adoption = await ask(
      () => app.bot.adopt(key, { by: null, comment: null }),
      this.#place,
      "Nothing was written.",
    );
    const [mention = "@rfcbot"] = app.bot.mentionsOf(repository) ?? [];
    return { place: `${owner}/${name}#${number}`, mention, adoption, would };
  }

  async #ask(): Promise<boolean> {
    if (canAsk(this.#io)) return askYes("Take it over?", this.#io);
    return false;
  }

  /** Only what was shown: by now there may be another such comment. */
  async #adopt(shown: Extract<Adoption, { readonly kind: "adopted" }>): Promise<Adoption> {
    const app = await openApp(this.#settings, { store: this.#store });
    const { owner, name, number } = this.#place;
    const repository = (await app.findRepository(owner, name)) ?? 0;
    const key: PullKey = { repository, number };
    return ask(
      () => app.bot.adopt(key, { by: null, comment: shown.read.source.id }),
      this.#place,
      "What was done by then stands, and the bot goes on with it. Run this again to see.",
    );
  }

  #write(lines: readonly string[]): Promise<void> {
    return this.#io.stdout.write(`${lines.join("\n")}\n`);
  }
}
