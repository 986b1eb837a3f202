/** Where a repository begins: the folder with the bot's configuration, or with git's. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export const CONFIGURATION = ".github/rfcbot.yml";

/** The nearest such folder from `start` upwards; `null` where there is none. */
export function findRoot(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIGURATION)) || existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
