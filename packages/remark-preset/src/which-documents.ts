/**
 * Which files are the linter's business, as far as their paths tell: what `rfc lint` looks at in a folder, and so no
 * template, no README, nothing hidden. Elsewhere than in the RFC directory, where an editor opens all kinds of documents, a
 * file may be an RFC in the wrong place, or anything.
 */
import { sep } from "node:path";
import { type Checkout, isDocument } from "@rfckit/checkout";

export type Standing = "rfc" | "perhaps" | "other";

/** Of a path from the repository's root. */
export function judgePath(path: string, { configuration, isKnown, templatePaths }: Checkout): Standing {
  if (Object.values(templatePaths).includes(path)) return "other";
  const parts = path.split("/");
  const name = parts.at(-1) ?? "";
  if (name !== "" && !isDocument(name)) return "other";
  if (parts.some((part) => (part.startsWith(".") && part !== "..") || part === "node_modules"))
    return "other";
  const { directory } = configuration.rfcs;
  return !isKnown || directory === "" || path.startsWith(`${directory}/`) ? "rfc" : "perhaps";
}

/** A file's path from the root; of a file without a name, that of one in the RFC directory of which nothing is said. */
export function pathFrom(root: string, file: string | null, { configuration }: Checkout): string {
  if (file === null) return `${configuration.rfcs.directory}/`;
  const prefix = root.endsWith(sep) ? root : root + sep;
  const path = file.startsWith(prefix) ? file.slice(prefix.length) : file;
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
