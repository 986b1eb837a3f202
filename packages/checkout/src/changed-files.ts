/** What has changed since the work on a branch began, what isn't committed included. */
import { join } from "node:path";
import { askGit } from "./git.ts";

export type ChangedFiles =
  | {
      readonly ok: true;
      /** What it was compared with. */
      readonly base: string;
      /** Absolute paths of what was changed or added, and is there. */
      readonly changed: ReadonlySet<string>;
      /** Those that weren't there before. */
      readonly added: ReadonlySet<string>;
    }
  | { readonly ok: false; readonly why: string };

const USUAL_BASES = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

/** Compares with where the branch left `base`; without one, with the default branch as far as git knows it. */
export async function findChangedFiles(root: string, base: string | null): Promise<ChangedFiles> {
  const top = await askGit(root, ["rev-parse", "--show-toplevel"]);
  if (!top.ok) return { ok: false, why: `what changed can't be told: ${top.why}.` };
  const folder = top.out.trim();
  const found = await findBase(root, base);
  if (found === null) {
    const hint = base === null ? "Name the branch: --changed main." : "Is it spelt right, and fetched?";
    return { ok: false, why: `git knows no ${base === null ? "default branch" : `'${base}'`}. ${hint}` };
  }
  const merge = await askGit(root, ["merge-base", found, "HEAD"]);
  // Without a common ancestor, as in a shallow clone, the base itself is compared with.
  const from = merge.ok ? merge.out.trim() : found;
  const [differs, untracked] = await Promise.all([
    askGit(root, ["diff", "--name-status", "--no-renames", "-z", from]),
    askGit(root, ["ls-files", "--others", "--exclude-standard", "--full-name", "-z", folder]),
  ]);
  if (!differs.ok) return { ok: false, why: `what changed can't be told: ${differs.why}.` };
  const changed = new Set<string>();
  const added = new Set<string>();
  const parts = differs.out.split("\0");
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [status, path] = [parts[index], join(folder, parts[index + 1] ?? "")];
    if (status === "D") continue;
    changed.add(path);
    if (status === "A") added.add(path);
  }
  for (const path of untracked.ok ? untracked.out.split("\0") : []) {
    if (path === "") continue;
    changed.add(join(folder, path));
    added.add(join(folder, path));
  }
  return { ok: true, base: found, changed, added };
}

async function findBase(root: string, base: string | null): Promise<string | null> {
  for (const each of base === null ? USUAL_BASES : [base, `origin/${base}`]) {
    const found = await askGit(root, [
      "rev-parse",
      "--verify",
      "--quiet",
      "--end-of-options",
      `${each}^{commit}`,
    ]);
    if (found.ok) return each;
  }
  return null;
}
