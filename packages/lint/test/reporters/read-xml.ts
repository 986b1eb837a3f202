/**
 * Reads XML with libxml2, and holds it to a schema.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ParseOption, XmlDocument, XmlElement, XsdValidator } from "libxml2-wasm";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** With that of its children. */
  readonly text: string;
}

/** The root. Throws for what isn't well-formed, or not as the schema has it. */
export type ReadXml = (xml: string) => Element;

export function createReader(schema: "jenkins-junit.xsd" | "checkstyle.xsd"): ReadXml {
  const xsd = XmlDocument.fromString(readFileSync(join(import.meta.dirname, "schemas", schema), "utf8"));
  const validator = XsdValidator.fromDoc(xsd);
  return (xml) => {
    if (!xml.isWellFormed()) throw new Error("half a surrogate pair is no character");
    const document = XmlDocument.fromBuffer(new TextEncoder().encode(xml), {
      option: ParseOption.XML_PARSE_PEDANTIC,
    });
    try {
      validator.validate(document);
      return readElement(document.root);
    } finally {
      document.dispose();
    }
  };
}

function readElement(element: XmlElement): Element {
  const children: Element[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(readElement(node));
  }
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, withoutMark(value)]));
  return { name: element.name, attributes, children, text: withoutMark(element.content) };
}

/** What is left of a text in XML 1.0: its production `Char`, and U+FFFD for the rest. */
export function asXml(text: string): string {
  const characters = [...text].map((one) => (isChar(one.codePointAt(0) ?? 0) ? one : "\ufffd"));
  return withoutMark(characters.join(""));
}

/** This reader takes U+FEFF at the beginning of a longer text for a byte order mark, and drops it. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff+/, "");
}

function isChar(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return code !== 0xfffe && code !== 0xffff;
}
