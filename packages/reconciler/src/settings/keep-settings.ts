/** The settings in force, with what they added to the repository's book kept for good. */
import type { Host } from "../host.ts";
import type { LeaseGuard } from "../lease-guard.ts";
import type { FileVersion } from "../ports/snapshot.ts";
import { type Loaded, loadSettings } from "./load-settings.ts";

/** Loads them, where `present` is the newest version on the default branch. Throws `LeaseLost`. */
export async function keepSettings(
  host: Pick<Host, "github" | "ledger" | "settingsCache">,
  repository: number,
  present: FileVersion | null,
  guard: LeaseGuard,
): Promise<Loaded> {
  const book = await host.ledger.readBook(repository);
  const loaded = await loadSettings(host.github, repository, present, book, host.settingsCache);
  if (loaded.book !== book) {
    await guard.ensure();
    await host.ledger.writeBook(repository, loaded.book);
  }
  return loaded;
}
