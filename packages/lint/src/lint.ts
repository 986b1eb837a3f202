/**
 * The linter: an RFC's text against its repository's templates.
 *
 * The motion's gate is next door, in `gate.ts`: it runs the same rules and believes nothing that the document says
 * about itself.
 */
import { checkDocument, holdTo, type RuleSettings } from "./check-document.ts";
import { readDocument } from "./document.ts";
import type { Parse } from "./parse-blocks.ts";
import type { Problem } from "./problem.ts";
import { detectStage, type Stage } from "./stage.ts";
import { applySwitches } from "./switches.ts";
import { readShapes, type Templates } from "./templates.ts";

export interface LintOptions {
  /** The document's path in its repository, for the report. */
  readonly path: string;
  /** What the document is held to; without it, what the document says, by its front matter or its sections. */
  readonly stage?: Stage;
  readonly templates: Templates;
  /** Severities that differ from the rules' own. */
  readonly rules?: RuleSettings;
  /** Another parser in the place of the built-in one, which reads blocks only and can't be stalled. */
  readonly parse?: Parse;
}

export interface LintResult {
  readonly path: string;
  readonly stage: Stage;
  /** In the order of their places. */
  readonly problems: readonly Problem[];
  /** The document is longer than is ever read (`MOST_CHARACTERS`), and its end was not looked at. */
  readonly cutOff: boolean;
}

/** Lints one document. Any text is one: nothing is refused, and nothing throws. */
export function lint(text: string, options: LintOptions): LintResult {
  const document = readDocument(text, options.parse);
  const shapes = readShapes(options.templates);
  const stage = options.stage ?? detectStage(document, shapes);
  const found = checkDocument(holdTo(stage, document, shapes), stage, options.rules);
  return { path: options.path, stage, problems: applySwitches(document, found), cutOff: document.cutOff };
}
