/** A scenario as it is played: every default filled in, every step with its place in the file. */
import type { Instant } from "@rfckit/core";
import type { Actions } from "./schema.ts";

/** Texts by path. `full` and `draft` stand for an example document, a new text each time. */
export type ScenarioFiles = Readonly<Record<string, string>>;

/** What a scenario's repository is configured with, as it is written into the configuration file. */
export type ScenarioConfig = Readonly<Record<string, unknown>>;

export interface Scenario {
  readonly name: string;
  /** The numbers of the process that it proves, such as `D12`. */
  readonly proves: readonly string[];
  readonly start: Instant;
  readonly config: ScenarioConfig;
  readonly pull: {
    readonly number: number;
    readonly author: string;
    readonly draft: boolean;
    readonly labels: readonly string[];
    readonly files: ScenarioFiles;
  };
  /** What stands on the base branch besides the templates and the configuration. */
  readonly base: ScenarioFiles;
  readonly steps: readonly Step[];
}

/** One step: its action, what the file says of it, and where it stands. */
export type Step = {
  readonly [K in keyof Actions]: {
    readonly action: K;
    readonly with: Actions[K];
    /** The line on which it begins, from 1. */
    readonly line: number;
    /** The YAML comment right above it: what a storyteller says before it. Empty where there is none. */
    readonly note: string;
  };
}[keyof Actions];

export type { Actions };
