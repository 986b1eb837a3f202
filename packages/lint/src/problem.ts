/**
 * What the linter says of a document, and where.
 *
 * A rule gives findings; they become problems once configuration has named their severity.
 */
import type { Edit } from "./edit.ts";
import type { RuleId } from "./rules.ts";

export type Severity = "error" | "warning" | "info";

/** A stretch of the document. Lines and columns begin at 1; columns count UTF-16 units; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What a rule found. */
export interface Finding {
  readonly place: Place;
  /** Plain sentences: what was found, what was expected, what to do next. */
  readonly message: string;
  /** What was probably meant: the right name, or the heading that is nearest to a missing one. */
  readonly suggestion?: string;
  /** Where this one weighs less or more than the rule's others, and no configuration says otherwise. */
  readonly severity?: Severity;
  /** What puts it right, where that is safe without a person's look. It is worked out only when somebody wants it. */
  readonly fix?: () => readonly Edit[];
}

/** As it stands in reports; the keys are those of the report in JSON, but for `fix`. */
export interface Problem extends Place {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly fixable: boolean;
  readonly suggestion?: string;
  /** The rule's page. */
  readonly url: string;
  readonly fix?: () => readonly Edit[];
}

/** A text from the document in quotation marks: on one line, short, and without characters that hide or reorder. */
export function quote(text: string): string {
  const visible = text
    .slice(0, MOST_QUOTED)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "\ufffd");
  return `"${visible.toWellFormed()}${text.length > MOST_QUOTED ? "…" : ""}"`;
}

const MOST_QUOTED = 80;

/** `"a", "b" and "c"`. */
export function quoteAll(texts: readonly string[]): string {
  const quoted = texts.map(quote);
  const last = quoted.at(-1) ?? "";
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(", ")} and ${last}`;
}
