/**
 * The two templates of a repository, and their shapes.
 */
import { DEFAULT_SHAPES, DEFAULT_TEMPLATES } from "./default-templates.generated.ts";
import { isSameName } from "./match-name.ts";
import type { Parse } from "./parsers/parse.ts";
import { readShape, type Shape, type ShapeSection, type TemplateStage } from "./shape.ts";

/** The texts of the templates. */
export type Templates = Readonly<Record<TemplateStage, string>>;

export type Shapes = Readonly<Record<TemplateStage, Shape>>;

/** One run lints hundreds of documents with one object; it goes when that goes. */
const known = new WeakMap<Templates, Shapes>();

export function readShapes(templates: Templates, parse: Parse): Shapes {
  if (templates === DEFAULT_TEMPLATES) return DEFAULT_SHAPES;
  const before = known.get(templates);
  if (before !== undefined) return before;
  const shapes = {
    draft: readShape(templates.draft, "draft", parse),
    full: readShape(templates.full, "full", parse),
  };
  known.set(templates, shapes);
  return shapes;
}

/** Works something out about two templates once: a run holds hundreds of documents to the same ones. */
export function oncePerShapes<T>(work: (shape: Shape, other: Shape) => T): typeof work {
  const done = new WeakMap<Shape, WeakMap<Shape, T>>();
  return (shape, other) => {
    const known = done.get(shape) ?? new WeakMap<Shape, T>();
    done.set(shape, known);
    const result = known.has(other) ? (known.get(other) as T) : work(shape, other);
    known.set(other, result);
    return result;
  };
}

/** The sections that one template requires and the other does not have: they give its stage away. */
export const ownSections = oncePerShapes((shape, other): readonly ShapeSection[] =>
  requiredSections(shape).filter(
    ({ name }) => !other.sections.some((section) => isSameName(section.name, name)),
  ),
);

/** The sections that one template requires and the other does not: what a document in the other's form lacks. */
export const addedSections = oncePerShapes((shape, other): readonly ShapeSection[] => {
  const required = requiredSections(other);
  return requiredSections(shape).filter(
    ({ name }) => !required.some((section) => isSameName(section.name, name)),
  );
});

export function requiredSections(shape: Shape): ShapeSection[] {
  return shape.sections.filter((section) => section.required);
}
