/**
 * Documents at a pull request's head, and the base branch's templates; the shipped ones where it has none.
 *
 * The gate of form, the linter's reply and the check run want the same texts, and share one reading of them.
 */
import { DEFAULT_TEMPLATES, type Templates } from "@rfckit/lint";
import type { GitHub } from "../ports/github.ts";
import type { Snapshot } from "../ports/snapshot.ts";

/** So many files are read at once, two templates among them. */
const MOST_AT_ONCE = 20;

/** Readings that are kept. Each may hold a few long texts. */
const MOST_KEPT = 50;

export interface DocumentsWanted {
  readonly snapshot: Snapshot;
  readonly paths: readonly string[];
  /** Where the repository keeps its templates. */
  readonly templates: { readonly draft: string; readonly full: string };
}

export interface Documents {
  /** `null` for what isn't there, or is no text. */
  readonly texts: ReadonlyMap<string, string | null>;
  readonly templates: Templates;
}

/** What was read before, by everything that it depends on but the paths. Forgetting it costs requests, never truth. */
export type DocumentCache = Map<string, Documents>;

/** Reads the documents that aren't known yet: nothing, as a rule, or all in one request. */
export async function readDocuments(
  github: GitHub,
  wanted: DocumentsWanted,
  cache: DocumentCache,
): Promise<Documents> {
  const { snapshot, paths, templates } = wanted;
  const { id, defaultBranch, defaultHead } = snapshot.repository;
  const name = [id, snapshot.pull.head, defaultHead, templates.draft, templates.full].join("\n");
  let known = cache.get(name) ?? null;
  const missing = paths.filter((path) => known?.texts.has(path) !== true);
  while (known === null || missing.length > 0) {
    const asked = [
      ...(known === null ? [templates.draft, templates.full] : []).map((path) => ({
        ref: defaultBranch,
        path,
      })),
    ];
    const some = missing.splice(0, MOST_AT_ONCE - asked.length);
    const files = await github.readFiles(id, [
      ...asked,
      ...some.map((path) => ({ ref: snapshot.pull.head, path })),
    ]);
    const texts = files.map((file) => file?.text ?? null);
    const found = some.map((path, index) => [path, texts[asked.length + index] ?? null] as const);
    known = {
      texts: new Map([...(known?.texts ?? []), ...found]),
      templates: known?.templates ?? {
        draft: texts[0] ?? DEFAULT_TEMPLATES.draft,
        full: texts[1] ?? DEFAULT_TEMPLATES.full,
      },
    };
  }
  if (!cache.has(name) && cache.size >= MOST_KEPT) cache.clear();
  cache.set(name, known);
  return known;
}
