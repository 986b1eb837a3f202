/** What tells one build of the linter from another, for what is kept of earlier runs. */
import { readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { VERSION } from "../version.ts";

/** The version, and when the code that runs was written. */
export function buildStamp(): string {
  const script = process.argv[1] ?? "";
  try {
    const written =
      import.meta.dirname?.endsWith("src/lint") === true
        ? newestIn(import.meta.dirname)
        : timeOf(realpathSync(script));
    return `${VERSION} ${written}`;
  } catch {
    return VERSION;
  }
}

/** Run from source: the linter's own files may change from one run to the next. */
function newestIn(here: string): number {
  const folders = [
    here,
    join(here, "../../../../packages/lint/src"),
    join(here, "../../../../packages/lint/src/rules"),
  ];
  return Math.max(
    ...folders.flatMap((folder) => readdirSync(folder).map((name) => timeOf(join(folder, name)))),
  );
}

function timeOf(path: string): number {
  return statSync(path).mtimeMs;
}
