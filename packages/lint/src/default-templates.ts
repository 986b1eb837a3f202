/**
 * The text of the module by which the two shipped templates reach code that has no file system.
 */
import type { Templates } from "./templates.ts";

/** The module's source. `packages/lint/write-default-templates.ts` puts it where it belongs. */
export function writeDefaultTemplates(templates: Templates): string {
  const literal = (text: string) => JSON.stringify(text.split("\n"), null, 2).replaceAll("\n", "\n  ");
  return `// Generated from templates/*.md by \`node packages/lint/write-default-templates.ts\`; edit those instead.
import type { Templates } from "./templates.ts";

/** The templates that the toolkit ships, for repositories that have none of their own. */
export const DEFAULT_TEMPLATES: Templates = {
  draft: ${literal(templates.draft)}.join("\\n"),
  full: ${literal(templates.full)}.join("\\n"),
};
`;
}
