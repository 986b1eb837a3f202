/**
 * What is in a document, by kind and in document order: gathered in one walk, so that no rule needs one of its own.
 */
import type {
  Code,
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Html,
  Image,
  ImageReference,
  Link,
  LinkReference,
  ListItem,
  Nodes,
  Paragraph,
  Root,
  TableCell,
} from "mdast";

export interface DocumentParts {
  readonly links: readonly (Link | Image)[];
  readonly references: readonly (LinkReference | ImageReference | FootnoteReference)[];
  readonly definitions: readonly Definition[];
  readonly footnotes: readonly FootnoteDefinition[];
  readonly images: readonly (Image | ImageReference)[];
  readonly html: readonly Html[];
  /** Those in lists and quotations too: each has an anchor on GitHub. */
  readonly headings: readonly Heading[];
  /** What holds running text. */
  readonly phrasings: readonly (Paragraph | Heading | TableCell)[];
  readonly code: readonly Code[];
  /** List items with a box to tick. */
  readonly tasks: readonly ListItem[];
}

/** Goes through a tree with a stack of its own, for what a stranger writes may nest as deep as it likes. */
export function collectParts(root: Root): DocumentParts {
  const parts = {
    links: [] as (Link | Image)[],
    references: [] as (LinkReference | ImageReference | FootnoteReference)[],
    definitions: [] as Definition[],
    footnotes: [] as FootnoteDefinition[],
    images: [] as (Image | ImageReference)[],
    html: [] as Html[],
    headings: [] as Heading[],
    phrasings: [] as (Paragraph | Heading | TableCell)[],
    code: [] as Code[],
    tasks: [] as ListItem[],
  };
  const rest: Nodes[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    switch (node.type) {
      case "link":
        parts.links.push(node);
        break;
      case "image":
        parts.links.push(node);
        parts.images.push(node);
        break;
      case "linkReference":
      case "footnoteReference":
        parts.references.push(node);
        break;
      case "imageReference":
        parts.references.push(node);
        parts.images.push(node);
        break;
      case "definition":
        parts.definitions.push(node);
        break;
      case "footnoteDefinition":
        parts.footnotes.push(node);
        break;
      case "html":
        parts.html.push(node);
        break;
      case "heading":
        parts.headings.push(node);
        parts.phrasings.push(node);
        break;
      case "paragraph":
      case "tableCell":
        parts.phrasings.push(node);
        break;
      case "code":
        parts.code.push(node);
        break;
      case "listItem":
        if (typeof node.checked === "boolean") parts.tasks.push(node);
        break;
      default:
    }
    if (!("children" in node)) continue;
    const { children } = node;
    for (let index = children.length - 1; index >= 0; index -= 1) rest.push(children[index] as Nodes);
  }
  return parts;
}
