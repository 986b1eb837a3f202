/** A saved thread, read again as if GitHub said the same once more. */
import { type Clock, GitHubRefused, type PullKey, type Sight } from "@rfckit/reconciler";
import { createReader, type ReaderOptions, type Reading } from "./reader.ts";
import type { SavedThread } from "./saved-thread.ts";

/** Throws where the file lacks what this version of the reader asks for: then it has to be saved again. */
export function readThread(
  thread: SavedThread,
  options: Omit<ReaderOptions, "sight" | "clock"> = {},
): Promise<Reading> {
  const { snapshot, bot } = thread;
  const clock: Clock = { now: () => snapshot.now };
  const named = bot === null ? {} : { bot: bot.login };
  return createReader({ ...named, ...options, clock, sight: savedSight(thread) }).read(snapshot.key);
}

function savedSight({ snapshot, history, files, logins, teams }: SavedThread): Sight {
  const ofThis = ({ repository, number }: PullKey) =>
    repository === snapshot.key.repository && number === snapshot.key.number;
  return {
    observe: async (key) => {
      if (ofThis(key)) return snapshot;
      throw new GitHubRefused(404, "gone", "The saved thread is another pull request's.");
    },
    list: async () => ({ configuration: snapshot.files.configuration?.blob ?? null, pulls: [] }),
    readHistory: async () => history,
    readFiles: async (_, wanted) =>
      wanted.map(({ ref, path }) => {
        const found = files.find((each) => each.ref === ref && each.path === path);
        if (found === undefined) throw new Error(`The saved thread lacks ${path} at ${ref}. Save it again.`);
        return found.file;
      }),
    lookUp: async (_, ask) => ({
      logins: new Map(ask.logins.map((login) => [login, logins[login] ?? null])),
      teams: new Map(ask.teams.map((team) => [team, teams[team] ?? null])),
    }),
  };
}
