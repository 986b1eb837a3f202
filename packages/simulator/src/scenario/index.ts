/** Scenario files: reading them, and playing them against the real bot. */
export type { Actual } from "./actual.ts";
export { BOT, isChecklist, WORKFLOWS } from "./checklist-comment.ts";
export type { Engine, MakeEngine, Surroundings } from "./engine.ts";
export { formatInstant, formatLength, parseInstant, parseLength } from "./instant-text.ts";
export { LOUD } from "./loud-log.ts";
export { createMemoryEngine, type MemoryEngineOptions } from "./memory-engine.ts";
export { parseScenario, type ScenarioResult } from "./parse-scenario.ts";
export {
  beginPlay,
  type Failure,
  type Moment,
  type Play,
  type PlayOptions,
  playScenario,
  type Result,
} from "./play-scenario.ts";
export { formatScenarioProblem, type ScenarioProblem } from "./problem.ts";
export type { Scenario, Step } from "./scenario.ts";
export type { PlacedEntry, ThreadEntry, ThreadKind } from "./thread.ts";
export { toPullEvent } from "./wake-event.ts";
