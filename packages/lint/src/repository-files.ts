/**
 * What rules may ask of the repository around a document. Paths go from its root, with `/` between their parts.
 */
export interface RepositoryFiles {
  /** What is there; `null`: nothing. */
  readonly kindOf: (path: string) => "file" | "folder" | null;
  /** The names of what is in a folder; none where it isn't there. */
  readonly namesIn: (folder: string) => readonly string[];
  /** The anchors of a Markdown document; `null` where it is none, or can't be read. */
  readonly anchorsOf: (path: string) => ReadonlySet<string> | null;
}
