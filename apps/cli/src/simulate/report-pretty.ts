/**
 * The report for people. One scenario is shown as its thread; of several, those in which everything held get a
 * line, and the others their thread too, for that is where somebody has to look.
 */
import type { Scenario } from "@rfckit/simulator";
import { renderFailures } from "./failure-text.ts";
import { harmless, type Paint } from "./paint.ts";
import type { Played } from "./report-json.ts";
import { renderThread } from "./thread-text.ts";

export interface PlayedScenario extends Played {
  readonly scenario: Scenario;
}

export interface Page {
  readonly width: number;
  readonly paint: Paint;
}

/** One scenario's part; `whole`: its thread is shown though everything held. */
export function reportScenario(
  { file, scenario, result }: PlayedScenario,
  whole: boolean,
  page: Page,
): string {
  const { paint } = page;
  const mark = result.ok ? paint("✓", "green") : paint("✗", "red");
  const title = `${mark} ${paint(harmless(result.name), "bold")} ${paint(`(${harmless(file)})`, "dim")}`;
  if (result.ok && !whole) return `${title}\n`;
  const thread = renderThread(result.thread, { ...page, start: scenario.start });
  const failures = renderFailures(result.failures, file, paint);
  return `${[title, ...thread, ...(failures.length === 0 ? [] : ["", ...failures])].join("\n").trimEnd()}\n\n`;
}

/** The last line: how many there were, and how they went. */
export function reportSummary(played: readonly Played[], malformed: number, { paint }: Page): string {
  const failed = played.filter(({ result }) => !result.ok);
  const expectations = failed.reduce((sum, { result }) => sum + result.failures.length, 0);
  const parts = [paint(`${played.length - failed.length} held`, "green")];
  if (failed.length > 0) {
    parts.push(paint(`${failed.length} did not (${count(expectations, "expectation")})`, "red"));
  }
  if (malformed > 0) parts.push(paint(`${malformed} can't be played`, "red"));
  return `${count(played.length + malformed, "scenario")}: ${parts.join(", ")}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
