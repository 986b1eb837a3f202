/**
 * Reads what the configuration says to the linter.
 *
 * A repository may lint without running the bot, so nothing else in the file is judged here: the bot and `rfc config
 * check` do that. The schema's library takes longer to load than a document takes to lint; it is loaded only where the
 * file says something to the linter.
 */
import { DEFAULT_LINT_CONFIGURATION, type LintConfigurationResult } from "./lint-configuration.ts";
import { readTree } from "./tree.ts";

/** Reads the sections `rfcs` and `lint`. Refused: what is no YAML, and what is wrong in these two, all at once. */
export async function readLintConfiguration(text: string): Promise<LintConfigurationResult> {
  const read = readTree(text);
  if (!read.ok) return read;
  const { tree } = read;
  if (!tree.has(["rfcs"]) && !tree.has(["lint"])) return { ok: true, value: DEFAULT_LINT_CONFIGURATION };
  const { judgeLintConfiguration } = await import("./judge-lint-configuration.ts");
  return judgeLintConfiguration(tree);
}
