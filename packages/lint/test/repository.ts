/** What rules may ask of a repository, for one that is written down in a test: files by their paths. */
import { type Parse, type RepositoryFiles, readAnchors } from "../src/index.ts";

export function filesFrom(files: Readonly<Record<string, string>>, parse: Parse): RepositoryFiles {
  const paths = Object.keys(files);
  return {
    kindOf: (path) => {
      if (Object.hasOwn(files, path)) return "file";
      return paths.some((each) => each.startsWith(`${path}/`)) ? "folder" : null;
    },
    namesIn: (folder) => [
      ...new Set(
        paths
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).split("/")[0] ?? ""),
      ),
    ],
    anchorsOf: (path) =>
      path.endsWith(".md") && files[path] !== undefined ? readAnchors(files[path], parse, "fast") : null,
  };
}
