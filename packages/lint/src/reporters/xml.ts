/**
 * Any text as XML 1.0 can hold it.
 */

/** What XML has no way to say, not even as a reference: most controls, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** `\r` would be read back as `\n`. What follows it is allowed, but it acts on a terminal, or reorders a line. */
const SPECIAL = /[&<>"\r\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function escapeText(text: string): string {
  return text.replaceAll(FORBIDDEN, "\ufffd").replaceAll(SPECIAL, refer);
}

/** ` name="value"` for each. White space is kept as it is only where it stands as references. */
export function writeAttributes(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeText(String(value)).replaceAll(/[\t\n]/g, refer)}"`)
    .join("");
}

function refer(character: string): string {
  return NAMED[character] ?? `&#${character.charCodeAt(0)};`;
}
