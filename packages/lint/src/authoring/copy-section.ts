/** A section of a template as it is put into a document: with its guiding text, and the definitions that it needs. */
import type { Definition, Heading } from "mdast";
import { placeOf } from "../document.ts";
import { isSameName } from "../match-name.ts";
import type { ShapeSection } from "../shape.ts";
import {
  copyLines,
  definitionsOf,
  labelsUsed,
  type TemplatePart,
  type TemplateSource,
} from "./template-source.ts";

/**
 * The section's text, without blank lines at its ends. `known` has the labels that the document defines, as Markdown
 * compares them: those are not defined again, and the ones that are join them.
 */
export function copySection(
  section: ShapeSection,
  { document, lines, parts }: TemplateSource,
  depth: number,
  known: Set<string>,
): string {
  const first = parts.findIndex(({ heading, isFree }) => !isFree && isSameName(heading.text, section.name));
  const copied = parts.slice(first, endOfSection(parts, first));
  const blocks = copied.flatMap((part) => part.blocks);
  const own = blocks.filter((block) => block.type === "definition");
  const used = labelsUsed(blocks);
  const dropped = new Set<number>();
  for (const definition of own) if (known.has(definition.identifier)) drop(definition, lines, dropped);
  for (const { identifier } of own) known.add(identifier);
  const elsewhere = definitionsOf(document.tree).filter(({ identifier }) => {
    if (!used.has(identifier) || known.has(identifier)) return false;
    known.add(identifier);
    return true;
  });
  const body = copied.flatMap((part) => {
    const heading = document.tree.children[part.heading.index] as Heading;
    const { endLine } = placeOf(heading);
    const rest = lines.slice(endLine, part.endLine - 1).map((line, index) => {
      return dropped.has(endLine + index + 1) ? null : line;
    });
    return [...writeHeading(heading, lines, depth), ...rest];
  });
  const gathered = elsewhere.flatMap((node) => sourceOf(node, lines));
  return [copyLines(body), ...(gathered.length === 0 ? [] : [copyLines(gathered)])].join("\n\n");
}

/** Headings below it that are the author's to choose go along. */
function endOfSection(parts: readonly TemplatePart[], first: number): number {
  const level = parts[first]?.heading.level ?? 1;
  let end = first + 1;
  for (; end < parts.length; end += 1) {
    const part = parts[end];
    if (part === undefined || !part.isFree || part.heading.level <= level) break;
  }
  return end;
}

const DEEPEST = 6;

function writeHeading(heading: Heading, lines: TemplateSource["lines"], depth: number): (string | null)[] {
  if (depth === 0) return sourceOf(heading, lines);
  const level = Math.min(DEEPEST, Math.max(1, heading.depth + depth));
  const [from, to] = [placeOf(heading.children[0]), placeOf(heading.children.at(-1))];
  const text = lines.slice(from.line - 1, to.endLine).map((line, index) => {
    const end = from.line + index === to.endLine ? to.endColumn - 1 : undefined;
    return (line ?? "").slice(index === 0 ? from.column - 1 : 0, end).trim();
  });
  return [`${"#".repeat(level)} ${text.join(" ")}`];
}

function sourceOf(node: Heading | Definition, lines: TemplateSource["lines"]): (string | null)[] {
  const { line, endLine } = placeOf(node);
  return lines.slice(line - 1, endLine);
}

/** With the blank line behind it, where one is before it too. */
function drop(node: Definition, lines: TemplateSource["lines"], dropped: Set<number>): void {
  const { line, endLine } = placeOf(node);
  for (let at = line; at <= endLine; at += 1) dropped.add(at);
  const isBlank = (at: number) => (lines[at - 1] ?? "").trim() === "";
  if (isBlank(endLine + 1) && isBlank(line - 1)) dropped.add(endLine + 1);
}
