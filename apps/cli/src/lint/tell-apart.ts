/**
 * What is a document of the files that somebody named, and what lies beside documents: a shell that was given `accepted/*`
 * names the pictures and the README as well, and they are taken as they are when their folder is searched.
 */
import { basename } from "node:path";
import { isDocument, isWithin, type ListedFiles } from "@rfckit/checkout";

const README = /^readme\.md$/iu;

/** Outside the RFC directory whatever is named is taken for a document. */
export function tellApart(
  { documents, assets }: ListedFiles,
  directory: string,
): Pick<ListedFiles, "documents" | "assets"> {
  const isBeside = (file: string) => isWithin(directory, file) && !isDocument(basename(file));
  const beside = documents.filter((file) => isBeside(file) && !README.test(basename(file)));
  return {
    documents: documents.filter((file) => !isBeside(file)),
    assets: [...new Set([...assets, ...beside])].sort(),
  };
}
