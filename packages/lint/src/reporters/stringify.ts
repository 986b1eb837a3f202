/**
 * JSON for people and programs: indented, and safe to show on a terminal.
 */

/**
 * `JSON.stringify` leaves some characters as they are that a terminal acts on, or that reorder a line: controls from U+007F
 * on, line separators, marks of direction. Their escapes mean the same.
 */
const ACTING = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

export function stringify(value: unknown): string {
  const json = JSON.stringify(value, wellFormed, 2);
  return `${json.replaceAll(ACTING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

/** Half a surrogate pair is allowed in JSON, but not all that read JSON take it. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}
