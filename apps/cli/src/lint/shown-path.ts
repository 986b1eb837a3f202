/** What a path from the repository's root is called where people read it: as they would type it. */
import { relative, resolve } from "node:path";

export function shownPath(root: string, path: string, cwd: string): string {
  return path === "<stdin>" ? path : relative(cwd, resolve(root, path)) || path;
}
