/**
 * What makes two command lines the same one, when an edited comment is compared with its earlier versions (D27).
 */
import { lowerAscii } from "./ascii.ts";
import type { ParsedLine } from "./parse-line.ts";

/**
 * The command and what it is about, spelt one way. A motion's reason and a sign-off's remark are left out: who
 * mends a typo in them makes no new motion and signs nothing again.
 */
export function commandLineKey(parsed: ParsedLine): string {
  if ("error" in parsed) return `${parsed.error} ${parsed.text}`;
  const { command, argument } = parsed;
  const { reason } = parsed;
  return reason !== undefined || command === "review" ? command : `${command} ${lowerAscii(argument)}`;
}
