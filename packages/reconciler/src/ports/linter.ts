/**
 * The linter as the bot asks for it. It may live in another process, so that no text that a stranger wrote can hold up
 * the rest: what goes in and out is plain data.
 */
import {
  checkGate,
  type Gate,
  type LintOptions,
  lintText,
  loadParser,
  mayHaveFrontMatter,
  type ReadResult,
  readAnchors,
  type Templates,
} from "@rfckit/lint";

export type LintWish = Pick<LintOptions, "path" | "stage" | "templates" | "rules" | "wanted">;

export interface Linter {
  /** The form of a new RFC (R6, D8). */
  gate(text: string, wish: { readonly templates: Templates }): Promise<Gate>;
  /** What a document says by itself, and its links to other files. */
  lint(text: string, wish: LintWish): Promise<ReadResult>;
  /** The anchors of a Markdown document; `null` where they can't be known. */
  anchors(text: string): Promise<readonly string[] | null>;
}

/** The linter in this process: a text that might stall it is not parsed, and counts as one that was cut off. */
export function createLinter(): Linter {
  const loading = loadParser();
  // Whoever asks hears of a failure; until then it is nobody's.
  loading.catch(() => {});
  // Which one it is tells what might stall it.
  const parser = async () => {
    const { parse, name } = await loading;
    return { parse, parser: name };
  };
  const readYaml = async (text: string) =>
    mayHaveFrontMatter(text) ? { readYaml: (await import("@rfckit/lint/read-yaml")).readYaml } : {};
  return {
    gate: async (text, { templates }) => checkGate(text, { templates, ...(await parser()) }),
    lint: async (text, wish) => lintText(text, { ...wish, ...(await parser()), ...(await readYaml(text)) }),
    anchors: async (text) => {
      const { parse, parser: name } = await parser();
      const anchors = readAnchors(text, parse, name);
      return anchors === null ? null : [...anchors];
    },
  };
}
