/** What holds for one document, where the configuration has overrides for some. */
import type { RuleSettings } from "./check-document.ts";
import type { Stage } from "./stage.ts";

export interface Override {
  readonly files: string;
  readonly stage: Stage | null;
  readonly rules: RuleSettings;
}

export interface DocumentSettings {
  /** `null` where no override says it. */
  readonly stage: Stage | null;
  readonly rules: RuleSettings;
}

/** Tells whether a path matches a pattern such as `accepted/old-*.md`. */
export type CompilePattern = (pattern: string) => (path: string) => boolean;

/** Where several overrides match, the later one counts, setting by setting. */
export function createSettings(
  rules: RuleSettings,
  overrides: readonly Override[],
  compile: CompilePattern,
): (path: string) => DocumentSettings {
  const compiled = overrides.map((override) => ({ ...override, matches: compile(override.files) }));
  return (path) => {
    let settings: DocumentSettings = { stage: null, rules };
    for (const override of compiled) {
      if (!override.matches(path)) continue;
      settings = {
        stage: override.stage ?? settings.stage,
        rules: { ...settings.rules, ...override.rules },
      };
    }
    return settings;
  };
}
