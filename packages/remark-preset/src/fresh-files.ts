/**
 * What rules ask of the files around a document, as they are when they are asked: between two keys in an editor
 * anything may have changed. What was read of another document is kept while its file stays the same.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import { createRepositoryFiles } from "@rfckit/checkout";
import type { LoadedParser, RepositoryFiles } from "@rfckit/lint";

interface KeptAnchors {
  readonly stamp: string;
  readonly anchors: ReadonlySet<string> | null;
}

export function createFreshFiles(root: string, parser: LoadedParser): RepositoryFiles {
  const kept = new Map<string, KeptAnchors>();
  const look = () => createRepositoryFiles(root, parser);
  return {
    kindOf: (path) => look().kindOf(path),
    namesIn: (folder) => look().namesIn(folder),
    anchorsOf(path) {
      const stamp = stampOf(join(root, path));
      const before = kept.get(path);
      if (before !== undefined && before.stamp === stamp) return before.anchors;
      const anchors = look().anchorsOf(path);
      kept.set(path, { stamp, anchors });
      return anchors;
    },
  };
}

function stampOf(file: string): string {
  try {
    const stats = statSync(file, { throwIfNoEntry: false, bigint: true });
    return stats === undefined ? "" : `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino}`;
  } catch {
    return "";
  }
}
