/**
 * `rfc simulate`: reads scenario files, plays them one after another, and reports.
 *
 * What can't be read or is malformed is named on standard error, and the other files are still played.
 */
import {
  formatScenarioProblem,
  type PlayOptions,
  parseScenario,
  playScenario,
  type Scenario,
} from "@rfckit/simulator";
import type { Io } from "../io.ts";
import { shownWidth } from "../shown-width.ts";
import { findScenarios } from "./find-scenarios.ts";
import { createPaint, harmless } from "./paint.ts";
import { reportJson } from "./report-json.ts";
import { type Page, type PlayedScenario, reportScenario, reportSummary } from "./report-pretty.ts";

export interface SimulateOptions {
  readonly format: "pretty" | "json";
  /** Through the real app, its server, and the simulator's HTTP API. */
  readonly http: boolean;
}

/** Loaded only where it is wanted: the app is large. */
async function loadHttpEngine() {
  const { httpEngine } = await import("@rfckit/rehearsal");
  return httpEngine();
}

/** Nobody is told of progress before this many milliseconds, and then no more often. */
const PROGRESS_AFTER = 1000;

/** Resolves to the exit status: 0 everything held, 1 something did not, 2 a file can't be played. */
export async function run(paths: readonly string[], options: SimulateOptions, io: Io): Promise<number> {
  const { scenarios: texts, complaints } = findScenarios(paths, io.cwd);
  for (const complaint of complaints) await io.stderr.write(`rfc: ${harmless(complaint)}\n`);
  const scenarios: { readonly file: string; readonly scenario: Scenario }[] = [];
  for (const { file, text } of texts) {
    const parsed = parseScenario(text);
    if (parsed.ok) scenarios.push({ file, scenario: parsed.value });
    else {
      const lines = parsed.problems.map(
        (problem) => `rfc: ${harmless(formatScenarioProblem(problem, file))}\n`,
      );
      await io.stderr.write(lines.join(""));
    }
  }
  const malformed = complaints.length + texts.length - scenarios.length;
  const played: PlayedScenario[] = [];
  const page: Page = {
    width: shownWidth(io.stdout),
    paint: createPaint(io.stdout.color),
  };
  const whole = texts.length === 1;
  const playOptions: PlayOptions = options.http ? { makeEngine: await loadHttpEngine() } : {};
  let told = Date.now();
  for (const { file, scenario } of scenarios) {
    const result = { file, scenario, result: await playScenario(scenario, playOptions) };
    played.push(result);
    if (options.format === "pretty") await io.stdout.write(reportScenario(result, whole, page));
    if (Date.now() - told >= PROGRESS_AFTER && played.length < scenarios.length) {
      told = Date.now();
      await io.stderr.write(`rfc: ${played.length} of ${scenarios.length} scenarios played\n`);
    }
  }
  const report = options.format === "json" ? reportJson(played) : reportSummary(played, malformed, page);
  await io.stdout.write(report);
  if (malformed > 0) return 2;
  return played.every(({ result }) => result.ok) ? 0 : 1;
}
