/**
 * Takes a draft further: adds the sections that a full RFC has to have and the draft lacks, each where the full template
 * has it, with the template's guiding text and link definitions.
 *
 * Nothing that the author wrote is moved, renamed or taken out. So the draft's own sections (*Proposal sketch*) stay where
 * they are, with what belongs in their place right behind them (*Proposal*), and until the author has worked one into the
 * other the document is a draft still. The one thing that is changed is `stage:` in the front matter, where there is one.
 */

import { type Document, type DocumentHeading, MOST_CHARACTERS, readDocument } from "../document.ts";
import { applyEdits, type Edit } from "../edit.ts";
import {
  type FillYaml,
  type FrontMatter,
  fillFrontMatter,
  frontMatterText,
  type ReadYaml,
  readFrontMatter,
} from "../front-matter.ts";
import { missingSections } from "../missing-sections.ts";
import { nearestHeading } from "../nearest-heading.ts";
import type { ParserName } from "../parsers/load-parser.ts";
import type { Parse } from "../parsers/parse.ts";
import { type FoundSections, findSections } from "../sections.ts";
import type { ShapeSection } from "../shape.ts";
import { findSlowText } from "../slow-text.ts";
import type { Stage } from "../stage.ts";
import { ownSections, readShapes, requiredSections, type Shapes, type Templates } from "../templates.ts";
import { copySection } from "./copy-section.ts";
import { placeSection } from "./place-section.ts";
import { readTemplateSource } from "./template-source.ts";

export interface PromoteOptions {
  readonly templates: Templates;
  readonly parse: Parse;
  /** Which one that is; the fast one if it isn't said. */
  readonly parser?: ParserName;
  /** Both are needed where the document begins with front matter; see `mayHaveFrontMatter`. */
  readonly readYaml?: ReadYaml;
  readonly fillYaml?: FillYaml;
  /** What the configuration says of the document. */
  readonly stage?: Stage | null;
}

export type Promotion =
  | {
      readonly ok: true;
      /** The document itself where it had all sections already. */
      readonly text: string;
      /** In the order in which they stand in it. */
      readonly added: readonly AddedSection[];
      /** The draft's own sections, which the author works into the others. */
      readonly sketches: readonly SectionLine[];
      /** Whether `stage:` in the front matter was set. */
      readonly stageSet: boolean;
    }
  | { readonly ok: false; readonly because: NoPromotion };

export interface SectionLine {
  readonly name: string;
  /** In the new text, from 1. */
  readonly line: number;
}

export interface AddedSection extends SectionLine {
  /** A heading that the author may have meant by it. */
  readonly near: SectionLine | null;
}

export type NoPromotion =
  /** The configuration says that it follows no template. */
  | { readonly kind: "free" }
  /** It has all sections of a full RFC, and none of a draft's own. */
  | { readonly kind: "full" }
  /** Nothing says that it is a draft; it lacks sections, and has none of those that only a draft has. */
  | { readonly kind: "no-draft"; readonly lacks: readonly string[]; readonly ofDrafts: readonly string[] }
  /** It is longer than is ever read, or might stall the parser. */
  | { readonly kind: "too-long" }
  /** What was added is swallowed by something before it that isn't closed: a code block, a comment. */
  | { readonly kind: "swallowed"; readonly sections: readonly string[] };

/** Promotes a document. Any text is one; nothing throws. What was promoted once is the same when it is promoted again. */
export function promote(source: string, options: PromoteOptions): Promotion {
  const { templates, parse, parser } = options;
  if (source.length > MOST_CHARACTERS || findSlowText(source, parser) !== null)
    return refuse({ kind: "too-long" });
  const shapes = readShapes(templates, parse);
  const document = readDocument(source, parse);
  const found = findSections(document, shapes.full, shapes.draft);
  const lacking = missingSections(shapes.full, found);
  const front = readFrontMatter(document, options.readYaml);
  const why = whyNot({ found, lacking, front, shapes, stage: options.stage ?? null });
  if (why !== null) return refuse(why);
  const stageEdits = setStage(document, front, options.fillYaml);
  const edits = [...stageEdits, ...addSections(lacking, document, found, shapes, options)];
  const text = edits.length === 0 ? source : applyEdits(source, edits);
  return tell(text, lacking, stageEdits.length > 0, shapes, parse);
}

function refuse(because: NoPromotion): Promotion {
  return { ok: false, because };
}

interface Judged {
  readonly found: FoundSections;
  readonly lacking: readonly ShapeSection[];
  readonly front: FrontMatter | null;
  readonly shapes: Shapes;
  readonly stage: Stage | null;
}

/** A draft is what says so, what has a section that only drafts have, and what has all of a draft's but not a full RFC's. */
function whyNot({ found, lacking, front, shapes, stage }: Judged): NoPromotion | null {
  if (stage === "free") return { kind: "free" };
  const said = frontMatterText(front, "stage");
  const own = ownSections(shapes.draft, shapes.full);
  if (stage === "draft" || said === "draft" || own.some(({ name }) => found.has(name))) return null;
  if (lacking.length === 0) return { kind: "full" };
  if (said === null && own.length === 0 && hasDraftSections(shapes, found)) return null;
  return { kind: "no-draft", lacks: lacking.map(({ name }) => name), ofDrafts: own.map(({ name }) => name) };
}

function hasDraftSections({ draft }: Shapes, found: FoundSections): boolean {
  const required = requiredSections(draft);
  return required.length > 0 && required.every(({ name }) => found.has(name));
}

function setStage(document: Document, front: FrontMatter | null, fillYaml: FillYaml | undefined): Edit[] {
  if (front === null || frontMatterText(front, "stage") === "full") return [];
  if (fillYaml === undefined)
    throw new Error("A document has front matter, and nothing to fill it was given.");
  return fillFrontMatter(document, fillYaml, { stage: "full" });
}

/** One edit for each place: what belongs to one place stands there in the template's order. */
function addSections(
  lacking: readonly ShapeSection[],
  document: Document,
  found: FoundSections,
  shapes: Shapes,
  { templates, parse }: PromoteOptions,
): Edit[] {
  const template = readTemplateSource(templates.full, parse);
  const known = new Set(document.parts.definitions.map(({ identifier }) => identifier));
  const byLine = new Map<number, string[]>();
  for (const section of lacking) {
    const { line, depth } = placeSection(section, document, found, shapes);
    byLine.set(line, [...(byLine.get(line) ?? []), copySection(section, template, depth, known)]);
  }
  return [...byLine].map(([line, texts]) => insertBefore(line, texts.join("\n\n"), document));
}

function insertBefore(line: number, text: string, { text: whole }: Document): Edit {
  const lines = whole.split("\n");
  const isBlank = (at: number) => (lines[at - 1] ?? "").trim() === "";
  if (line <= lines.length && !(line === lines.length && isBlank(line))) {
    const gap = line > 1 && !isBlank(line - 1) ? "\n" : "";
    return { line, column: 1, endLine: line, endColumn: 1, text: `${gap}${text}\n\n` };
  }
  // At the end: a document without a last line end keeps being one.
  const end = { line: lines.length + 1, column: 1, endLine: lines.length + 1, endColumn: 1 };
  if (!isBlank(lines.length)) return { ...end, text: `\n\n${text}` };
  return { ...end, text: `${isBlank(lines.length - 1) ? "" : "\n"}${text}\n` };
}

/** Reads the new text, to say where things are, and that they are there at all. */
function tell(
  text: string,
  lacking: readonly ShapeSection[],
  stageSet: boolean,
  shapes: Shapes,
  parse: Parse,
): Promotion {
  const document = readDocument(text, parse);
  const found = findSections(document, shapes.full, shapes.draft);
  const swallowed = missingSections(shapes.full, found).map(({ name }) => name);
  if (swallowed.length > 0) return refuse({ kind: "swallowed", sections: swallowed });
  const lineOf = (name: string) => found.get(name)?.heading.place.line ?? 0;
  const taken = new Set([...found.values()].map(({ heading }) => heading));
  const others = document.headings.filter((heading) => !taken.has(heading));
  const added = lacking.map(({ name }) => ({ name, line: lineOf(name), near: nearOf(name, others) }));
  const sketches = ownSections(shapes.draft, shapes.full)
    .filter(({ name }) => found.has(name))
    .map(({ name }) => ({ name, line: lineOf(name) }));
  return {
    ok: true,
    text,
    added: added.sort((one, other) => one.line - other.line),
    sketches,
    stageSet,
  };
}

function nearOf(name: string, others: readonly DocumentHeading[]): SectionLine | null {
  const near = nearestHeading(name, others);
  return near === null ? null : { name: near.text, line: near.place.line };
}
