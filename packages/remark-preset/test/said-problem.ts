/** A message of remark's, in the words of `rfc lint --format json`. */

export interface SaidProblem {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly url: string | undefined;
}

export interface MessageLike {
  readonly reason: string;
  readonly ruleId?: string | undefined;
  readonly source?: string | undefined;
  readonly fatal?: boolean | null | undefined;
  readonly url?: string | undefined;
  readonly place?: unknown;
}

interface Place {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** A message that isn't ours, or stands nowhere, is none of the linter's. */
export function problemOf({ reason, ruleId, source, fatal, url, place }: MessageLike): SaidProblem {
  if (source !== "rfc-lint" || place === undefined)
    throw new Error(`Not of the linter: ${JSON.stringify({ reason, ruleId, source, place })}`);
  const { start, end } = place as Place;
  return {
    rule: ruleId ?? "",
    severity: fatal === true ? "error" : fatal === false ? "warning" : "info",
    message: reason,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    url,
  };
}
