/**
 * Makes a file that isn't there yet. Whoever looks finds all of it or nothing, and two that make it at once don't write
 * over each other: one of them is told that it is there.
 */
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

export type Created =
  | "created"
  /** Something of this name is there already, of whatever kind. */
  | "exists"
  /** A phrase that goes on behind the path. */
  | { readonly why: string };

export function createFile(file: string, text: string): Created {
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    write(beside, text);
  } catch (error) {
    return { why: describe(error) };
  }
  try {
    // Unlike a renaming, a link never takes the place of what is there.
    linkSync(beside, file);
    return "created";
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (NO_LINKS.has(code)) return createWithoutLinks(file, text);
    return code === "EEXIST" ? "exists" : { why: describe(error) };
  } finally {
    rmSync(beside, { force: true });
  }
}

/** What file systems without hard links answer. */
const NO_LINKS = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"]);

function createWithoutLinks(file: string, text: string): Created {
  try {
    write(file, text);
    return "created";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EEXIST" ? "exists" : { why: describe(error) };
  }
}

function write(file: string, text: string): void {
  const handle = openSync(file, "wx");
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "can't be written: you have no permission.";
    case "ENOENT":
      return "can't be written: there is no such folder.";
    case "ENOTDIR":
      return "can't be written: a file is in the way.";
    case "ENAMETOOLONG":
      return "can't be written: the name is too long.";
    default:
      return `can't be written (${code ?? message}).`;
  }
}
