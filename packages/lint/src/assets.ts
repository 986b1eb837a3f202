/** The files of an RFC directory that are no documents: pictures, and what they were made from. */

export interface AssetsInput {
  /** Those that are judged. */
  readonly judged: readonly string[];
  /** All of them. */
  readonly assets: readonly string[];
  /** Every RFC. */
  readonly documents: readonly string[];
  /** By the path of what is shown or linked to, the first RFC that does; `null` where not every RFC was looked at. */
  readonly shown: ReadonlyMap<string, string> | null;
}

const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif)$/iu;

export function isPicture(path: string): boolean {
  return PICTURE.test(path);
}

/** A path without its extension. */
export function stemOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") + 1 ? path.slice(0, dot) : path;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
