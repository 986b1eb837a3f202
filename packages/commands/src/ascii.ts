/**
 * Letters as far as commands go: only ASCII spells a keyword. (`toLowerCase` would make the Kelvin sign a `k`.)
 */
export function lowerAscii(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}
