/**
 * Opens the repository that a document is in, once: its configuration, its templates and what git knows of them.
 *
 * A language server lives for days. Before each document it is looked whether any of these has changed meanwhile; their
 * texts are compared, since times are too coarse for somebody who saves twice.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CONFIGURATION, historyStamp, type OpenedLinter, openLinter, readTextFile } from "@rfckit/checkout";
import type { RepositoryFiles } from "@rfckit/lint";
import { createFreshFiles } from "./fresh-files.ts";

export interface Repository {
  readonly linter: OpenedLinter;
  readonly files: RepositoryFiles;
}

interface Opened extends Repository {
  /** How the configuration and git's history were before it was opened. */
  readonly basis: string;
}

const opened = new Map<string, Promise<Opened>>();

export async function openRepository(root: string): Promise<Repository> {
  const before = opened.get(root);
  if (before !== undefined) {
    const known = await before;
    // Somebody else may have found it out of date while this one waited.
    if (opened.get(root) !== before) return openRepository(root);
    if (isUpToDate(root, known)) return known;
  }
  const opening = open(root);
  opened.set(root, opening);
  opening.catch(() => {
    if (opened.get(root) === opening) opened.delete(root);
  });
  return opening;
}

async function open(root: string): Promise<Opened> {
  const basis = basisOf(root);
  // Whatever is told is told from the root: the same in an editor as on the command line.
  const linter = await openLinter({ cwd: root, root, parser: "reference" });
  return { basis, linter, files: createFreshFiles(root, linter.parser) };
}

function isUpToDate(root: string, { basis, linter }: Opened): boolean {
  const { templates, templatePaths, configuration, isKnown } = linter.checkout;
  const { directory, templates: paths } = configuration.rfcs;
  return (
    basis === basisOf(root) &&
    isKnown === (existsSync(join(root, CONFIGURATION)) || existsSync(join(root, directory))) &&
    (["draft", "full"] as const).every((stage) => {
      const read = readTextFile(join(root, paths[stage]));
      const used = templatePaths[stage] === undefined ? null : templates[stage];
      return used === (read.ok ? read.text : null);
    })
  );
}

function basisOf(root: string): string {
  const read = readTextFile(join(root, CONFIGURATION));
  return JSON.stringify([read.ok ? read.text : read.says, historyStamp(root)]);
}
