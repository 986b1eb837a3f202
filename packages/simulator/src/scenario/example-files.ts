/**
 * The texts that `full` and `draft` stand for, and the templates that they follow.
 *
 * Both come from the linter, so that an example is what the templates ask for, whatever they ask for.
 */
import { DEFAULT_SHAPES, DEFAULT_TEMPLATES, exampleDocument } from "@rfckit/lint";
import type { ScenarioFiles } from "./scenario.ts";

/** The files that every scenario's base branch has. */
export const TEMPLATES: ScenarioFiles = {
  "templates/draft.md": DEFAULT_TEMPLATES.draft,
  "templates/full.md": DEFAULT_TEMPLATES.full,
};

const STAGES = ["full", "draft"] as const;
const SHAPES = {
  full: DEFAULT_SHAPES.full,
  draft: DEFAULT_SHAPES.draft,
};

/** Hands out examples, of which no two are the same. */
export class ExampleFiles {
  #count = 0;

  /** Puts a new example in the place of each `full` and `draft`. */
  fill<T extends string | null>(files: Readonly<Record<string, T>>): Record<string, string | T> {
    return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, this.#fillOne(text)]));
  }

  #fillOne<T extends string | null>(text: T): string | T {
    const stage = STAGES.find((name) => name === text);
    if (stage === undefined) return text;
    this.#count += 1;
    return exampleDocument(SHAPES[stage], { note: `version ${this.#count}` });
  }
}
