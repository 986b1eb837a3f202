/**
 * Real RFCs, and their own templates, from the conformance cases beside the checkout. They are read in place.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Parse, type RepositoryFiles, readAnchors, type Templates } from "../src/index.ts";

const folder = join(import.meta.dirname, "../../../../shared/corpus/bytecodealliance");

export const hasCorpus = existsSync(folder);

export function readCorpusTemplates(): Templates {
  const [draft, full] = ["draft", "full"].map((stage) =>
    readFileSync(join(folder, `template-${stage}.md`), "utf8"),
  );
  return { draft: draft ?? "", full: full ?? "" };
}

/** The accepted RFCs by file name, sorted. */
export function readCorpus(): { readonly name: string; readonly text: string }[] {
  const accepted = join(folder, "accepted");
  return readdirSync(accepted)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(accepted, name), "utf8") }));
}

/** The files around them, as far as they are there. */
export function corpusFiles(parse: Parse): RepositoryFiles {
  const kindOf = (path: string) => {
    const stats = statSync(join(folder, path), { throwIfNoEntry: false });
    return stats === undefined ? null : stats.isDirectory() ? "folder" : "file";
  };
  return {
    kindOf,
    namesIn: (path) => (kindOf(path) === "folder" ? readdirSync(join(folder, path)) : []),
    anchorsOf(path) {
      if (kindOf(path) !== "file" || !path.endsWith(".md")) return null;
      return readAnchors(readFileSync(join(folder, path), "utf8"), parse, "fast");
    },
  };
}
