/** The scenarios that are played through the action: a handful, or all there are where `RFCKIT_THOROUGH` is set, as in CI. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseScenario, type Scenario } from "@rfckit/simulator";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const FOLDERS = [join(ROOT, "packages", "simulator", "scenarios"), join(ROOT, "docs", "scenarios")];

export const THOROUGH = (process.env["RFCKIT_THOROUGH"] ?? "") !== "";
/** What takes minutes is played by halves in CI, and as a whole before a release: by `RFCKIT_THOROUGH=all`. */
export const ALL = process.env["RFCKIT_THOROUGH"] === "all";

/** What can't hold in a process that remembers nothing, with the reason. */
export const CANT_HOLD: Readonly<Record<string, string>> = {
  "x1-requests.yml": "it counts requests, and a process that begins with nothing needs more of them",
};

export interface ScenarioFile {
  readonly name: string;
  readonly scenario: Scenario;
}

/** All of them, but for those that can't hold. */
export function scenarioFiles(): readonly ScenarioFile[] {
  return FOLDERS.flatMap((folder) =>
    globSync("*.yml", { cwd: folder })
      .sort()
      .filter((name) => CANT_HOLD[name] === undefined)
      .map((name) => {
        const parsed = parseScenario(readFileSync(join(folder, name), "utf8"));
        if (!parsed.ok) throw new Error(`${name} can't be read.`);
        return { name, scenario: parsed.value };
      }),
  );
}

/** What the bot posted stands once: no two comments of its are about the same. */
export function twinsIn(
  thread: readonly { readonly by: string; readonly kind: string; readonly body: string }[],
): string[] {
  const keys = thread
    .filter(({ kind }) => kind === "comment")
    .flatMap(({ body }) => /^<!-- rfckit:about (\S+)/u.exec(body)?.[1] ?? []);
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}
