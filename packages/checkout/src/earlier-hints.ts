/**
 * The guiding texts that the templates had in earlier versions, as far as git knows them: a document may have been begun
 * long ago.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Parse, readShape } from "@rfckit/lint";
import { askGit } from "./git.ts";
import type { Checkout } from "./open-checkout.ts";

/** Versions of the two templates together. */
const MOST_VERSIONS = 100;

/** The texts of the earlier versions; none where git has nothing to tell. */
export async function readEarlierTemplates({
  root,
  templatePaths,
}: Checkout): Promise<readonly EarlierTemplate[]> {
  const paths = (["draft", "full"] as const).flatMap((stage) => {
    const path = templatePaths[stage];
    return path === undefined ? [] : [{ stage, path }];
  });
  if (paths.length === 0 || !existsSync(join(root, ".git"))) return [];
  const names = paths.map(({ path }) => path);
  const log = await askGit(root, ["log", `--max-count=${MOST_VERSIONS}`, "--format=%H", "--", ...names]);
  if (!log.ok) return [];
  const commits = log.out.split("\n").filter((line) => line !== "");
  if (commits.length === 0) return [];
  const wanted = commits.flatMap((commit) =>
    paths.map(({ stage, path }) => ({ stage, name: `${commit}:${path}` })),
  );
  const batch = await askGit(root, ["cat-file", "--batch"], wanted.map(({ name }) => `${name}\n`).join(""));
  return batch.ok ? readBatch(batch.out, wanted) : [];
}

export interface EarlierTemplate {
  readonly stage: "draft" | "full";
  readonly text: string;
}

/** Each is answered by a line with its size in bytes and as many bytes, or by a line that says it's missing. */
function readBatch(out: string, wanted: readonly { readonly stage: "draft" | "full" }[]): EarlierTemplate[] {
  const bytes = Buffer.from(out, "utf8");
  const found = new Map<string, EarlierTemplate>();
  let at = 0;
  for (const { stage } of wanted) {
    const end = bytes.indexOf(10, at);
    if (end === -1) break;
    const size = /^[\da-f]+ blob (\d+)$/u.exec(bytes.toString("utf8", at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    const text = bytes.toString("utf8", at, at + Number(size));
    at += Number(size) + 1;
    found.set(`${stage} ${text}`, { stage, text });
  }
  return [...found.values()];
}

/** The hints of those versions that the present templates have no more. */
export function hintsOf(earlier: readonly EarlierTemplate[], parse: Parse): readonly string[] {
  const hints = new Set<string>();
  for (const { stage, text } of earlier) {
    const shape = readShape(text, stage, parse);
    for (const hint of [...shape.hints, ...shape.sections.flatMap((section) => section.hints)])
      hints.add(hint);
  }
  return [...hints];
}
