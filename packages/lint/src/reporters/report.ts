/**
 * What a run of the linter found, as all reports tell it.
 */
import type { Problem } from "../problem.ts";
import type { Stage } from "../stage.ts";

export interface FileReport {
  /** From the repository's root, with `/` between its parts. */
  readonly path: string;
  readonly stage: Stage;
  /** In the order of their places. */
  readonly problems: readonly Problem[];
}

export interface Report {
  /** All that were linted, clean ones too, in the order of their paths. */
  readonly files: readonly FileReport[];
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Paths are compared by their UTF-16 units, so that the order is the same on every machine. */
export function makeReport(files: readonly FileReport[]): Report {
  const sorted = [...files].sort(({ path: one }, { path: next }) => (one < next ? -1 : one > next ? 1 : 0));
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { problems } of sorted) for (const { severity } of problems) counts[severity]++;
  return { files: sorted, errors: counts.error, warnings: counts.warning, infos: counts.info };
}
