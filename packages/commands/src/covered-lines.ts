/**
 * Which lines of a paragraph, or of a block of HTML, begin inside inline code, an HTML comment or `<pre>`.
 *
 * All of these may reach over several lines, and what stands in them is no command. Linear: a search that fails
 * once is never made again.
 */
import { endOfTag, nameOfTag } from "./html-tag.ts";

/** What reaches from one block into the next. */
export interface Open {
  /** `<pre>` was opened as raw HTML and isn't closed yet. */
  pre: boolean;
}

/** Some lines of a comment. `html`: a block of HTML, in which there is no inline code. */
export interface Lines {
  readonly kind: "paragraph" | "html";
  readonly first: number;
  readonly count: number;
}

/** For each of the lines 1 where its beginning is covered; `null` where none is. */
export function coverLines(
  all: readonly string[],
  { kind, first, count }: Lines,
  open: Open,
): Uint8Array | null {
  const text = all.slice(first, first + count).join("\n");
  if (!open.pre && !text.includes("`") && !text.includes("<")) return null;
  const spans = findSpans(text, kind, open);
  const covered = new Uint8Array(count);
  let next = 0;
  let start = 0;
  for (let index = 0; index < count; index += 1) {
    let begin = start;
    while (text.charCodeAt(begin) === 0x20 || text.charCodeAt(begin) === 0x09) begin += 1;
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= begin) next += 1;
    const span = spans[next];
    if (span !== undefined && span.start < begin && begin < span.end) covered[index] = 1;
    start += (all[first + index]?.length ?? 0) + 1;
  }
  return covered;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function findSpans(text: string, kind: "paragraph" | "html", open: Open): Span[] {
  const spans: Span[] = [];
  const fences = kind === "paragraph" ? findFences(text) : new Map<number, number[]>();
  let commentEnds = true;
  let preStart = open.pre ? -1 : null;
  let index = 0;
  while (index < text.length) {
    const char = text[index];
    if (char === "\\" && kind === "paragraph") {
      index += 2;
    } else if (char === "`" && kind === "paragraph") {
      const length = countMarks(text, index);
      const end = takeFence(fences.get(length), index + length);
      if (end !== null) spans.push({ start: index, end: end + length });
      index = (end ?? index) + length;
    } else if (char === "<") {
      if (text.startsWith("<!--", index)) {
        const end: number = commentEnds ? text.indexOf("-->", index + 2) : -1;
        commentEnds = end >= 0;
        // In a block of HTML an open comment hides the rest; in a paragraph it is text.
        if (end >= 0 || kind === "html") spans.push({ start: index, end: end >= 0 ? end + 3 : text.length });
        index = end >= 0 ? end + 3 : kind === "html" ? text.length : index + 4;
        continue;
      }
      const end = endOfTag(text, index);
      if (end === null) {
        index += 1;
        continue;
      }
      const name = nameOfTag(text, index);
      if (name === "pre") preStart ??= index;
      if (name === "/pre" && preStart !== null) {
        spans.push({ start: preStart, end: index });
        preStart = null;
      }
      index = end;
    } else {
      index += 1;
    }
  }
  if (preStart !== null) spans.push({ start: preStart, end: text.length + 1 });
  open.pre = preStart !== null;
  return mergeSpans(spans);
}

/** Spans inside `<pre>` end before it does: sorted by their beginning, and joined where they overlap. */
function mergeSpans(spans: Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of spans.sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** Where runs of backticks begin, by their length. */
function findFences(text: string): Map<number, number[]> {
  const fences = new Map<number, number[]>();
  for (const run of text.matchAll(/`+/g)) {
    const starts = fences.get(run[0].length);
    if (starts === undefined) fences.set(run[0].length, [run.index]);
    else starts.push(run.index);
  }
  for (const starts of fences.values()) starts.reverse();
  return fences;
}

/** The first run at or after `from`; those before it are dropped for good. */
function takeFence(starts: number[] | undefined, from: number): number | null {
  while (starts !== undefined && starts.length > 0) {
    const start = starts.at(-1) ?? 0;
    if (start >= from) return start;
    starts.pop();
  }
  return null;
}

function countMarks(text: string, index: number): number {
  let end = index;
  while (text[end] === "`") end += 1;
  return end - index;
}
