/**
 * Characters that nobody sees, or that turn the reading direction.
 *
 * They count as absent when it is decided whether a line is a command line; a line that has any is refused, for
 * nobody can see what it says. The joiner between two emoji is part of how they look, and fine.
 */
const HIDDEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const ALL_HIDDEN = new RegExp(HIDDEN.source, "g");

/** The joiner with an emoji on both sides; what may stand between (skin tone, presentation) stays with the emoji. */
const JOINED =
  /(?<=\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)\u200d(?=\p{Extended_Pictographic})/gu;

export function withoutHidden(line: string): string {
  return HIDDEN.test(line) ? line.replace(ALL_HIDDEN, "") : line;
}

export function hasHidden(line: string): boolean {
  return HIDDEN.test(line) && HIDDEN.test(line.replace(JOINED, ""));
}
