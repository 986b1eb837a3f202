/**
 * The gate of a motion to merge: whether a new RFC's file has the sections of a full RFC (R6, D8).
 *
 * It holds the document to the full template and believes nothing that the document says about itself: no switch, no
 * front matter. Names are matched tolerantly, so a near miss is a warning among the problems and never a missing
 * section. R6 speaks of sections that are lacking; one that is there but empty is told apart, for the caller to judge.
 */
import { checkDocument, holdTo, sayReading } from "./check-document.ts";
import { MOST_CHARACTERS, readDocument } from "./document.ts";
import type { LintOptions } from "./lint.ts";
import { missingSections } from "./missing-sections.ts";
import type { Problem } from "./problem.ts";
import { sayTooSlow } from "./rules/time-limit.ts";
import { isEmpty } from "./sections.ts";
import { findSlowText } from "./slow-text.ts";
import { readShapes, requiredSections } from "./templates.ts";

/** The templates are the base branch's, never the pull request's own. */
export type GateOptions = Pick<LintOptions, "templates" | "parse" | "parser" | "canBeStopped">;

export interface Gate {
  /** The required sections of a full RFC that the document lacks, as the template names and orders them. */
  readonly missing: readonly string[];
  /** Those that are there without any text, likewise. */
  readonly empty: readonly string[];
  /** What the linter says of the document as a full RFC, at the rules' own severities. */
  readonly problems: readonly Problem[];
  /** The document is longer than is ever read (`MOST_CHARACTERS`): sections beyond that count as missing. */
  readonly cutOff: boolean;
}

/** Checks a document's form. Any text is a document, the empty one too: nothing is refused, and nothing throws. */
export function checkGate(text: string, options: GateOptions): Gate {
  const { templates, parse, parser, canBeStopped = false } = options;
  const shapes = readShapes(templates, parse);
  const slow = canBeStopped ? null : findSlowText(text.slice(0, MOST_CHARACTERS), parser);
  if (slow !== null) {
    const missing = requiredSections(shapes.full).map(({ name }) => name);
    return { missing, empty: [], problems: sayReading("time-limit", sayTooSlow(slow)), cutOff: true };
  }
  const document = readDocument(text, parse);
  const wanted = { directory: null, frontMatter: "optional", earlierHints: [] } as const;
  const input = holdTo(document, shapes, { path: "", stage: "full", front: null, wanted });
  const { shape, found } = input;
  const empty = requiredSections(shape).filter(({ name }) => {
    const section = found.get(name);
    return section !== undefined && isEmpty(section, document, found);
  });
  return {
    missing: missingSections(shape, found).map(({ name }) => name),
    empty: empty.map(({ name }) => name),
    problems: checkDocument(input),
    cutOff: document.cutOff,
  };
}
