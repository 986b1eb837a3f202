/** Texts that anybody may have written, as plain words in Markdown: no markup, no HTML, no mention, no link, one line. */

const MARKS = /[\\`*_{}[\]()<>#+\-.!|~&$]/gu;

/** At most `longest` characters of it. */
export function plain(text: string, longest = 500): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "\ufffd")
    .trim();
  const cut = [...line].length > longest ? `${[...line].slice(0, longest).join("")}…` : line;
  // GitHub links bare addresses and mentions whatever is escaped, unless something stands between.
  return cut
    .replaceAll(MARKS, "\\$&")
    .replaceAll("@", "@\u2060")
    .replaceAll(/(https?|www)(?=\\?[.:])/giu, "$1\u2060");
}
