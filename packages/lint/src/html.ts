/**
 * What HTML in a document shows to a reader, and the comments in it.
 *
 * It goes from mark to mark and never back, so an unclosed comment or ten thousand `<` cost one pass. (A regular
 * expression with `.*?` would walk to the end for each.)
 */

export interface HtmlComment {
  readonly text: string;
  /** Lines from the beginning of the HTML, at the comment's first and last character. */
  readonly line: number;
  readonly endLine: number;
}

/** The comments in some HTML, in order. One that is never closed goes on to the end. */
export function readComments(html: string): HtmlComment[] {
  const comments: HtmlComment[] = [];
  let line = 0;
  let counted = 0;
  const lineOf = (offset: number) => {
    for (let at = html.indexOf("\n", counted); at !== -1 && at < offset; at = html.indexOf("\n", at + 1))
      line += 1;
    counted = offset;
    return line;
  };
  for (let start = html.indexOf("<!--"); start !== -1; ) {
    const close = html.indexOf("-->", start + 4);
    const end = close === -1 ? html.length : close;
    const from = lineOf(start);
    comments.push({ text: html.slice(start + 4, end), line: from, endLine: lineOf(end) });
    start = close === -1 ? -1 : html.indexOf("<!--", close + 3);
  }
  return comments;
}

/** Whether a reader of the rendered HTML sees anything: text outside tags and comments, or a picture and the like. */
export function showsSomething(html: string): boolean {
  let at = 0;
  while (at < html.length) {
    const mark = html.indexOf("<", at);
    if (isVisible(html.slice(at, mark === -1 ? html.length : mark))) return true;
    if (mark === -1) return false;
    if (html.startsWith("<!--", mark)) {
      const close = html.indexOf("-->", mark + 4);
      if (close === -1) return false;
      at = close + 3;
      continue;
    }
    const tag = readTag(html, mark);
    if (tag === null || SHOWN.has(tag.name)) return true;
    at = tag.end;
  }
  return false;
}

/** Whether a text has anything to look at: more than blanks, also as entities, control and formatting characters. */
export function isVisible(text: string): boolean {
  const shown = text.includes("&") ? text.replaceAll(BLANK_ENTITIES, "") : text;
  return /[!-~]/u.test(shown) || /[^\s\p{Cc}\p{Cf}]/u.test(shown);
}

const BLANK_ENTITIES = /&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|#160|#xa0);/giu;

/** Elements that show something without any text. */
const SHOWN = new Set([
  "audio",
  "canvas",
  "embed",
  "iframe",
  "img",
  "input",
  "object",
  "picture",
  "svg",
  "video",
]);

/** A tag ends at its `>`; where another `<` comes first it was none. */
const TAG = /<\/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])[^<>]*>/uy;

function readTag(html: string, mark: number): { readonly name: string; readonly end: number } | null {
  TAG.lastIndex = mark;
  const name = TAG.exec(html)?.[1];
  return name === undefined ? null : { name: name.toLowerCase(), end: TAG.lastIndex };
}
