/**
 * # `time-limit`
 *
 * The document took too long to parse (`lint.time-limit` of the configuration, two seconds if it says nothing) or is longer
 * than 262,144 characters, and was cut off: its end, or all of it, was not looked at. No RFC is like that by chance; a
 * file that was generated may be.
 *
 * Bad, as a draft, whose last line goes on like that for 300,000 characters:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 *
 * ```text
 * 11:1 error The document was cut off here: it is longer than 262,144 characters. Make it shorter; what follows was not checked.
 * ```
 *
 * Good, as a draft:
 *
 * ```md
 * # Motivation
 *
 * Snow closes the pass for five months a year.
 *
 * # Proposal sketch
 *
 * A tunnel: two miles, straight through.
 *
 * # Open questions
 *
 * Who clears the road up to it?
 * ```
 */
import type { Finding } from "../problem.ts";
import type { Rule } from "../rule.ts";

export const timeLimit = {
  id: "time-limit",
  severity: "error",
  says: "the document took too long to parse and was cut off",
  fixable: false,
  aboutSections: false,
  reading: true,
} as const satisfies Rule;

/** Of a document whose end was not read; `line` is the last one that was. */
export function sayTooLong(line: number): Finding {
  const why = "it is longer than 262,144 characters. Make it shorter; what follows was not checked.";
  return { place: lineStart(line), message: `The document was cut off here: ${why}` };
}

/** Of a document that was not read at all: it took, or would have taken, too long. */
export function sayTooSlow(line: number): Finding {
  const why =
    "the text from here on takes too long to parse. Break it into paragraphs, or put it in a code block.";
  return { place: lineStart(line), message: `The document was cut off: ${why}` };
}

function lineStart(line: number) {
  return { line, column: 1, endLine: line, endColumn: 1 };
}
