/** What tells whether git's history has changed, without asking git. */
import { readFileSync, type Stats, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** The times of what git writes with every commit and checkout; `null` where there is no repository of git's. */
export function historyStamp(root: string): string | null {
  const own = gitFolder(join(root, ".git"));
  if (own === null) return null;
  const shared = followFile(join(own, "commondir"), /^(.+)/u, own) ?? own;
  const times = [join(own, "HEAD"), join(own, "logs/HEAD"), join(shared, "packed-refs")].map((path) => {
    const stats = lookAt(path);
    return stats === null ? "" : `${stats.mtimeMs} ${stats.size}`;
  });
  return times[0] === "" ? null : times.join(", ");
}

/** In a work tree beside another one, and in a submodule, `.git` is a file that names the folder. */
function gitFolder(path: string): string | null {
  const stats = lookAt(path);
  if (stats === null || stats.isDirectory()) return stats === null ? null : path;
  return followFile(path, /^gitdir: (.+)/u, resolve(path, ".."));
}

/** The folder that a file's first line names, from `folder`. */
function followFile(path: string, line: RegExp, folder: string): string | null {
  try {
    const named = line.exec(readFileSync(path, "utf8"))?.[1]?.trimEnd();
    return named === undefined ? null : resolve(folder, named);
  } catch {
    return null;
  }
}

function lookAt(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
