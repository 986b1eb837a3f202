/** What is asked of the linter, in this thread or another one, and what it answers: plain data both ways. */
import {
  checkGate,
  type Gate,
  lintText,
  loadParser,
  mayHaveFrontMatter,
  type Problem,
  type ReadResult,
  readAnchors,
  type Templates,
} from "@rfckit/lint";
import type { LintWish } from "@rfckit/reconciler";

export type Job =
  | { readonly kind: "gate"; readonly text: string; readonly templates: Templates }
  | { readonly kind: "lint"; readonly text: string; readonly wish: LintWish }
  | { readonly kind: "anchors"; readonly text: string };

export type Done =
  | { readonly kind: "gate"; readonly gate: Gate }
  | { readonly kind: "lint"; readonly result: ReadResult }
  | { readonly kind: "anchors"; readonly anchors: readonly string[] | null };

/**
 * `canBeStopped`: somebody ends it where it takes too long. Otherwise a text that might is not parsed.
 *
 * The parser is the reference. The fast one is native code or three megabytes of WebAssembly: by the time that the latter
 * is ready, the reference has parsed the longest RFC (docs/action.md has the figures).
 */
export async function runJob(job: Job, canBeStopped: boolean): Promise<Done> {
  const { parse, name } = await loadParser("reference");
  const options = { parse, parser: name, canBeStopped };
  switch (job.kind) {
    case "gate": {
      const gate = checkGate(job.text, { templates: job.templates, ...options });
      return { kind: "gate", gate: { ...gate, problems: gate.problems.map(withoutFix) } };
    }
    case "lint": {
      const yaml = mayHaveFrontMatter(job.text)
        ? { readYaml: (await import("@rfckit/lint/read-yaml")).readYaml }
        : {};
      const result = lintText(job.text, { ...job.wish, ...options, ...yaml });
      return { kind: "lint", result: { ...result, problems: result.problems.map(withoutFix) } };
    }
    case "anchors": {
      const anchors = readAnchors(job.text, parse, canBeStopped ? "fast" : name);
      return { kind: "anchors", anchors: anchors === null ? null : [...anchors] };
    }
  }
}

/** How it would be put right is a function, which goes to no other thread; nobody asks for it here. */
function withoutFix({ fix: _, ...problem }: Problem): Problem {
  return problem;
}
