/** What a folder lacks to be an RFC repository: looked up, and nothing written. */
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { StarterFile } from "@rfckit/starter";
import { UsageError } from "../usage-error.ts";

export interface PlannedFile extends StarterFile {
  readonly action: "add" | "keep";
}

/** Throws `UsageError` where something of another kind stands in a file's place. */
export function planFiles(root: string, files: readonly StarterFile[]): PlannedFile[] {
  return files.map((file) => ({ ...file, action: isThere(root, file.path) ? "keep" : "add" }));
}

const README = /^readme(?:\.\w+)?$/iu;

function isThere(root: string, path: string): boolean {
  // A README may be spelt in many ways, and a folder with something in it needs nothing that keeps it.
  if (path === "README.md") return namesIn(root).some((name) => README.test(name));
  if (path.endsWith("/.gitkeep")) return namesIn(join(root, dirname(path))).length > 0;
  const kind = kindOf(join(root, path));
  if (kind === "folder") throw new UsageError(`${path} is a folder, and a file belongs there. Move it away.`);
  return kind === "file";
}

function namesIn(folder: string): string[] {
  if (kindOf(folder) === "file")
    throw new UsageError(`${folder} is a file, and a folder belongs there. Move it away.`);
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    throw new UsageError(`${folder} can't be listed (${code}).`);
  }
}

export function kindOf(path: string): "file" | "folder" | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? null : stats.isDirectory() ? "folder" : "file";
  } catch {
    // Below a file there is nothing.
    return null;
  }
}
