/**
 * What a pull request is about: a new RFC, an amendment to accepted ones, or upkeep (D1).
 *
 * It is read from the difference alone, never from a title, a label or a file's contents, and it is read again
 * right before merging: otherwise an author could slip in `.github/rfcbot.yml` in the last minute.
 */

/** A file of the pull request's own difference against the merge base. */
export interface FileChange {
  readonly path: string;
  readonly previousPath: string | null;
  readonly change: "added" | "modified" | "removed" | "renamed";
}

export type Subject =
  /** Adds exactly one markdown file below the RFC directory, and perhaps assets named after it. */
  | { readonly kind: "new"; readonly path: string }
  /** Only changes RFCs that are already accepted. */
  | { readonly kind: "amendment"; readonly paths: readonly string[] }
  /** Anything else: left alone, but a command is answered. */
  | { readonly kind: "upkeep"; readonly because: UpkeepReason };

export type UpkeepReason =
  | { readonly kind: "no-rfc" }
  | { readonly kind: "several-rfcs"; readonly paths: readonly string[] }
  | { readonly kind: "other-files"; readonly paths: readonly string[] }
  | { readonly kind: "other-base"; readonly base: string; readonly expected: string }
  | { readonly kind: "too-many-files" };

export interface SubjectQuestion {
  readonly files: readonly FileChange[];
  /** False where GitHub lists only a part of the files: then nobody can say that nothing else is in there. */
  readonly filesComplete: boolean;
  readonly base: string;
  readonly defaultBranch: string;
  /** The RFC directory without a slash at its end, such as `accepted`. */
  readonly directory: string;
}

/** Tells what a pull request is about (D1). */
export function classifySubject(question: SubjectQuestion): Subject {
  const { files, base, defaultBranch, directory } = question;
  if (base !== defaultBranch) {
    return upkeep({ kind: "other-base", base, expected: defaultBranch });
  }
  if (!question.filesComplete) return upkeep({ kind: "too-many-files" });

  const documents = files.filter((file) => isDocument(file.path, directory));
  const added = documents.filter((file) => file.change === "added");
  const changed = documents.filter(
    (file) =>
      file.change === "modified" ||
      (file.change === "renamed" && isDocument(file.previousPath ?? "", directory)),
  );
  if (added.length + changed.length === 0) return upkeep({ kind: "no-rfc" });
  if (added.length > 1) return upkeep({ kind: "several-rfcs", paths: added.map((file) => file.path) });

  const rfcs = added.length === 1 ? added : changed;
  const others = files.filter((file) => !rfcs.includes(file) && !isAssetOf(file, rfcs, added.length === 1));
  if (others.length > 0) return upkeep({ kind: "other-files", paths: others.map((file) => file.path) });

  const [first] = added;
  if (first !== undefined) return { kind: "new", path: first.path };
  return { kind: "amendment", paths: rfcs.map((file) => file.path) };
}

function upkeep(because: UpkeepReason): Subject {
  return { kind: "upkeep", because };
}

function isMarkdown(path: string): boolean {
  return path.toLowerCase().endsWith(".md");
}

function isDocument(path: string, directory: string): boolean {
  return path.startsWith(`${directory}/`) && isMarkdown(path);
}

/** An asset stands beside its RFC and bears its stem: `<stem>-*` or `<stem>.*`. A new RFC only adds its assets. */
function isAssetOf(file: FileChange, rfcs: readonly FileChange[], onlyAdded: boolean): boolean {
  if (isMarkdown(file.path)) return false;
  if (file.change !== "added" && (onlyAdded || file.change !== "modified")) return false;
  return rfcs.some((rfc) => {
    const stem = rfc.path.slice(0, -".md".length);
    return file.path.startsWith(`${stem}-`) || file.path.startsWith(`${stem}.`);
  });
}
