/**
 * The text of `.github/rfcbot.yml` to a configuration, or to everything that is wrong with it.
 */
import { buildConfiguration } from "./build-configuration.ts";
import type { Configuration } from "./configuration.ts";
import { judgeFile } from "./judge-file.ts";
import type { Problem } from "./problem.ts";

export type ConfigurationResult =
  | { readonly ok: true; readonly value: Configuration }
  | { readonly ok: false; readonly problems: Problem[] };

/**
 * Reads a configuration. Whatever the text is, this returns, in well under a second.
 *
 * Refused: more than 64 KiB; what isn't YAML 1.2, with its syntax problems only; otherwise with all problems
 * at once, in the order of their places: unknown or doubled keys, values of another kind than expected, and
 * what could never work: no project, a project that can't decide (D2), two labels of one name, a period of
 * less than a day (D17). What only GitHub knows is judged by `resolveConfiguration`.
 */
export function readConfiguration(text: string): ConfigurationResult {
  const judged = judgeFile(text);
  return judged.ok ? { ok: true, value: buildConfiguration(judged.file, judged.tree) } : judged;
}
