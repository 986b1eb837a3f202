/**
 * Problems as messages on a file. `fatal` says what remark's users know: true for an error, false for a warning; an info is
 * neither.
 *
 * Where remark-cli or a language server runs us, they are said when all files have been looked at, and not before:
 * unified-engine doesn't wait for a file that has an error already, and ends without a word where such a file comes to
 * its end after the others.
 */
import type { VFile } from "vfile";
import type { Said } from "./place-problem.ts";

export const SOURCE = "rfc-lint";

const FATAL = { error: true, warning: false, info: undefined };

/** The files that one run of unified-engine is about, as far as it concerns us. */
export interface FileSet {
  use(completer: (fileSet: FileSet) => void): unknown;
  valueOf(): readonly VFile[];
}

export interface Sayings {
  readonly problems: readonly Said[];
  /** What is wrong with the repository's configuration and templates. */
  readonly troubles: readonly string[];
}

const kept = new WeakMap<VFile, Sayings[]>();

/** Says it at the end, if `fileSet` is there to tell when that is, else at once. */
export function sayInTime(file: VFile, sayings: Sayings, fileSet: FileSet | undefined): void {
  if (fileSet === undefined) {
    say(file, sayings);
    return;
  }
  const before = kept.get(file);
  if (before === undefined) kept.set(file, [sayings]);
  else before.push(sayings);
  // The set takes each function once.
  fileSet.use(sayAll);
}

function sayAll(fileSet: FileSet): void {
  for (const file of fileSet.valueOf()) {
    for (const sayings of kept.get(file) ?? []) say(file, sayings);
    kept.delete(file);
  }
}

function say(file: VFile, { problems, troubles }: Sayings): void {
  // The command ends with status 2 there.
  for (const trouble of troubles)
    file.message(trouble, { ruleId: "configuration", source: SOURCE }).fatal = true;
  for (const problem of problems) sayProblem(file, problem);
}

function sayProblem(file: VFile, { rule, severity, message, url, place, instead }: Said): void {
  const said = file.message(message, { place, ruleId: rule, source: SOURCE });
  said.fatal = FATAL[severity];
  said.url = url;
  if (instead === null) return;
  said.actual = instead.actual;
  said.expected = [instead.expected];
}
