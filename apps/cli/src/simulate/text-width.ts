/** How many columns a text takes in a terminal; emoji and East Asian characters take two. */

const WIDE =
  /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6])/u;
const PLAIN = /^[\u0020-\u007e]*$/u;

/** Made when it is first needed, for that takes as long as linting a document. */
let segments: Intl.Segmenter | null = null;

export function textWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of splitGraphemes(text)) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** A text's characters as people see them: an emoji of several signs is one. */
export function splitGraphemes(text: string): string[] {
  if (PLAIN.test(text)) return text.split("");
  segments ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segments.segment(text), ({ segment }) => segment);
}
