/** What rules ask of the files around a document. Each file is looked at once in a run. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type LoadedParser, type RepositoryFiles, readAnchors } from "@rfckit/lint";
import { readTextFile } from "./read-text-file.ts";

const MARKDOWN = /\.(?:md|markdown)$/iu;

export function createRepositoryFiles(root: string, { parse, name }: LoadedParser): RepositoryFiles {
  const kinds = new Map<string, "file" | "folder" | null>();
  const names = new Map<string, readonly string[]>();
  const anchors = new Map<string, ReadonlySet<string> | null>();
  return {
    kindOf(path) {
      const before = kinds.get(path);
      if (before !== undefined) return before;
      const kind = lookAt(join(root, path));
      kinds.set(path, kind);
      return kind;
    },
    namesIn(folder) {
      const found = names.get(folder) ?? listNames(join(root, folder));
      names.set(folder, found);
      return found;
    },
    anchorsOf(path) {
      const before = anchors.get(path);
      if (before !== undefined) return before;
      const read = MARKDOWN.test(path) ? readTextFile(join(root, path)) : null;
      const found = read?.ok === true ? readAnchors(read.text, parse, name) : null;
      anchors.set(path, found);
      return found;
    },
  };
}

/** A link that leads in a circle, or to where nobody may look, leads nowhere. */
function lookAt(path: string): "file" | "folder" | null {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? null : stats.isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
}

/** None of a folder that isn't there, or that nobody may list. */
function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
