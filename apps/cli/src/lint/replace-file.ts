/**
 * Puts another text in a file's place. Whoever reads it, and whoever comes after a crash, finds the old text or the new
 * one, whole.
 */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** `null` where it is done, else why not: a phrase that goes on behind the path. */
export function replaceFile(file: string, old: string, text: string): string | null {
  try {
    // A symbolic link stays one; what it leads to is replaced.
    const target = realpathSync(file);
    if (readFileSync(target, "utf8") !== old)
      return "was changed by somebody else meanwhile, and left alone. Run it again.";
    return write(target, text, statSync(target));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "is gone meanwhile.";
    return describe(error);
  }
}

/** Writes a file of our own, whole or not at all. Answers like `replaceFile`. */
export function writeWhole(file: string, text: string): string | null {
  try {
    return write(existsSync(file) ? realpathSync(file) : file, text, null);
  } catch (error) {
    return describe(error);
  }
}

/** Its name is no document's, and hidden: where the process is killed, it is left, and nobody takes it for one. */
function write(target: string, text: string, like: Stats | null): string | null {
  const beside = join(dirname(target), `.rfc-lint-${process.pid}-${Date.now().toString(36)}.tmp`);
  try {
    const handle = openSync(beside, "wx", 0o666);
    try {
      if (like !== null) resemble(handle, like);
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, target);
    return null;
  } catch (error) {
    rmSync(beside, { force: true });
    return describe(error);
  }
}

/** Gives a file the rights of the one that it takes the place of, and its owner, where that may be given. */
function resemble(handle: number, { mode, uid, gid }: Stats): void {
  const own = fstatSync(handle);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      fchownSync(handle, uid, gid);
    } catch {
      // Only root may give a file away. Whoever may write in the folder has what they wrote.
    }
  }
  fchmodSync(handle, mode & 0o7777);
}

function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "can't be written: you have no permission.";
  if (code === "ENOENT") return "can't be written: there is no such folder.";
  if (code === "ENOSPC" || code === "EDQUOT") return "can't be written: the disk is full.";
  if (code === "EFBIG") return "can't be written: files may not be that long here.";
  if (code === "EISDIR") return "can't be written: it is a folder.";
  return `can't be written (${code ?? message}).`;
}
