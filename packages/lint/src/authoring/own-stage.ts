/** What a document says of itself: its stage, what that is read from, and its projects. */
import { MOST_CHARACTERS, readDocument } from "../document.ts";
import { frontMatterText, type ReadYaml, readFrontMatter } from "../front-matter.ts";
import type { Parse } from "../parsers/parse.ts";
import { findSections } from "../sections.ts";
import { findSlowText } from "../slow-text.ts";
import { detectStage } from "../stage.ts";
import { ownSections, readShapes, type Templates } from "../templates.ts";

export interface OwnStage {
  readonly is: "draft" | "full";
  /** Its front matter, sections that only drafts have, or that it has none of these. */
  readonly because: "front-matter" | "section" | "nothing";
  /** Those sections, as the template names them. */
  readonly sections: readonly string[];
  /** `projects:` of its front matter. */
  readonly projects: readonly string[];
}

/** Of what might stall the parser. */
const UNREAD: OwnStage = { is: "full", because: "nothing", sections: [], projects: [] };

/** Any text is a document. `readYaml` is needed where it begins with front matter. */
export function readOwnStage(
  source: string,
  {
    templates,
    parse,
    readYaml,
  }: { readonly templates: Templates; readonly parse: Parse; readonly readYaml: ReadYaml | undefined },
): OwnStage {
  if (findSlowText(source.slice(0, MOST_CHARACTERS)) !== null) return UNREAD;
  const document = readDocument(source, parse);
  const shapes = readShapes(templates, parse);
  const front = readFrontMatter(document, readYaml);
  const found = findSections(document, shapes.full, shapes.draft);
  const names = ownSections(shapes.draft, shapes.full).map(({ name }) => name);
  const sections = names.filter((name) => found.has(name));
  const said = frontMatterText(front, "stage");
  const isSaid = said === "draft" || said === "full";
  const projects = front?.mapping.ok === true ? textsOf(front.mapping.entries, "projects") : [];
  return {
    is: detectStage(document, front, shapes),
    because: isSaid ? "front-matter" : sections.length > 0 ? "section" : "nothing",
    sections,
    projects,
  };
}

function textsOf(
  entries: readonly { readonly key: string; readonly value: unknown }[],
  key: string,
): string[] {
  const value = entries.findLast((entry) => entry.key === key)?.value;
  const all = Array.isArray(value) ? value : [value];
  return all.filter((each) => typeof each === "string" && each.trim() !== "");
}
