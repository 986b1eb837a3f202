/**
 * Commands as `rfc parse --format json` prints them.
 */
import type { ParsedLine } from "./parse-line.ts";

export type CommandJson =
  | { readonly line: number; readonly command: string; readonly argument: string }
  | { readonly line: number; readonly error: string; readonly suggestion?: string };

export function toJson(parsed: ParsedLine): CommandJson {
  if ("error" in parsed) {
    const { line, error, suggestion } = parsed;
    return suggestion === undefined ? { line, error } : { line, error, suggestion };
  }
  const { line, command, argument } = parsed;
  return { line, command, argument };
}
