/**
 * Reads a file from the checkout, where there is one: only if it is the very one that GitHub names by its object id. So it
 * doesn't matter what was checked out, nor by whom: anything else is read through the API.
 */
import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** More than any text that GitHub's API shows whole. */
const MOST_BYTES = 4 * 1024 * 1024;

/** `null` where it isn't there, or is another one. */
export function readCheckedOut(workspace: string | null, path: string, blob: string | null): string | null {
  if (workspace === null || blob === null) return null;
  const file = join(workspace, ...path.split("/"));
  const way = relative(workspace, file);
  if (way === "" || way === ".." || way.startsWith(`..${sep}`)) return null;
  try {
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats === undefined || !stats.isFile() || stats.size > MOST_BYTES) return null;
    const bytes = readFileSync(file);
    const id = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
    if (id !== blob) return null;
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
