/**
 * Which sections of a full RFC the new RFC's file lacks (R6, D8).
 *
 * It takes the base branch's templates and nothing that the document says about itself. An amendment has no
 * gate of form.
 */

import type { Subject } from "@rfckit/core";
import { checkGate, DEFAULT_TEMPLATES, lint } from "@rfckit/lint";
import type { GitHub } from "../ports/github.ts";
import type { Snapshot } from "../ports/snapshot.ts";
import type { LintResult } from "../wording/lint-result.ts";
import type { Circumstances } from "./circumstances.ts";

export interface FormQuestion {
  readonly snapshot: Snapshot;
  readonly subject: Subject;
  readonly templates: { readonly draft: string; readonly full: string };
}

/** What was read before, by everything that it depends on. Forgetting it costs a request, never truth. */
export type FormCache = Map<string, readonly string[]>;

/** The name under which an answer is kept: while it is the same, so is the answer. */
export function formName({ snapshot, subject, templates }: FormQuestion): string {
  const { id, defaultHead } = snapshot.repository;
  const path = subject.kind === "new" ? subject.path : "";
  return [id, snapshot.pull.head, path, defaultHead, templates.draft, templates.full].join("\n");
}

/** The names of the missing sections, in the template's order; empty where there is nothing to check. */
export async function readForm(
  github: GitHub,
  question: FormQuestion,
  cache: FormCache,
): Promise<readonly string[]> {
  const { subject } = question;
  if (subject.kind !== "new") return [];
  const name = formName(question);
  const before = cache.get(name);
  if (before !== undefined) return before;
  const read = await readDocument(github, question, subject.path);
  const gate = checkGate(read.text ?? "", { templates: read.templates });
  if (cache.size >= 1000) cache.clear();
  cache.set(name, gate.missing);
  return gate.missing;
}

/** The document at the head, and the base branch's templates; the shipped ones where it has none. */
async function readDocument(github: GitHub, { snapshot, templates }: FormQuestion, path: string) {
  const { id, defaultBranch } = snapshot.repository;
  const [document, draft, full] = await github.readFiles(id, [
    { ref: snapshot.pull.head, path },
    { ref: defaultBranch, path: templates.draft },
    { ref: defaultBranch, path: templates.full },
  ]);
  return {
    text: document?.text ?? null,
    templates: { draft: draft?.text ?? DEFAULT_TEMPLATES.draft, full: full?.text ?? DEFAULT_TEMPLATES.full },
  };
}

const DEFAULT_TEMPLATE_PATHS = { draft: "templates/draft.md", full: "templates/full.md" };

/** Where the repository keeps its templates. */
export function templatePaths({ settings }: Circumstances): FormQuestion["templates"] {
  return settings?.rfcs.templates ?? DEFAULT_TEMPLATE_PATHS;
}

/** What the linter says of the RFC's file, by the stage that the pull request has; `null` where there is no RFC. */
export async function readLintResult(
  github: GitHub,
  snapshot: Snapshot,
  circumstances: Circumstances,
): Promise<LintResult | null> {
  const { subject } = circumstances;
  if (subject.kind === "upkeep") return null;
  const path = subject.kind === "new" ? subject.path : (subject.paths[0] ?? "");
  const templates = templatePaths(circumstances);
  const read = await readDocument(github, { snapshot, subject, templates }, path);
  if (read.text === null) return null;
  const stage = snapshot.pull.draft ? "draft" : "full";
  const { problems } = lint(read.text, { path, stage, templates: read.templates });
  return {
    path,
    problems: problems.flatMap(({ line, severity, rule, message }) =>
      severity === "info" ? [] : [{ line, severity, rule, message }],
    ),
  };
}
