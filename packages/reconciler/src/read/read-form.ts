/**
 * Which sections of a full RFC the new RFC's file lacks (R6, D8).
 *
 * It takes the base branch's templates and nothing that the document says about itself. An amendment has no
 * gate of form.
 */

import type { Subject } from "@rfckit/core";
import type { GitHub } from "../ports/github.ts";
import type { Linter } from "../ports/linter.ts";
import type { Snapshot } from "../ports/snapshot.ts";
import type { Circumstances } from "./circumstances.ts";
import { type DocumentCache, type DocumentsWanted, readDocuments } from "./read-documents.ts";

export interface FormQuestion {
  readonly snapshot: Snapshot;
  readonly subject: Subject;
  readonly templates: DocumentsWanted["templates"];
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
  linter: Linter,
  question: FormQuestion,
  cache: FormCache,
  documents: DocumentCache,
): Promise<readonly string[]> {
  const { subject, snapshot, templates } = question;
  if (subject.kind !== "new") return [];
  const name = formName(question);
  const before = cache.get(name);
  if (before !== undefined) return before;
  const read = await readDocuments(github, { snapshot, paths: [subject.path], templates }, documents);
  const gate = await linter.gate(read.texts.get(subject.path) ?? "", { templates: read.templates });
  if (cache.size >= 1000) cache.clear();
  cache.set(name, gate.missing);
  return gate.missing;
}

export const DEFAULT_TEMPLATE_PATHS = { draft: "templates/draft.md", full: "templates/full.md" };

/** Where the repository keeps its templates. */
export function templatePaths({ settings }: Circumstances): FormQuestion["templates"] {
  return settings?.rfcs.templates ?? DEFAULT_TEMPLATE_PATHS;
}
