/**
 * What YAML's parser finds wrong, in our pattern of words.
 *
 * Its own sentences are kept where they name a detail. For the slips that people make in this very file, an
 * unquoted `@rfcbot` above all, the cure is named instead.
 */
import type { YAMLError } from "yaml";
import type { Finding } from "./problem.ts";
import { quote } from "./problem.ts";

/** Words for one error or warning of the parser; `text` is the whole file. */
export function wordSyntax(error: YAMLError, text: string): Finding {
  const finding = (found: string, expected: string): Finding => ({ path: [], found, expected });
  switch (error.code) {
    case "BAD_SCALAR_START":
      return finding(
        `a value that begins with ${quote(text.charAt(error.pos[0]))}`,
        "quotes around it, for that character has a meaning of its own in YAML",
      );
    case "TAB_AS_INDENT":
      return finding("a tab", "blanks, for YAML takes no tabs as indentation");
    case "MULTIPLE_DOCS":
      return finding("a second YAML document", "only one");
    case "TAG_RESOLVE_FAILED":
      return finding("a YAML tag", "plain YAML without tags");
    default:
      return finding(`YAML that can't be read (${lowerFirst(error.message)})`, "valid YAML 1.2");
  }
}

function lowerFirst(sentence: string): string {
  const line = quote(sentence, 120).slice(1, -1);
  return line.charAt(0).toLowerCase() + line.slice(1);
}
