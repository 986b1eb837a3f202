/** One RFC for a reader: where it stands, what is awaited, and who has signed. */
import { explain } from "@rfckit/core";
import type { Reading } from "@rfckit/reader";
import { speakPlainly } from "../reading/speak-plainly.ts";
import { sayInstant } from "../say-instant.ts";
import { harmless, type Paint } from "../simulate/paint.ts";
import { type Run, wrapRuns } from "../simulate/wrap.ts";
import { sayAsks, sayEnd } from "./say-row.ts";
import type { StatusRow } from "./status-row.ts";

export interface OneLayout {
  readonly zone: string;
  readonly width: number;
  readonly paint: Paint;
}

export function oneLines(reading: Reading, row: StatusRow, { zone, width, paint }: OneLayout): string[] {
  const { snapshot, standing } = reading;
  const { phase, awaited } = explain(standing, snapshot.now, speakPlainly(reading));
  const { owner, name } = snapshot.repository;
  const wrap = (runs: readonly Run[], indent = 0, hang = indent) =>
    wrapRuns(runs, width - hang, paint).map((line, index) => " ".repeat(index === 0 ? indent : hang) + line);
  const plain = (text: string): Run => ({ text, styles: [] });
  const heading = (text: string) => ["", paint(text, "bold")];
  const asks = sayAsks(row);
  const [, ...ends] = sayEnd(row, snapshot.now, zone);
  return [
    ...wrap([{ text: `${owner}/${name}#${row.number} `, styles: ["bold"] }, plain(harmless(row.title))]),
    paint(row.url, "dim"),
    "",
    ...wrap([{ text: phase.text, styles: ["yellow"] }]),
    ...(ends.length === 0 ? [] : wrap([plain(`It ends on ${ends.join(" · ")}.`)])),
    ...(asks === "" ? [] : wrap([{ text: `You are asked to ${asks}.`, styles: ["bold"] }])),
    ...heading("What is awaited next"),
    ...awaited.flatMap(({ text }) => wrap([plain(`• ${text}`)], 0, 2)),
    ...(row.groups.length === 0 ? [] : heading("Who has signed off")),
    ...row.groups.flatMap((group) => {
      const people = group.members.map((member) =>
        group.signedBy.includes(member) ? `☑ ${harmless(member)}` : `☐ ${harmless(member)}`,
      );
      return wrap(
        [
          { text: `${harmless(group.name)}: `, styles: group.awaited ? ["yellow"] : ["green"] },
          plain(people.join("  ")),
        ],
        2,
        4,
      );
    }),
    ...(row.objections.length === 0 ? [] : heading("Open objections")),
    ...row.objections.flatMap(({ name: words, by, at, url }) => [
      ...wrap([plain(`• "${harmless(words)}" by ${harmless(by)}, ${sayInstant(at)}`)], 0, 2),
      paint(`  ${url}`, "dim"),
    ]),
    "",
    paint(`As of ${sayInstant(snapshot.now)}.`, "dim"),
  ];
}
