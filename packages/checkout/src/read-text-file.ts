/** Reads a file that should be a text of a document's size, or tells in words why it can't. */
import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";

export type TextFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: "absent" | "unreadable"; readonly says: string };

/** In bytes. The longest RFC known to us has a fiftieth of it. */
export const MOST_BYTES = 4 * 1024 * 1024;
/** Where a NUL stands in the first so many bytes, a file is no text, as git has it. */
const LOOKED_AT = 8000;

const ABSENT: TextFile = { ok: false, why: "absent", says: "does not exist." };

/** `says` goes on behind the path: "is 50 MB long, and …". */
export function readTextFile(path: string): TextFile {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return ABSENT;
    if (stats.isDirectory()) return refuse("is a folder, and a file is expected here.");
    if (!stats.isFile()) return refuse("is no file.");
    if (stats.size > MOST_BYTES) {
      const megabytes = Math.ceil(stats.size / 1024 / 1024);
      return refuse(`is ${megabytes} MB long. A document may have ${MOST_BYTES / 1024 / 1024} MB.`);
    }
    const bytes = readFileSync(path);
    if (bytes.subarray(0, LOOKED_AT).includes(0))
      return refuse("is a binary file, and a text is expected here.");
    if (!isUtf8(bytes)) return refuse("is not written in UTF-8. Save it in that encoding.");
    return { ok: true, text: bytes.toString("utf8") };
  } catch (error) {
    // Below a file there is nothing.
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return ABSENT;
    return refuse(describe(error));
  }
}

function refuse(says: string): TextFile {
  return { ok: false, why: "unreadable", says };
}

function describe(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "can't be read: you have no permission.";
    case "ELOOP":
      return "is a symbolic link that leads in a circle.";
    case "ENAMETOOLONG":
      return "has too long a name.";
    default:
      return `can't be read (${code ?? String(error)}).`;
  }
}
