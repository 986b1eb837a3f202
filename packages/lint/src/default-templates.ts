/**
 * The text of the module by which the two shipped templates, and their shapes, reach code that has no file system.
 */
import type { Parse } from "./parsers/parse.ts";
import { readShape } from "./shape.ts";
import type { Templates } from "./templates.ts";

/** The module's source. `packages/lint/write-default-templates.ts` puts it where it belongs. */
export function writeDefaultTemplates(templates: Templates, parse: Parse): string {
  const literal = (text: string) => JSON.stringify(text.split("\n"), null, 2).replaceAll("\n", "\n  ");
  const shapes = {
    draft: readShape(templates.draft, "draft", parse),
    full: readShape(templates.full, "full", parse),
  };
  return `// Generated from templates/*.md by \`node packages/lint/write-default-templates.ts\`; edit those instead.
import type { Shapes, Templates } from "./templates.ts";

/** The templates that the toolkit ships, for repositories that have none of their own. */
export const DEFAULT_TEMPLATES: Templates = {
  draft: ${literal(templates.draft)}.join("\\n"),
  full: ${literal(templates.full)}.join("\\n"),
};

/** Their shapes: whoever has no other templates need not parse these. */
export const DEFAULT_SHAPES: Shapes = ${JSON.stringify(shapes, null, 2)};
`;
}
