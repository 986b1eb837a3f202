/**
 * What the configuration says to the linter, and to it alone.
 *
 * A repository may lint without running the bot, so nothing else in the file is judged here: the bot and `rfc config
 * check` do that. The schema's library takes longer to load than a document takes to lint; it is loaded only where the
 * file says something to the linter.
 */
import type { Configuration, LintSettings } from "./configuration.ts";
import type { Problem } from "./problem.ts";
import { readTree } from "./tree.ts";

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

/** Reads the sections `rfcs` and `lint`. Refused: what is no YAML, and what is wrong in these two, all at once. */
export async function readLintConfiguration(text: string): Promise<LintConfigurationResult> {
  const read = readTree(text);
  if (!read.ok) return read;
  const { tree } = read;
  if (!tree.has(["rfcs"]) && !tree.has(["lint"])) return { ok: true, value: DEFAULT_LINT_CONFIGURATION };
  const { judgeLintConfiguration } = await import("./judge-lint-configuration.ts");
  return judgeLintConfiguration(tree);
}
