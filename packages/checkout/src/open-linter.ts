/**
 * The linter as a repository wants it: parser, templates, settings and what their history knows, ready for any of its
 * documents.
 */
import { nearest } from "@rfckit/core";
import {
  type CompilePattern,
  createSettings,
  type DocumentSettings,
  type LintOptions,
  type LoadedParser,
  loadParser,
  type ParserName,
  RULES,
  type RuleSettings,
  readShapes,
  type Stage,
} from "@rfckit/lint";
import { hintsOf, readEarlierTemplates } from "./earlier-hints.ts";
import { historyStamp } from "./history-stamp.ts";
import { type Checkout, type ConfigurationMemory, openCheckout } from "./open-checkout.ts";

export interface OpenLinterOptions {
  /** The folder that what is told is relative to. */
  readonly cwd: string;
  readonly root: string;
  /** The configuration's file, where it isn't the usual one. */
  readonly config?: string | undefined;
  readonly parser?: ParserName;
  readonly memory?: LinterMemory | undefined;
}

/** What an earlier run found out. */
export interface LinterMemory {
  readonly configurations: ConfigurationMemory;
  /** The hints of the templates' earlier versions, by what git's history looked like. */
  readonly hints: {
    recall(stamp: string): readonly string[] | undefined;
    keep(stamp: string, hints: readonly string[]): void;
  };
}

export interface OpenedLinter {
  readonly checkout: Checkout;
  readonly parser: LoadedParser;
  /** What the configuration says of the document at a path from the root. */
  readonly settingsOf: (path: string) => DocumentSettings;
  readonly earlierHints: readonly string[];
  /** What is wrong with the configuration and the templates, a line each; the defaults hold in its place. */
  readonly troubles: readonly string[];
}

export async function openLinter(options: OpenLinterOptions): Promise<OpenedLinter> {
  const { cwd, root, config, memory } = options;
  const loading = loadParser(options.parser);
  // Whoever waits for it below hears of a failure.
  loading.catch(() => {});
  const checkout = await openCheckout({ cwd, root, config, remember: memory?.configurations });
  const stamp = historyStamp(root);
  const known = stamp === null ? [] : memory?.hints.recall(stamp);
  const [parser, earlier] = await Promise.all([
    loading,
    known === undefined ? readEarlierTemplates(checkout) : [],
  ]);
  const earlierHints = known ?? hintsOf(earlier, parser.parse);
  if (known === undefined && stamp !== null) memory?.hints.keep(stamp, earlierHints);
  return assembleLinter(checkout, parser, earlierHints);
}

/** The same for a repository that isn't on disk: of a `Checkout`, the root isn't needed for this. */
export async function assembleLinter(
  checkout: Checkout,
  parser: LoadedParser,
  earlierHints: readonly string[],
): Promise<OpenedLinter> {
  const troubles = [...checkout.troubles];
  const { lint } = checkout.configuration;
  const rules = knownRules(lint.rules, troubles);
  const overrides = lint.overrides.map((each) => ({ ...each, rules: knownRules(each.rules, troubles) }));
  const compile = overrides.length > 0 ? await loadPatterns() : NO_PATTERN;
  troubles.push(...templateTroubles(checkout, parser));
  return { checkout, parser, settingsOf: createSettings(rules, overrides, compile), earlierHints, troubles };
}

/** How the document at a path from the root is linted; `stage` comes before all else. */
export function lintOptionsFor(linter: OpenedLinter, path: string, stage?: Stage): LintOptions {
  const { checkout, parser, settingsOf, earlierHints } = linter;
  const { configuration, templates, isKnown } = checkout;
  const settings = settingsOf(path);
  const held = stage ?? settings.stage;
  return {
    path,
    templates,
    parse: parser.parse,
    parser: parser.name,
    rules: settings.rules,
    wanted: {
      directory: isKnown && !path.startsWith("../") ? configuration.rfcs.directory : null,
      frontMatter: configuration.lint.frontMatter,
      earlierHints,
    },
    ...(held === null ? {} : { stage: held }),
  };
}

const NO_PATTERN: CompilePattern = () => () => false;

/** Loaded only where there are overrides. */
async function loadPatterns(): Promise<CompilePattern> {
  const { default: picomatch } = await import("picomatch");
  return (pattern) => picomatch(pattern, { dot: true });
}

const IDS: readonly string[] = RULES.map(({ id }) => id);

/** Which rules there are, the configuration's schema doesn't know. */
function knownRules(rules: Readonly<Record<string, string>>, troubles: string[]): RuleSettings {
  const known = Object.entries(rules).filter(([id]) => {
    if (IDS.includes(id)) return true;
    const near = nearest(id, IDS);
    const advice = near === null ? "`rfc lint --rules` lists them." : `Did you mean \`${near}\`?`;
    troubles.push(`The configuration names a rule \`${id}\`, and there is none. ${advice}`);
    return false;
  });
  return Object.fromEntries(known) as RuleSettings;
}

function templateTroubles({ templates, templatePaths }: Checkout, { parse }: LoadedParser): string[] {
  const shapes = readShapes(templates, parse);
  return (["draft", "full"] as const).flatMap((stage) =>
    shapes[stage].problems.map(({ line, message }) => `${templatePaths[stage] ?? stage}:${line}: ${message}`),
  );
}
