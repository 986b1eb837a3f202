/** What was measured, as people read it. */
import { type Measured, median } from "./measure.ts";
import type { Grown } from "./measure-growth.ts";

const COLUMNS = [42, 10, 10, 7, 13, 9] as const;
export const HEAD = line("  work", "rfc lint", "against", "ratio", "middle half", "at most", "");

/** A row with its ratio, its target, and whether it is met. */
export function writeRow({ row, ours, against, ratio, spread }: Measured): string {
  const mark = row.most === null ? " " : ratio <= row.most ? "✓" : "✗";
  const unit = row.of === "time" ? "ms" : "MB";
  const [from, to] = spread.map((value) => value.toFixed(2));
  return line(
    `${mark} ${row.work}${row.of === "memory" ? ", memory" : ""}`,
    `${median(ours).toFixed(0)} ${unit}`,
    `${median(against).toFixed(0)} ${unit}`,
    ratio.toFixed(3),
    `${from} – ${to}`,
    row.most === null ? "" : row.most.toFixed(2),
    `${row.against.name}${ours.length < 9 ? ` (samples: ${ours.length})` : ""}`,
  );
}

/** How many targets are reached, if any was measured. */
export function writeSum(measured: readonly Measured[]): string {
  const judged = measured.filter(({ row }) => row.most !== null);
  const reached = judged.filter(({ ratio, row }) => ratio <= (row.most ?? 0));
  return judged.length === 0 ? "" : `${reached.length} of ${judged.length} targets reached. `;
}

/** What is far from proportional, or flat, is seen. */
const MOST_GROWTH = 1.25;

export function* writeGrowth(grown: readonly Grown[]): Generator<string> {
  yield line("  without cache", "time", "ms per MB", "peak", "", "", "");
  for (const { megabytes, documents, times, msPerMb, peaks } of grown) {
    const work = `  ${megabytes} MB, ${documents} documents`;
    const peak = `${median(peaks).toFixed(0)} MB`;
    yield line(work, `${median(times).toFixed(0)} ms`, msPerMb.toFixed(1), peak, "", "", "");
  }
  const [, before, last] = grown;
  if (before === undefined || last === undefined) return;
  const [time, peak] = [last.msPerMb / before.msPerMb, median(last.peaks) / median(before.peaks)];
  const most = MOST_GROWTH.toFixed(2);
  for (const [what, ratio] of Object.entries({ "time per MB": time, memory: peak })) {
    const mark = ratio <= MOST_GROWTH ? "✓" : "✗";
    yield line(`${mark} ${what}, 100 MB against 10 MB`, "", "", ratio.toFixed(3), "", most, "");
  }
}

function line(work: string, ...cells: readonly string[]): string {
  const [first, ...widths] = COLUMNS;
  const padded = cells.map((cell, index) => cell.padStart(widths[index] ?? 0));
  const last = padded.pop()?.trimStart() ?? "";
  return `${work.padEnd(first)}${padded.join(" ")}  ${last}`.trimEnd();
}
