/** For tests: texts that a database might change, cut or refuse. */
export const NASTY_TEXTS: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  ["a NUL", "before\0after"],
  ["halves of a character", "\ud83d and \udd2c, \udd2c\ud83d"],
  ["65,536 characters of two halves each", "👩🏽‍🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿".repeat(8192).slice(0, 2 * 65_536)],
  ["quotes, backslashes and SQL", `'; drop table ledger_rows; -- "\\u0000" \\ $1 ? :x @x $$ %s`],
  ["the ends of lines", "a\r\nb\rc\nd\u2028e\u2029f\u0085"],
  ["every letter below 256", Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join("")],
  ["names of JavaScript's own", "__proto__"],
  ["the edges of Unicode", "\ufffe\uffff\ufeff\u{10ffff}"],
];
