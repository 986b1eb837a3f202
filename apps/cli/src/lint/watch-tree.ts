/**
 * Tells whenever something in a folder, or in any folder below it, may have changed.
 *
 * On Linux Node's own way to do that watches each file by itself, and is blind to one that was once replaced by another,
 * as editors and `--fix` do it. So each folder is watched here: that tells of whatever its names stand for.
 */
import { type FSWatcher, readdirSync, watch } from "node:fs";
import { join } from "node:path";

export interface TreeWatcher {
  close(): void;
}

/** Where what happens is nobody's concern. */
const SKIPPED = new Set([".git", "node_modules"]);

/** `fail` is told where the whole can't be watched any more. Throws where it can't be watched at all. */
export function watchTree(root: string, ring: () => void, fail: (error: Error) => void): TreeWatcher {
  if (process.platform !== "linux") {
    const watcher = watch(root, { recursive: true }, (_, name) => {
      if (name === null || !name.split(/[/\\]/u).some((part) => SKIPPED.has(part))) ring();
    });
    return watcher.on("error", fail);
  }
  const watchers = new Map<string, FSWatcher>();
  const close = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const open = (folder: string): void => {
    const watcher = watch(folder, (event, name) => {
      if (name !== null && SKIPPED.has(name)) return;
      ring();
      // A name has come or gone, and it may be a folder's.
      if (event === "rename") look(folder);
    });
    watcher.on("error", (error) => {
      close(folder);
      if (folder === root) fail(error);
    });
    watchers.set(folder, watcher);
    look(folder);
  };
  /** Watches the folders in a folder that aren't watched yet, and no more those that are gone. */
  const look = (folder: string): void => {
    const below = foldersIn(folder).map((name) => join(folder, name));
    const prefix = join(folder, "/");
    for (const watched of [...watchers.keys()]) {
      const isChild = watched.startsWith(prefix) && !watched.slice(prefix.length).includes("/");
      if (isChild && !below.includes(watched)) closeAll(watched);
    }
    for (const each of below) {
      if (watchers.has(each)) continue;
      try {
        open(each);
      } catch (error) {
        // One that is gone again, or that nobody may look into, has nothing to tell.
        const { code } = error as NodeJS.ErrnoException;
        if (code !== "ENOENT" && code !== "EACCES" && code !== "ENOTDIR") fail(error as Error);
      }
    }
  };
  const closeAll = (folder: string): void => {
    for (const watched of [...watchers.keys()])
      if (watched === folder || watched.startsWith(join(folder, "/"))) close(watched);
  };
  open(root);
  return { close: () => closeAll(root) };
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name)).map(({ name }) => name);
  } catch {
    return [];
  }
}
