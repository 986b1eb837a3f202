/** RFC repositories to lint, in a temporary folder: the project's own templates, and generated documents. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { generateDocuments } from "./generate-documents.ts";

export interface Repository {
  readonly folder: string;
  /** From the folder, in the order of their paths. */
  readonly documents: readonly string[];
  readonly bytes: number;
  /** By the generated documents' paths, the rules that have something to say of each. */
  readonly expected: ReadonlyMap<string, readonly string[]>;
}

const root = join(import.meta.dirname, "..", "..");
/** Documents that people wrote, where they are beside the checkout; they are copied for the run only. */
const CORPUS = join(root, "..", "shared", "corpus", "bytecodealliance", "accepted");
export const hasCorpus = existsSync(CORPUS);

/** Writes so many documents of so many bytes together, one at a time; `real` adds the real ones. */
export function writeRepository(folder: string, count: number, bytes: number, real = false): Repository {
  const accepted = join(folder, "accepted");
  mkdirSync(accepted, { recursive: true });
  cpSync(join(root, "templates"), join(folder, "templates"), { recursive: true });
  const documents: string[] = [];
  const expected = new Map<string, readonly string[]>();
  let total = 0;
  const keep = (path: string): void => {
    settle(join(folder, path));
    if (!path.endsWith(".md")) return;
    documents.push(path);
    total += statSync(join(folder, path)).size;
  };
  for (const { name, content, expected: rules } of generateDocuments(count, bytes)) {
    const path = `accepted/${name}`;
    writeFileSync(join(folder, path), content);
    keep(path);
    if (name.endsWith(".md")) expected.set(path, rules);
  }
  for (const name of real && hasCorpus ? readdirSync(CORPUS) : []) {
    copyFileSync(join(CORPUS, name), join(accepted, name));
    keep(`accepted/${name}`);
  }
  return { folder, documents: documents.sort(), bytes: total, expected };
}

/** As if it had been written a while ago: what is only just written, no cache trusts. */
export function settle(file: string): void {
  const then = new Date(Date.now() - 60_000);
  utimesSync(file, then, then);
}
