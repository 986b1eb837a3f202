/** Why a SQLite file can't be opened, in words for the operator. */
import { CannotOpenStore } from "../cannot-open-store.ts";
import { isErrorOf } from "../error-code.ts";
import { codeOf } from "./sqlite-failure.ts";

/** Does what opens the file at `path`, and says in words what hinders it. */
export async function orCannotOpen<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isErrorOf(error, /^(EACCES|EPERM|EROFS)$/)) {
      throw new CannotOpenStore(
        "denied",
        `This user may not write to ${path} or its folder (${error.code}). Change who owns the folder, or name another one.`,
      );
    }
    if (isErrorOf(error, /^E[A-Z]+$/)) {
      throw new CannotOpenStore(
        "unsuitable",
        `No database can be at ${path} (${error.code}). Name another file.`,
      );
    }
    const code = codeOf(error);
    if (code !== null) throw cannotOpen(path, code);
    throw error;
  }
}

function cannotOpen(path: string, code: string): CannotOpenStore {
  switch (code.split("_")[1]) {
    case "NOTADB":
    case "CORRUPT":
      return new CannotOpenStore(
        "content",
        `${path} is damaged, or no SQLite database (${code}). Put a backup back. Without one, move the file away and run \`rfc reconcile --all\`: what counts is on GitHub, too.`,
      );
    case "READONLY":
    case "CANTOPEN":
    case "PERM":
    case "AUTH":
      return new CannotOpenStore(
        "denied",
        `This user may not use ${path}, or a file beside it (${code}). Change who owns them, or name another file.`,
      );
    case "FULL":
      return new CannotOpenStore("unsuitable", `The disk with ${path} is full. Make room.`);
    default:
      return new CannotOpenStore(
        "unsuitable",
        `${path} can't be used (${code}). Is it on a local disk, and does nothing else write to it?`,
      );
  }
}
