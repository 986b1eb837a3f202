/** The anchors of a document that is linked to. */
import { MOST_CHARACTERS, readDocument } from "./document.ts";
import type { ParserName } from "./parsers/load-parser.ts";
import type { Parse } from "./parsers/parse.ts";
import { findSlowText } from "./slow-text.ts";
import { anchorsOf } from "./slugs.ts";

/**
 * `null` of a text that might stall the parser, or that is longer than is ever read: what it has is not known, and so
 * whoever links there is told of nothing.
 */
export function readAnchors(text: string, parse: Parse, parser: ParserName): ReadonlySet<string> | null {
  if (text.length > MOST_CHARACTERS || findSlowText(text, parser) !== null) return null;
  return anchorsOf(readDocument(text, parse).parts).all;
}
