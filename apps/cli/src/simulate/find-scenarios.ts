/** From the paths that somebody named to the scenario files that they mean: a folder means its `*.yml`. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

export interface ScenarioText {
  /** As it was named, or below the folder that was. */
  readonly file: string;
  readonly text: string;
}

export interface Found {
  readonly scenarios: readonly ScenarioText[];
  /** One line for each path that can't be read. */
  readonly complaints: readonly string[];
}

/** Reads all of them, in the order given; the files of a folder in the order of their names. */
export function findScenarios(paths: readonly string[], cwd: string): Found {
  const scenarios: ScenarioText[] = [];
  const complaints: string[] = [];
  for (const path of paths) {
    try {
      const files = listFiles(path, cwd);
      if (files.length === 0) complaints.push(`${path}: there is no *.yml in this folder.`);
      for (const file of files) {
        const text = decode(readFileSync(resolve(cwd, file)));
        if (text === null) complaints.push(`${file}: this is no UTF-8 text, so it can't be a scenario.`);
        else scenarios.push({ file, text });
      }
    } catch (error) {
      complaints.push(`${path}: ${wordFault(error)}`);
    }
  }
  return { scenarios, complaints };
}

function listFiles(path: string, cwd: string): string[] {
  if (!statSync(resolve(cwd, path)).isDirectory()) return [path];
  const names = readdirSync(resolve(cwd, path)).filter((name) => name.endsWith(".yml"));
  return names.sort().map((name) => join(path, name));
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function wordFault(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return "there is no such file or folder.";
  if (code === "EACCES" || code === "EPERM") return "it may not be read.";
  return error instanceof Error ? `it can't be read (${error.message}).` : "it can't be read.";
}
