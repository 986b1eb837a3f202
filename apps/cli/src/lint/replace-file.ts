/**
 * Puts another text in a file's place. Whoever reads it, and whoever comes after a crash, finds the old text or the new
 * one, whole.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/** `null` where it is done, else why not: a phrase that goes on behind the path. */
export function replaceFile(file: string, old: string, text: string): string | null {
  try {
    // A symbolic link stays one; what it leads to is replaced.
    const target = realpathSync(file);
    if (readFileSync(target, "utf8") !== old)
      return "was changed by somebody else meanwhile, and left alone. Run it again.";
    return write(target, text, statSync(target).mode & 0o777);
  } catch (error) {
    return describe(error);
  }
}

/** Writes a file of our own, whole or not at all. Answers like `replaceFile`. */
export function writeWhole(file: string, text: string): string | null {
  try {
    return write(existsSync(file) ? realpathSync(file) : file, text, 0o666);
  } catch (error) {
    return describe(error);
  }
}

function write(target: string, text: string, mode: number): string | null {
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const handle = openSync(beside, "wx", mode);
    try {
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

function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "can't be written: you have no permission.";
  if (code === "ENOENT") return "can't be written: there is no such folder.";
  if (code === "EISDIR") return "can't be written: it is a folder.";
  return `can't be written (${code ?? message}).`;
}
