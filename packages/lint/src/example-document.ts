/**
 * A valid RFC made from a template's shape: what a simulated pull request proposes, and what the tests hold the rules
 * against. It has the required sections, no hint, and no problem.
 */
import type { Shape } from "./shape.ts";
import { requiredSections } from "./templates.ts";

export interface ExampleOptions {
  /** A text, on one line, by which one example differs from another. */
  readonly note?: string;
}

/** An RFC with exactly the required sections of `shape`, in its order and at its levels; the note ends each section. */
export function exampleDocument(shape: Shape, { note = "" }: ExampleOptions = {}): string {
  const remark = note === "" ? "" : ` (${note.replaceAll(/\s+/gu, " ").trim()})`;
  const parts = requiredSections(shape).map(({ name, level, definitions }) => {
    const links = definitions.map(({ label, url }) => `[${label}]: ${url}`);
    const prose = `What the authors of this example have to say about ${name.toLowerCase()} fits on one line.${remark}`;
    return [`${"#".repeat(level)} ${name}`, ...(links.length === 0 ? [] : [links.join("\n")]), prose].join(
      "\n\n",
    );
  });
  return `${parts.join("\n\n")}\n`;
}
