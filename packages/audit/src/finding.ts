/** How findings are made: most of what they have is left out. */
import type { Finding, FindingKind } from "./report.ts";

type More = Partial<Pick<Finding, "at" | "by" | "url" | "about">>;

export function find(
  kind: FindingKind,
  weight: Finding["weight"],
  text: string,
  { at = null, by = null, url = null, about = null }: More = {},
): Finding {
  return { kind, weight, text, at, by, url, about };
}
