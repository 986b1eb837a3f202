/**
 * Every setting of a configuration with its value, and where in the file it stands: what the file doesn't say has its
 * default.
 */
import { judgeFile } from "./judge-file.ts";
import { formatPath, type Path, type Place } from "./place.ts";
import type { Problem } from "./problem.ts";
import type { ConfigurationFile } from "./schema.ts";
import type { Tree } from "./tree.ts";

export interface Setting {
  /** Such as `fcp.days`. */
  readonly name: string;
  readonly path: Path;
  /** Plain data: a scalar, a list of them, or an empty mapping. */
  readonly value: unknown;
  /** `null`: the file doesn't say, and this is the default. */
  readonly at: Place | null;
}

export type SettingsResult =
  | {
      readonly ok: true;
      /** The whole file with its defaults. */
      readonly file: ConfigurationFile;
      readonly settings: readonly Setting[];
    }
  | { readonly ok: false; readonly problems: Problem[] };

/** Reads the settings. Refused, with all problems, is what `readConfiguration` refuses. */
export function readSettings(text: string): SettingsResult {
  const judged = judgeFile(text);
  if (!judged.ok) return judged;
  const file = withTitles(judged.file);
  return { ok: true, file, settings: settingsIn(file, [], judged.tree) };
}

/** A project without a title is called by its label. */
function withTitles(file: ConfigurationFile): ConfigurationFile {
  const projects = Object.entries(file.projects).map(([label, project]) => [
    label,
    { title: label, ...project },
  ]);
  return { ...file, projects: Object.fromEntries(projects) };
}

function settingsIn(value: unknown, path: Path, tree: Tree): Setting[] {
  if (Array.isArray(value) && value.some((item) => isMapping(item)))
    return value.flatMap((item, index) => settingsIn(item, [...path, index], tree));
  if (isMapping(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, part]) => settingsIn(part, [...path, key], tree));
  return [{ name: formatPath(path), path, value, at: tree.has(path) ? tree.placeOf(path) : null }];
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
