/**
 * A repository as the linter wants it, read through GitHub's API from a branch or a commit: its configuration, its templates
 * and what their history knows. A pull request is judged by those of its base branch, never by its own.
 */
import { assembleLinter, type Checkout, CONFIGURATION, hintsOf, type OpenedLinter } from "@rfckit/checkout";
import { DEFAULT_LINT_CONFIGURATION, type LintConfiguration } from "@rfckit/config/lint";
import { readLintConfiguration } from "@rfckit/config/read-lint";
import type { TokenConnection } from "@rfckit/github";
import { DEFAULT_TEMPLATES, loadParser } from "@rfckit/lint";

const STAGES = ["draft", "full"] as const;

/** `config` is the configuration's path, where it isn't the usual one. Throws what the port throws. */
export async function openRepository(
  { github, repository }: Pick<TokenConnection, "github" | "repository">,
  ref: string,
  config: string | null,
): Promise<OpenedLinter> {
  const troubles: string[] = [];
  const path = config ?? CONFIGURATION;
  const [file] = await github.readFiles(repository, [{ ref, path }]);
  if (file == null && config !== null)
    troubles.push(`There is no ${path} in ${ref}. Put the input config right.`);
  const configuration = await readConfiguration(file?.text ?? null, path, troubles);
  const { templates: paths, directory } = configuration.rfcs;
  const texts = await github.readFiles(
    repository,
    STAGES.map((stage) => ({ ref, path: paths[stage] })),
  );
  const templatePaths: Partial<Record<(typeof STAGES)[number], string>> = {};
  const templates = { ...DEFAULT_TEMPLATES };
  for (const [index, stage] of STAGES.entries()) {
    const text = texts[index]?.text;
    if (text !== undefined) {
      templates[stage] = text;
      templatePaths[stage] = paths[stage];
    } else if (paths[stage] !== DEFAULT_LINT_CONFIGURATION.rfcs.templates[stage])
      troubles.push(
        `${paths[stage]} does not exist, and the configuration names it as the ${stage} template.`,
      );
  }
  const checkout: Checkout = {
    root: "",
    configuration,
    templates,
    templatePaths,
    isKnown: file != null || directory === DEFAULT_LINT_CONFIGURATION.rfcs.directory,
    troubles,
  };
  const parser = await loadParser("reference");
  const earlier = await readEarlier({ github, repository }, templatePaths);
  return assembleLinter(checkout, parser, hintsOf(earlier, parser.parse));
}

/** The defaults hold in the place of what is wrong. */
async function readConfiguration(
  text: string | null,
  path: string,
  troubles: string[],
): Promise<LintConfiguration> {
  if (text === null) return DEFAULT_LINT_CONFIGURATION;
  const result = await readLintConfiguration(text);
  if (result.ok) return result.value;
  for (const { line, column, message } of result.problems)
    troubles.push(`${path}:${line}:${column}: ${message}`);
  return DEFAULT_LINT_CONFIGURATION;
}

async function readEarlier(
  { github, repository }: Pick<TokenConnection, "github" | "repository">,
  paths: Checkout["templatePaths"],
) {
  const found: { readonly stage: (typeof STAGES)[number]; readonly text: string }[] = [];
  for (const stage of STAGES) {
    const path = paths[stage];
    if (path === undefined) continue;
    for (const version of await github.readHistory(repository, path))
      if (version !== null) found.push({ stage, text: version.text });
  }
  return found;
}
