/**
 * `asset-name`, as far as a document shows it: `rfc lint` says it of the file itself, remark looks at nothing but documents,
 * so here it stands where the document first shows the file, or links to it.
 */
import { isDocument } from "@rfckit/checkout";
import { checkAssets, collectShown, type LinkUse, type Problem, type RepositoryFiles } from "@rfckit/lint";
import type { Repository } from "./open-repository.ts";
import type { UsedLevel } from "./read-level.ts";

export interface AssetCircumstances {
  /** The document's. */
  readonly path: string;
  readonly repository: Repository;
  readonly level: UsedLevel;
}

export function checkAssetNames(
  links: readonly LinkUse[],
  { path, repository, level }: AssetCircumstances,
): Problem[] {
  const { linter, files } = repository;
  const { directory } = linter.checkout.configuration.rfcs;
  const places = new Map<string, LinkUse["place"]>();
  for (const { target, place, off } of links) {
    if (target.kind !== "file" || target.path === null || off?.includes("asset-name") === true) continue;
    if (places.has(target.path) || !isAsset(target.path, directory, files)) continue;
    places.set(target.path, place);
  }
  if (places.size === 0) return [];
  const judged = [...places.keys()];
  // An editor may show a document that was not saved yet.
  const own = path.endsWith("/") ? [] : [path];
  const documents = [...own, ...judged.flatMap((asset) => documentsAround(asset, directory, files))];
  const shown = collectShown([{ path, links }]);
  const found = checkAssets({ judged, assets: judged, documents, shown }, (asset) => {
    const { rules } = linter.settingsOf(asset);
    return level === null ? rules : { ...rules, "asset-name": level };
  });
  return found.flatMap(({ path: asset, problem }) => {
    const place = places.get(asset);
    return problem.rule === "asset-name" && place !== undefined ? [{ ...problem, ...place }] : [];
  });
}

const README = /^readme\.md$/iu;

/** As a search of the RFC directory takes it for one. */
function isAsset(path: string, directory: string, files: RepositoryFiles): boolean {
  if (directory !== "" && !path.startsWith(`${directory}/`)) return false;
  const parts = path.split("/");
  const name = parts.at(-1) ?? "";
  if (parts.some((part) => part.startsWith(".") || part === "node_modules")) return false;
  return !isDocument(name) && !README.test(name) && files.kindOf(path) === "file";
}

/** The documents in its folder and in those above it, as far as the RFC directory goes: after one of them it may be named. */
function documentsAround(asset: string, directory: string, files: RepositoryFiles): string[] {
  const documents: string[] = [];
  const parts = asset.split("/").slice(0, -1);
  for (; parts.length > 0 && isIn(parts.join("/"), directory); parts.pop()) {
    const folder = parts.join("/");
    for (const name of files.namesIn(folder)) if (isDocument(name)) documents.push(`${folder}/${name}`);
  }
  return documents;
}

function isIn(folder: string, directory: string): boolean {
  return directory === "" || folder === directory || folder.startsWith(`${directory}/`);
}
