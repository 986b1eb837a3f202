/** The machine-readable report: what `--format json` prints. */
import { formatInstant, type Result } from "@rfckit/simulator";

/** One scenario's result, and the file that it came from. */
export interface Played {
  readonly file: string;
  readonly result: Result;
}

export function reportJson(played: readonly Played[]): string {
  const scenarios = played.map(({ file, result }) => ({
    name: result.name,
    file,
    ok: result.ok,
    failures: result.failures.map(({ step, key, expected, actual }) => ({ step, key, expected, actual })),
    final: result.final,
    thread: result.thread.map(({ at, by, kind, body }) => ({ at: formatInstant(at), by, kind, body })),
    requests: result.requests,
  }));
  return `${JSON.stringify({ scenarios }, null, 2)}\n`;
}
