/** Reads a thread so that it can be saved: all that GitHub is asked is written down, and a little more is asked. */

import type { FileVersion, PullKey, Sight } from "@rfckit/reconciler";
import { DEFAULT_TEMPLATE_PATHS } from "@rfckit/reconciler";
import { createReader, type ReaderOptions, type Reading } from "./reader.ts";
import { FORMAT, type SavedThread, VERSION } from "./saved-thread.ts";

const CONFIGURATION = ".github/rfcbot.yml";

/** Throws what GitHub does. */
export async function saveThread(
  options: ReaderOptions,
  key: PullKey,
): Promise<{ readonly thread: SavedThread; readonly reading: Reading }> {
  const { sight } = options;
  const raw = await sight.observe(key, []);
  const logins: Record<string, SavedThread["logins"][string]> = {};
  const teams: Record<string, SavedThread["teams"][string]> = {};
  const files = new Map<
    string,
    { readonly ref: string; readonly path: string; readonly file: FileVersion | null }
  >();
  const history = await sight.readHistory(key.repository, CONFIGURATION);
  const readFiles: Sight["readFiles"] = async (repository, wanted) => {
    const found = await sight.readFiles(repository, wanted);
    for (const [index, { ref, path }] of wanted.entries())
      files.set(`${ref}:${path}`, { ref, path, file: found[index] ?? null });
    return found;
  };
  const recorded: Sight = {
    observe: async (where, ids) => (ids.length === 0 ? raw : sight.observe(where, ids)),
    list: (repository) => sight.list(repository),
    readHistory: async () => history,
    readFiles,
    lookUp: async (repository, ask) => {
      const found = await sight.lookUp(repository, ask);
      for (const [login, person] of found.logins) logins[login] = person;
      for (const [team, members] of found.teams) teams[team] = members === null ? null : [...members];
      return found;
    },
  };
  const reading = await createReader({ ...options, sight: recorded }).read(key);
  const { subject, settings } = reading.circumstances;
  // The gate of form takes these (D8); they may not have been asked for, where the receipts told the form.
  const templates = settings?.rfcs.templates ?? DEFAULT_TEMPLATE_PATHS;
  const { defaultBranch } = raw.repository;
  const wanted = [
    { ref: defaultBranch, path: templates.draft },
    { ref: defaultBranch, path: templates.full },
    ...(subject.kind === "new" ? [{ ref: raw.pull.head, path: subject.path }] : []),
  ].filter(({ ref, path }) => !files.has(`${ref}:${path}`));
  if (wanted.length > 0) await readFiles(key.repository, wanted);
  return {
    thread: {
      format: FORMAT,
      version: VERSION,
      // With the present logins of everybody in it.
      snapshot: { ...raw, people: [...reading.snapshot.people] },
      bot: reading.bot,
      history: [...history],
      files: [...files.values()],
      logins,
      teams,
    },
    reading,
  };
}
