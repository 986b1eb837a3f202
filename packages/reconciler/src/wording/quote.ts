/**
 * Other people's words, made harmless before the bot repeats them.
 *
 * What the bot quotes may notify nobody, link nowhere and look like nothing of the bot's own: no mention, box,
 * heading, link, HTML or hidden key comes out of here alive. What would turn into a mention or a link stands in
 * a code span, since GitHub leaves those alone; backslashes and entities would not stop it.
 */

/** An objection's name at its longest. */
const MOST_INLINE = 120;

/** Characters that nobody sees, or that turn the reading direction. The joiners inside emoji may stay. */
const UNSEEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Shortens a text to `most` code points, the last of which then is "…". */
export function cut(text: string, most: number): string {
  let points = 0;
  let end = 0;
  let last = 0;
  for (const point of text) {
    points += 1;
    if (points > most) return `${text.slice(0, last).trimEnd()}…`;
    last = end + (points < most ? point.length : 0);
    end += point.length;
  }
  return text;
}

/** Somebody's words as one code span, at most `most` code points long. */
export function inlineQuote(text: string, most: number = MOST_INLINE): string {
  return codeSpan(cut(oneLine(text), most));
}

/** The name of a group, a project or a section: plain text in which no markup works, on one line. */
export function plainTitle(name: string, most = 60): string {
  const escaped = cut(oneLine(name), most)
    .split(" ")
    .map((word) =>
      quoteWord(word, (part) => escapeText(part).replace(/[*~|]|(?<![a-z0-9])_|_(?![a-z0-9])/gi, "\\$&")),
    )
    .join(" ");
  return /^([-+*#>]|\d+[.)])/.test(escaped) ? `\\${escaped}` : escaped;
}

/** Somebody's words as a block quote, at most `most` code points of them; empty where there are none. */
export function blockQuote(text: string, most: number): string {
  const lines = cut(text.toWellFormed().trim(), most)
    .split(/\r\n|\n|\r/)
    .map(oneLine);
  const quoted: string[] = [];
  for (const line of lines) {
    if (line !== "") quoted.push(`> ${escapeLine(line)}`);
    else if (quoted.length > 0 && quoted.at(-1) !== ">") quoted.push(">");
  }
  while (quoted.at(-1) === ">") quoted.pop();
  return quoted.join("\n");
}

/** A text without line breaks and unseen characters, its blanks each as one. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(UNSEEN, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
}

/** A code span around anything. A hidden key is one to whoever searches the raw text, so that is broken up too. */
function codeSpan(text: string): string {
  const content = text.replaceAll("<!--", "<! --");
  if (content === "") return "(empty)";
  const longest = Math.max(0, ...(content.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = content.startsWith("`") || content.endsWith("`") ? " " : "";
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** A quoted line: emphasis and lists may stay, what makes a block of another kind may not. */
function escapeLine(line: string): string {
  const escaped = line
    .split(" ")
    .map((word) => quoteWord(word, escapeText))
    .join(" ");
  // The last of them is a rule, an underline, or the row that makes a table, in which a pipe would end a code span.
  const block = /^(#|>|~~~|[-=*_ |:]+$)/.test(escaped);
  return block ? `\\${escaped}` : escaped;
}

/** Mentions, mail and web addresses, and references to issues. */
const LIVE = /@[a-z0-9]|:\/\/|www\.|#\d|gh-\d/i;
// Not "<": before a code span it would begin a mail link, `<` and all.
const OPENING = "([{\"'*_~";
const CLOSING = ".,;:!?)]}\"'*_~>";

function quoteWord(word: string, soften: (text: string) => string): string {
  if (!LIVE.test(word)) return soften(word);
  let start = 0;
  let end = word.length;
  while (start < end && OPENING.includes(word.charAt(start))) start += 1;
  while (end > start && CLOSING.includes(word.charAt(end - 1))) end -= 1;
  return soften(word.slice(0, start)) + codeSpan(word.slice(start, end)) + soften(word.slice(end));
}

function escapeText(text: string): string {
  return text
    .replace(/[\\`[\]]/g, "\\$&")
    .replace(/&(?=#?[a-z0-9]{1,31};)/gi, "&amp;")
    .replace(/<(?=[a-z/!?])/gi, "&lt;");
}
