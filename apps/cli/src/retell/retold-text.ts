/** A retelling for a reader: both side by side, and in the end what can't be known. */
import { renderColumns } from "../columns.ts";
import { remarkLines } from "../reading/remarks-text.ts";
import { sayInstant } from "../say-instant.ts";
import { harmless, type Paint } from "../simulate/paint.ts";
import { type Run, wrapRuns } from "../simulate/wrap.ts";
import { compareAhead, compareTellings, LEFT_OUT, type Row } from "./compare.ts";
import type { Retold } from "./retell.ts";
import { sayDifference, sayOutcome, sayUnknowable } from "./say-outcome.ts";

export function retoldLines(retold: Retold, width: number, paint: Paint): string[] {
  const { reading, differences, policyFile, went, would } = retold;
  const { key, now, repository, pull } = reading.snapshot;
  const plain = (text: string): Run => ({ text, styles: [] });
  const wrap = (runs: readonly Run[], hang = "") =>
    wrapRuns(runs, width - hang.length, paint).map((line, index) => (index === 0 ? line : hang + line));
  const lines = [
    ...wrap([
      { text: `${repository.owner}/${repository.name}#${key.number} `, styles: ["bold"] },
      plain(harmless(pull.title)),
    ]),
    paint(`As it was saved on ${sayInstant(now)}.`, "dim"),
    "",
  ];
  if (differences.length === 0) {
    const why =
      went.standing.motion === null && went.standing.ended.length === 0
        ? "no motion was made in this thread"
        : "its motions had these settings already";
    lines.push(...wrap([plain(`Under ${policyFile} it would have gone the same way, for ${why}.`)]));
    return [...lines, ...remarkLines(reading.remarks, width, paint)];
  }
  const settings = differences.map(({ setting, was, is }) => `${setting} ${was} → ${is}`).join(", ");
  lines.push(...wrap([plain(`Under ${policyFile}: ${harmless(settings)}`)]), "");
  const ahead = compareAhead(retold);
  lines.push(...table(compareTellings(retold), width, paint));
  if (ahead.length > 0) {
    lines.push("", paint("If nobody did anything more", "dim"), ...table(ahead, width, paint));
  }
  const difference = sayDifference(retold);
  lines.push(
    "",
    ...wrap([{ text: "As it went: ", styles: ["bold"] }, plain(`${sayOutcome(went, now)}.`)]),
    ...wrap([
      { text: "As it would have gone: ", styles: ["bold"] },
      plain(`${sayOutcome(would, now)}${difference === null ? "" : `, ${difference}`}.`),
    ]),
    "",
    paint("What can't be known", "bold"),
    ...sayUnknowable(retold).flatMap((text) => wrap([plain(`• ${text}`)], "  ")),
  );
  return [...lines, ...remarkLines(reading.remarks, width, paint)];
}

const SAME = "the same";

function table(rows: readonly Row[], width: number, paint: Paint): string[] {
  const columns = [
    { head: "When", least: 12 },
    { head: "As it went", least: 20 },
    { head: "As it would have gone", least: 20 },
  ];
  const cell = (text: string | null, dim = false) =>
    text === null ? [] : [{ text: harmless(text), ...(dim ? { styles: ["dim"] as const } : {}) }];
  const cells = rows.map(({ at, went, would }) => [
    [{ text: sayInstant(at), styles: ["cyan"] as const }],
    cell(went),
    went === would ? cell(SAME, true) : cell(would, would === LEFT_OUT),
  ]);
  const shown = renderColumns(columns, cells, width, paint);
  if (shown !== null) return shown;
  const wrap = (text: string) =>
    wrapRuns([{ text, styles: [] }], width - 4, paint).map((line) => `    ${line}`);
  return rows.flatMap(({ at, went, would }) => [
    `  ${paint(sayInstant(at), "cyan")}`,
    ...(went === null ? [] : wrap(`${went === would ? "both" : "it went"}: ${harmless(went)}`)),
    ...(would === null || went === would ? [] : wrap(`it would have gone: ${harmless(would)}`)),
  ]);
}
