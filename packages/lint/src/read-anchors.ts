/** The anchors of a document that is linked to. */
import { MOST_CHARACTERS, readDocument } from "./document.ts";
import type { ParserName } from "./parsers/load-parser.ts";
import type { Parse } from "./parsers/parse.ts";
import { findSlowText } from "./slow-text.ts";
import { anchorsOf } from "./slugs.ts";

/** None of a text that might stall the parser: whoever links there is not told of it. */
export function readAnchors(text: string, parse: Parse, parser?: ParserName): ReadonlySet<string> {
  if (findSlowText(text.slice(0, MOST_CHARACTERS), parser) !== null) return new Set();
  return anchorsOf(readDocument(text, parse).parts).all;
}
