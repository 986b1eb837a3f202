/** The settings in force, with what they added to the repository's book kept for good. */
import type { Host } from "../host.ts";
import type { LeaseGuard } from "../lease-guard.ts";
import type { FileVersion } from "../ports/snapshot.ts";
import { type Loaded, loadSettings } from "./load-settings.ts";

/**
 * Loads them, where `present` is the newest version on the default branch. A repository's pull requests share the book: where
 * another pass has written it meanwhile, this one begins again with theirs. Throws `LeaseLost`.
 */
export async function keepSettings(
  host: Pick<Host, "github" | "ledger" | "settingsCache">,
  repository: number,
  present: FileVersion | null,
  guard: LeaseGuard,
): Promise<Loaded> {
  for (;;) {
    const before = await host.ledger.readBook(repository);
    const loaded = await loadSettings(host.github, repository, present, before, host.settingsCache);
    if (loaded.book === before) return loaded;
    await guard.ensure();
    const book = { ...loaded.book, version: before.version + 1 };
    if (await host.ledger.writeBook(repository, book)) return { ...loaded, book };
  }
}
