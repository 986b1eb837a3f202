/** What the linter says of a pull request's RFCs, by the stage that the pull request has (its draft flag). */
import type { Subject } from "@rfckit/core";
import { type LintResult, lint } from "@rfckit/lint";
import type { GitHub } from "../ports/github.ts";
import type { Snapshot } from "../ports/snapshot.ts";
import type { Circumstances } from "./circumstances.ts";
import { type DocumentCache, readDocuments } from "./read-documents.ts";
import { templatePaths } from "./read-form.ts";

/** An amendment may change as many RFCs as it likes; of more than these the rest is named as not looked at. */
export const MOST_LINTED = 100;

/** The RFCs that a pull request adds or changes, in the order of their paths; none for upkeep. */
export function documentsOf(subject: Subject): readonly string[] {
  if (subject.kind === "upkeep") return [];
  return subject.kind === "new" ? [subject.path] : subject.paths;
}

export function stageOf(snapshot: Snapshot): "draft" | "full" {
  return snapshot.pull.draft ? "draft" : "full";
}

/** The linter's results for the first of them; those that are removed, or are no text, are left out. */
export async function lintDocuments(
  github: GitHub,
  snapshot: Snapshot,
  circumstances: Circumstances,
  cache: DocumentCache,
  most = MOST_LINTED,
): Promise<LintResult[]> {
  const paths = documentsOf(circumstances.subject).slice(0, most);
  if (paths.length === 0) return [];
  const wanted = { snapshot, paths, templates: templatePaths(circumstances) };
  const { texts, templates } = await readDocuments(github, wanted, cache);
  const rules = circumstances.settings?.lint.rules ?? {};
  return paths.flatMap((path) => {
    const text = texts.get(path) ?? null;
    return text === null ? [] : [lint(text, { path, stage: stageOf(snapshot), templates, rules })];
  });
}
