/**
 * The linter: an RFC's text against its repository's templates.
 *
 * It goes in two steps, which a cache tells apart: what the document says by itself, and whether what it links to is
 * there. The motion's gate is next door, in `gate.ts`: it runs the same rules and believes nothing that the document
 * says about itself.
 */
import type { Root } from "mdast";
import {
  checkDocument,
  checkLinks,
  holdTo,
  linksElsewhere,
  type RuleSettings,
  sayReading,
  sortProblems,
} from "./check-document.ts";
import { MOST_CHARACTERS, readDocument } from "./document.ts";
import { type ReadYaml, readFrontMatter } from "./front-matter.ts";
import type { LinkUse } from "./link-uses.ts";
import type { ParserName } from "./parsers/load-parser.ts";
import type { Parse } from "./parsers/parse.ts";
import type { Problem } from "./problem.ts";
import type { RepositoryFiles } from "./repository-files.ts";
import type { Wanted } from "./rule.ts";
import { sayTooLong, sayTooSlow } from "./rules/time-limit.ts";
import { findSlowText } from "./slow-text.ts";
import { detectStage, type Stage } from "./stage.ts";
import { applySwitches } from "./switches.ts";
import { readShapes, type Templates } from "./templates.ts";

export interface LintOptions {
  /** The document's path from the repository's root. */
  readonly path: string;
  /** What the document is held to; without it, what the document says, by its front matter or its sections. */
  readonly stage?: Stage;
  readonly templates: Templates;
  readonly parse: Parse;
  /** Which one that is; the fast one if it isn't said. */
  readonly parser?: ParserName;
  /** Needed where a document begins with front matter; see `mayHaveFrontMatter`. */
  readonly readYaml?: ReadYaml;
  /** Severities that differ from the rules' own. */
  readonly rules?: RuleSettings;
  readonly wanted?: Partial<Wanted>;
  /** What else is in the repository; without it links to other files are not judged. */
  readonly files?: RepositoryFiles;
  /**
   * Whether somebody stops this where it takes too long. Otherwise a text that might is not parsed, and `time-limit`
   * says so.
   */
  readonly canBeStopped?: boolean;
  /**
   * The document's tree, where somebody has parsed it already, as the reference parser reads the text with lines that end
   * in `\n`. It is left as it is.
   */
  readonly tree?: Root;
}

export interface LintResult {
  readonly path: string;
  readonly stage: Stage;
  /** In the order of their places. */
  readonly problems: readonly Problem[];
  /** Not all of the document was looked at: it is too long (`MOST_CHARACTERS`), or might stall the parser. */
  readonly cutOff: boolean;
}

/** What a document says by itself: all that depends on nothing but its text and the configuration. */
export interface ReadResult extends LintResult {
  /** Its links to other files, with the rules that no switch in the document turns off there. */
  readonly links: readonly LinkUse[];
  /** Where others may lead to in it, as `readAnchors` gives them; `null` where not all of it was parsed. */
  readonly anchors: readonly string[] | null;
}

const NOTHING_WANTED: Wanted = { directory: null, frontMatter: "optional", earlierHints: [] };

/** Lints one document. Any text is one: nothing is refused, and nothing throws. */
export function lint(text: string, options: LintOptions): LintResult {
  const { links, anchors, ...result } = lintText(text, options);
  if (options.files === undefined || links.length === 0) return result;
  return lintLinks(result, links, options.files, options.rules);
}

/** The first step: the document by itself. */
export function lintText(source: string, options: LintOptions): ReadResult {
  const { path, parse, templates, rules = {} } = options;
  const slow =
    options.canBeStopped === true ? null : findSlowText(source.slice(0, MOST_CHARACTERS), options.parser);
  if (slow !== null) {
    const problems = sayReading("time-limit", sayTooSlow(slow), rules);
    return { path, stage: options.stage ?? "full", problems, cutOff: true, links: [], anchors: null };
  }
  const { tree } = options;
  const document = readDocument(source, tree === undefined ? parse : () => tree);
  const shapes = readShapes(templates, parse);
  const front = readFrontMatter(document, options.readYaml);
  const stage = options.stage ?? detectStage(document, front, shapes);
  const wanted = options.wanted === undefined ? NOTHING_WANTED : { ...NOTHING_WANTED, ...options.wanted };
  const input = holdTo(document, shapes, { path, stage, front, wanted });
  const found = checkDocument(input, rules);
  const late = document.cutOff ? sayReading("time-limit", sayTooLong(lastLine(document.text)), rules) : [];
  const switched = applySwitches(document, sortProblems([...found, ...late]), linksElsewhere(input.links));
  return {
    path,
    stage,
    ...switched,
    cutOff: document.cutOff,
    anchors: document.cutOff ? null : [...input.anchors.all],
  };
}

/** The second step: whether what it links to is there. */
export function lintLinks(
  result: LintResult,
  links: readonly LinkUse[],
  files: RepositoryFiles,
  rules?: RuleSettings,
): LintResult {
  const problems = checkLinks({ links, files }, rules);
  return problems.length === 0
    ? result
    : { ...result, problems: sortProblems([...result.problems, ...problems]) };
}

function lastLine(text: string): number {
  return text.split("\n").length;
}
