/** What should be known about a reading, below it. */
import { type Remark, sayRemark } from "@rfckit/reader";
import { harmless, type Paint } from "../simulate/paint.ts";
import { wrapRuns } from "../simulate/wrap.ts";

/** A paragraph for each; empty where there is nothing to say. */
export function remarkLines(remarks: readonly Remark[], width: number, paint: Paint): string[] {
  return remarks.flatMap((remark) => [
    "",
    ...wrapRuns([{ text: harmless(`Note: ${sayRemark(remark)}`), styles: ["dim"] }], width, paint),
  ]);
}

/** The same for other programs. */
export function remarksJson(remarks: readonly Remark[]): { readonly kind: string; readonly text: string }[] {
  return remarks.map((remark) => ({ kind: remark.kind, text: sayRemark(remark) }));
}
