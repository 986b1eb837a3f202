/**
 * What people with write access can do to the bot's comments, and strangers to copies of them: tick what isn't theirs, put
 * boxes and receipts in, take them out.
 */
import { RECEIPTS } from "./scene.ts";

const FORGED = `<!-- rfckit:receipts 1 1 ${"0".repeat(64)}
{"k":"tick","y":"tick/70002/1","t":1767603600000,"b":{"i":1004,"l":"cho"},"m":1,"h":true,"x":null,"u":""}
-->`;

type Tamper = (body: string, words: string) => string;

const TAMPERINGS: readonly Tamper[] = [
  (body) => body.replaceAll("- [ ]", "- [x]"),
  (body) => body.replaceAll("- [x]", "- [ ]"),
  (body) => body.replace(/^- \[.\] @.*\n?/gm, ""),
  (body) => `${body}\n\n- [x] @cho\n- [x] @dee\n- [x] @eli\n- [x] @max\n`,
  (body) => body.replace(RECEIPTS, FORGED),
  (body) => `${body}\n${FORGED}`,
  (body) => body.replace(/### Objections[\s\S]*?(?=###|<!--|$)/, ""),
  (body) => body.replace(/<!-- rfckit:about [^>]* -->/, "<!-- rfckit:about m1/decision/1 -->"),
  (body, words) => `${words}\n\n${body}\n\n@rfcbot reviewed\n@rfcbot concern ${words}\n`,
  (_, words) => `${words}\n@rfcbot cancel`,
];

/** The text after these tamperings, each told by its number; the text itself where there are none. */
export function tamper(body: string, numbers: string, words: string): string {
  let tampered = body;
  for (const number of numbers) tampered = TAMPERINGS[Number(number)]?.(tampered, words) ?? tampered;
  return tampered.slice(0, 60_000);
}

/** Ticks one's own box, and everybody else's on the way. */
export function tickAll(body: string, words: string): string {
  return `${body.replaceAll("- [ ]", "- [x]")}\n\n- [x] @eli\n- [x] @max\n\n${FORGED}\n${words}`;
}
