/**
 * What a link's address means in a repository: a place in the document itself, another file, a shorthand that GitHub
 * doesn't know as an address, or somewhere else.
 */

export type ReadUrl =
  | { readonly kind: "anchor"; readonly anchor: string }
  /** `path` is relative to the repository's root; `null` where the address leads out of the repository. */
  | { readonly kind: "file"; readonly path: string | null; readonly anchor: string }
  | { readonly kind: "shorthand"; readonly repository: string; readonly number: string }
  | { readonly kind: "elsewhere" };

const SHORTHAND = /^([\w.-]+\/[\w.-]+)#\/?(\d+)$/u;
const SCHEME = /^[a-z][a-z\d+.-]*:/iu;
/** GitHub's own pages, which people reach by climbing out of the tree of files. */
const GITHUB_PAGE =
  /^(?:issues|pulls?|discussions|wiki|releases|tags|commits?|compare|labels|milestones?|actions|projects|security)(?:\/|$)/u;

/** Reads an address as it stands in the document at `from`, a path from the repository's root. */
export function readUrl(url: string, from: string): ReadUrl {
  const shorthand = SHORTHAND.exec(url);
  if (shorthand !== null) {
    const [, repository = "", number = ""] = shorthand;
    return { kind: "shorthand", repository, number };
  }
  if (url === "" || SCHEME.test(url) || url.startsWith("//")) return { kind: "elsewhere" };
  const hash = url.indexOf("#");
  const anchor = hash === -1 ? "" : decode(url.slice(hash + 1));
  const beforeHash = hash === -1 ? url : url.slice(0, hash);
  const query = beforeHash.indexOf("?");
  const target = decode(query === -1 ? beforeHash : beforeHash.slice(0, query));
  if (target === "") return { kind: "anchor", anchor };
  return resolve(target, from, anchor);
}

function resolve(target: string, from: string, anchor: string): ReadUrl {
  const parts = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  let above = 0;
  for (const part of target.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0) parts.pop();
    else above += 1;
  }
  const path = parts.join("/");
  if (above === 0) return { kind: "file", path, anchor };
  return GITHUB_PAGE.test(path) ? { kind: "elsewhere" } : { kind: "file", path: null, anchor };
}

/** Percent signs that escape nothing stand for themselves. */
function decode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
