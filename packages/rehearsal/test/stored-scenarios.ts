/**
 * Scenarios through the real app over HTTP, on a real database, with another process after every step: each goes on with
 * what the one before had stored, and with nothing else.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseScenario, playScenario } from "@rfckit/simulator";
import { type HttpEngineOptions, httpEngine } from "../src/index.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "simulator", "scenarios");
const THOROUGH = (process.env["RFCKIT_THOROUGH"] ?? "") !== "";
const FEW = ["04-objection-aborts-and-restarts.yml", "21-crash-while-writing.yml"];

/** It counts requests, and of a process that begins with nothing in memory they are more. */
const COUNTED = "x1-requests.yml";

/** Two, but all others there are where `RFCKIT_THOROUGH` is set, as in CI. */
export const STORED_SCENARIOS: readonly string[] = globSync("*.yml", { cwd: FOLDER })
  .sort()
  .filter((name) => name !== COUNTED)
  .filter((name) => THOROUGH || FEW.includes(name));

/** Gives what didn't hold. */
export async function playStored(
  file: string,
  openStorage: NonNullable<HttpEngineOptions["openStorage"]>,
): Promise<readonly unknown[]> {
  const parsed = parseScenario(readFileSync(join(FOLDER, file), "utf8"));
  if (!parsed.ok) throw new Error(`${file} can't be read.`);
  const makeEngine = httpEngine({ openStorage, restless: true });
  return (await playScenario(parsed.value, { makeEngine })).failures;
}
