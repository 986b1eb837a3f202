/** What the linter says of a pull request's RFCs, by the stage that the pull request has (its draft flag). */
import type { Subject } from "@rfckit/core";
import type { LintResult } from "@rfckit/lint";
import type { Host } from "../host.ts";
import type { Snapshot } from "../ports/snapshot.ts";
import type { Circumstances } from "./circumstances.ts";
import { readDocuments } from "./read-documents.ts";
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
  { github, linter, documentCache }: Pick<Host, "github" | "linter" | "documentCache">,
  snapshot: Snapshot,
  circumstances: Circumstances,
  most = MOST_LINTED,
): Promise<LintResult[]> {
  const paths = documentsOf(circumstances.subject).slice(0, most);
  if (paths.length === 0) return [];
  const wanted = { snapshot, paths, templates: templatePaths(circumstances) };
  const { texts, templates } = await readDocuments(github, wanted, documentCache);
  const rules = circumstances.settings?.lint.rules ?? {};
  const results: LintResult[] = [];
  for (const path of paths) {
    const text = texts.get(path) ?? null;
    if (text === null) continue;
    results.push(await linter.lint(text, { path, stage: stageOf(snapshot), templates, rules }));
  }
  return results;
}
