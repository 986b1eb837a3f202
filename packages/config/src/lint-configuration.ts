/** What the configuration says to the linter, and to it alone. */
import type { Configuration, LintSettings } from "./configuration.ts";
import type { Problem } from "./problem.ts";

export interface LintConfiguration {
  readonly rfcs: Configuration["rfcs"];
  readonly lint: LintSettings;
}

export type LintConfigurationResult =
  | { readonly ok: true; readonly value: LintConfiguration }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Where the file says nothing. */
export const DEFAULT_LINT_CONFIGURATION: LintConfiguration = {
  rfcs: { directory: "accepted", templates: { draft: "templates/draft.md", full: "templates/full.md" } },
  lint: { rules: {}, overrides: [], frontMatter: "optional", timeLimit: 2000 },
};
