/** A problem as a message of remark's tells it: with offsets into the file, and what may stand there instead. */
import { applyEdits, type Edit, lineOffsets, type Place, type Problem } from "@rfckit/lint";

export interface Said {
  readonly rule: Problem["rule"];
  readonly severity: Problem["severity"];
  readonly message: string;
  readonly url: string;
  readonly place: { readonly start: Point; readonly end: Point };
  /** What stands there, and what would put it right in its place; only where that is all that has to change. */
  readonly instead: { readonly actual: string; readonly expected: string } | null;
}

interface Point {
  readonly line: number;
  readonly column: number;
  /** Into the file as it is, its byte order mark and line ends counted. */
  readonly offset: number;
}

/** For the problems of one source. */
export function createPlacing(source: string): (problem: Problem) => Said {
  let offsets: readonly number[] | null = null;
  const pointAt = (line: number, column: number): Point => {
    offsets ??= lineOffsets(source);
    return {
      line,
      column,
      offset: Math.min((offsets[line - 1] ?? source.length) + column - 1, source.length),
    };
  };
  return ({ rule, severity, message, url, fix, ...place }) => {
    const start = pointAt(place.line, place.column);
    const end = pointAt(place.endLine, place.endColumn);
    const edits = fix?.() ?? [];
    const isAll = edits.length > 0 && edits.every((edit) => isWithin(edit, place));
    const instead = isAll ? putRight(source, edits, start.offset, end.offset) : null;
    return { rule, severity, message, url, place: { start, end }, instead };
  };
}

function isWithin(edit: Edit, place: Place): boolean {
  return (
    (edit.line > place.line || (edit.line === place.line && edit.column >= place.column)) &&
    (edit.endLine < place.endLine || (edit.endLine === place.endLine && edit.endColumn <= place.endColumn))
  );
}

function putRight(source: string, edits: readonly Edit[], from: number, to: number) {
  const after = applyEdits(source, edits);
  return {
    actual: source.slice(from, to),
    expected: after.slice(from, after.length - (source.length - to)),
  };
}
