/**
 * A scenario told as it happens: what people do, what the bot answers, how the checklist changes, where the
 * clock has moved to, and what did not go as expected.
 *
 * A comment above a step in the scenario file is told before the step, so any scenario can have a narrator.
 */
import type { Instant } from "@rfckit/core";
import {
  type MakeEngine,
  type Moment,
  type PlacedEntry,
  playScenario,
  type Result,
  type Scenario,
} from "@rfckit/simulator";
import { renderFailures } from "./failure-text.ts";
import type { Paint } from "./paint.ts";
import { renderComment } from "./render-comment.ts";
import { renderClock, renderThread, type ThreadLayout } from "./thread-text.ts";
import { wrapRuns } from "./wrap.ts";

export interface Telling {
  /** How failures name the scenario's file. */
  readonly file: string;
  readonly width: number;
  readonly paint: Paint;
  readonly write: (line: string) => void;
}

/** Plays a scenario and tells it line by line; with another engine than the one in memory where one is given. */
export async function tellStory(
  scenario: Scenario,
  telling: Telling,
  makeEngine: MakeEngine | null = null,
): Promise<Result> {
  const teller = new Storyteller(scenario.start, telling);
  const engine = makeEngine === null ? {} : { makeEngine };
  return playScenario(scenario, { watch: (moment) => teller.tell(moment), ...engine });
}

/** Tells moment after moment what is new in each. */
export class Storyteller {
  readonly #telling: Telling;
  readonly #layout: ThreadLayout;
  readonly #known = new Map<string, PlacedEntry>();
  #clock: number | null = null;
  #phase = "";
  #afterGap = true;

  /** Elapsed time is counted from `start`. */
  constructor(start: Instant, telling: Telling) {
    this.#telling = telling;
    this.#layout = { width: telling.width, paint: telling.paint, start };
  }

  /** Takes note of a moment without telling it: somebody knows it already. */
  know({ now, thread, actual }: Moment): void {
    for (const entry of thread) this.#known.set(entry.key, entry);
    this.#clock = now;
    this.#phase = actual.phase;
  }

  tell({ step, now, actual, thread, failures }: Moment): void {
    const { paint, file } = this.#telling;
    if (step !== null && step.note !== "") this.#narrate(step.note);
    const added = thread.filter((entry) => !this.#known.has(entry.key));
    const changed = thread.filter((entry) => this.#isChanged(entry));
    const gone = [...this.#known.keys()].filter((key) => !thread.some((entry) => entry.key === key));
    if (added.length > 0) {
      this.#write(...renderThread(added, this.#layout, this.#clock));
      this.#clock = added.at(-1)?.at ?? this.#clock;
    }
    if (now !== this.#clock) this.#write("", renderClock(now, this.#layout), "");
    this.#clock = now;
    for (const entry of changed) this.#tellChange(entry);
    for (const key of gone) this.#tellDeletion(key);
    if (actual.phase !== this.#phase) {
      this.#write("", `  ${paint("→ phase:", "yellow")} ${paint(actual.phase, "yellow", "bold")}`, "");
    }
    this.#phase = actual.phase;
    for (const entry of thread) this.#known.set(entry.key, entry);
    this.#write(...renderFailures(failures, file, paint));
  }

  #isChanged(entry: PlacedEntry): boolean {
    const before = this.#known.get(entry.key);
    return before !== undefined && (before.body !== entry.body || before.kind !== entry.kind);
  }

  #narrate(note: string): void {
    const { width, paint } = this.#telling;
    const lines = wrapRuns([{ text: note, styles: ["italic"] }], width - 4, paint);
    this.#write("", ...lines.map((line) => `  ${paint("»", "yellow")} ${line}`), "");
  }

  #tellChange(entry: PlacedEntry): void {
    const { width, paint } = this.#telling;
    const head = (what: string) => `  ${paint("∙", "dim")} ${paint(entry.by, "bold")}: ${paint(what, "dim")}`;
    if (entry.kind === "outdated") {
      this.#write(head("the old checklist is folded away"));
      return;
    }
    const before = new Set(this.#known.get(entry.key)?.body.split("\n") ?? []);
    const lines = entry.body.split("\n").filter((line) => line.trim() !== "");
    // Of a checklist only what is new in it: the rest stands a little further up in the same terminal.
    const shown = entry.checklist ? lines.filter((line) => !before.has(line)) : lines;
    this.#write(
      head(entry.checklist ? "the checklist now says" : "the comment now says"),
      ...renderComment(shown.join("\n"), width - 6, paint).map((line) => `    ${paint("~", "cyan")} ${line}`),
      "",
    );
  }

  #tellDeletion(key: string): void {
    const { paint } = this.#telling;
    const entry = this.#known.get(key);
    this.#known.delete(key);
    if (entry === undefined) return;
    const what = entry.checklist ? "the checklist is gone" : `a comment by ${entry.by} is gone`;
    this.#write(`  ${paint("∙", "dim")} ${paint(what, "dim")}`);
  }

  /** Writes lines, and never two empty ones in a row. */
  #write(...lines: readonly string[]): void {
    for (const line of lines) {
      if (line !== "" || !this.#afterGap) this.#telling.write(line);
      this.#afterGap = line === "";
    }
  }
}
