/**
 * The problems of documents that were there before the linter: they are known, and only new ones fail.
 *
 * A problem is known by its rule and its message, whatever line it has moved to, as often as it stood there.
 */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readTextFile } from "@rfckit/checkout";
import type { FileReport, Problem } from "@rfckit/lint";
import { UsageError } from "../usage-error.ts";
import { writeWhole } from "./replace-file.ts";
import { USUAL_BASELINE } from "./request.ts";

const VERSION = 1;

interface BaselineFile {
  readonly version: number;
  /** By path; each problem as `rule: message`, and how often it is there. */
  readonly files: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface BaselineCounts {
  /** Problems that the baseline knows, and that are still there. */
  readonly kept: number;
  /** Those of the files that were linted that aren't there any more. */
  readonly gone: number;
}

/** A baseline's file, by what it is called and where that is. */
export interface BaselinePlace {
  readonly named: string;
  readonly cwd: string;
}

/** What a person is told of it, a line each; nothing where the baseline knows nothing of what was linted. */
export function sayBaseline({ kept, gone }: BaselineCounts, { named }: BaselinePlace): string[] {
  const say = (count: number, what: string) => {
    const [noun, verb] = count === 1 ? ["problem", "is"] : ["problems", "are"];
    return count === 0 ? [] : [`${count} ${noun} of the baseline ${verb} ${what}`];
  };
  const place = named === USUAL_BASELINE ? "" : ` --baseline ${named}`;
  return [
    ...say(kept, "not shown."),
    ...say(gone, `gone. Run \`rfc lint --update-baseline${place}\` to keep it so.`),
  ];
}

/** Takes away what the baseline knows. */
export function applyBaseline(
  place: BaselinePlace,
  files: readonly FileReport[],
): { readonly files: FileReport[]; readonly counts: BaselineCounts } {
  const baseline = readBaseline(place);
  let kept = 0;
  let gone = 0;
  const fresh = files.map((file) => {
    const left = new Map(Object.entries(baseline.files[file.path] ?? {}));
    const problems = file.problems.filter((problem) => {
      const name = nameOf(problem);
      const count = left.get(name) ?? 0;
      if (count === 0) return true;
      left.set(name, count - 1);
      kept += 1;
      return false;
    });
    for (const count of left.values()) gone += count;
    return { ...file, problems };
  });
  return { files: fresh, counts: { kept, gone } };
}

/**
 * Writes what is there now as the baseline; what it knew of files that weren't linted stays, as long as they are there. Gives
 * a line that says so.
 */
export function updateBaseline(place: BaselinePlace, files: readonly FileReport[], root: string): string {
  const file = resolve(place.cwd, place.named);
  const before = readTextFile(file).ok ? readBaseline(place) : { version: VERSION, files: {} };
  const known = new Map(Object.entries(before.files).filter(([path]) => existsSync(join(root, path))));
  let count = 0;
  for (const { path, problems } of files) {
    if (path === "<stdin>") continue;
    const names = new Map<string, number>();
    for (const problem of problems) names.set(nameOf(problem), (names.get(nameOf(problem)) ?? 0) + 1);
    count += problems.length;
    if (names.size === 0) known.delete(path);
    else known.set(path, Object.fromEntries([...names].sort(byName)));
  }
  const text = JSON.stringify(
    { version: VERSION, files: Object.fromEntries([...known].sort(byName)) },
    null,
    2,
  );
  mkdirSync(dirname(file), { recursive: true });
  const why = writeWhole(file, `${text}\n`);
  if (why !== null) throw new UsageError(`${place.named} ${why}`);
  return `the baseline ${place.named} knows ${count} problem${count === 1 ? "" : "s"} of what was linted.`;
}

function byName([one]: readonly [string, unknown], [next]: readonly [string, unknown]): number {
  return one < next ? -1 : one > next ? 1 : 0;
}

/** Lines that a message names move with every edit above them. */
function nameOf({ rule, message }: Problem): string {
  return `${rule}: ${message.replaceAll(/\bline \d+/gu, "line …")}`;
}

function readBaseline({ named, cwd }: BaselinePlace): BaselineFile {
  const read = readTextFile(resolve(cwd, named));
  if (!read.ok) {
    const advice = read.why === "absent" ? " `rfc lint --update-baseline` writes it." : "";
    throw new UsageError(`the baseline ${named} ${read.says}${advice}`);
  }
  try {
    const parsed = JSON.parse(read.text) as BaselineFile;
    if (parsed.version === VERSION && isFiles(parsed.files)) return parsed;
  } catch {
    // It is told below.
  }
  throw new UsageError(
    `the baseline ${named} is none that this version of rfc can read. \`rfc lint --update-baseline\` writes a new one where it is taken away.`,
  );
}

function isFiles(files: unknown): boolean {
  const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
  return (
    isObject(files) &&
    Object.values(files).every(
      (counts) =>
        isObject(counts) && Object.values(counts).every((count) => Number.isSafeInteger(count) && count > 0),
    )
  );
}
