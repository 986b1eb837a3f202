/**
 * What is kept of a document that was read, until its links are judged and for the next run: two texts.
 *
 * For V8 keeps a part of a text as a pointer into the whole, and a fix has the document's tree: by one link, all of the
 * document would stay in memory. Written without names, 640 RFCs are read again in 2 ms in place of 9.
 */
import type { LinkUse, ReadResult } from "@rfckit/lint";

/** In JSON, and so on a line each. */
export interface KeptText {
  readonly anchors: string;
  readonly result: string;
}

type KeptResult = readonly [
  stage: ReadResult["stage"],
  problems: ReadResult["problems"],
  cutOff: boolean,
  links: readonly KeptLink[],
];

type KeptLink = readonly [
  kind: LinkUse["kind"],
  url: string,
  path: string | null,
  anchor: string,
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
  off?: readonly string[],
];

export function keepText({ stage, problems, cutOff, links, anchors }: ReadResult): KeptText {
  const result: KeptResult = [stage, problems, cutOff, links.flatMap(keepLink)];
  return { anchors: JSON.stringify(anchors), result: JSON.stringify(result) };
}

/** The result, but for the anchors. */
export function recallResult(path: string, { result }: KeptText): Omit<ReadResult, "anchors"> {
  const [stage, problems, cutOff, links] = JSON.parse(result) as KeptResult;
  return { path, stage, problems, cutOff, links: links.map(recallLink) };
}

export function recallAnchors({ anchors }: Pick<KeptText, "anchors">): ReadonlySet<string> | null {
  const known = JSON.parse(anchors) as ReadResult["anchors"];
  return known === null ? null : new Set(known);
}

/** A result has links to other files only. */
function keepLink({ kind, url, target, place, off }: LinkUse): KeptLink[] {
  if (target.kind !== "file") return [];
  const { line, column, endLine, endColumn } = place;
  const kept = [kind, url, target.path, target.anchor, line, column, endLine, endColumn] as const;
  return [off === undefined ? kept : [...kept, off]];
}

function recallLink(kept: KeptLink): LinkUse {
  const [kind, url, path, anchor, line, column, endLine, endColumn, off] = kept;
  const target = { kind: "file", path, anchor } as const;
  const link = { kind, url, target, place: { line, column, endLine, endColumn } };
  return off === undefined ? link : { ...link, off };
}
