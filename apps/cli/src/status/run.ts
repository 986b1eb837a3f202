/** `rfc status`: where the open RFCs of a repository stand, or one of them. Nothing of it is kept anywhere. */
import type { Reading } from "@rfckit/reader";
import type { Options } from "../command-spec.ts";
import type { Io } from "../io.ts";
import { openReader } from "../reading/open-reader.ts";
import { remarkLines, remarksJson } from "../reading/remarks-text.ts";
import { sayInstant, zoneOf } from "../say-instant.ts";
import { createPaint, type Style } from "../simulate/paint.ts";
import { wrapRuns } from "../simulate/wrap.ts";
import { createStatusLine } from "../status-line.ts";
import { byUrgency } from "./by-urgency.ts";
import { oneLines } from "./one-text.ts";
import { rowJson } from "./status-json.ts";
import { type StatusRow, statusRow } from "./status-row.ts";
import { statusLines } from "./status-text.ts";

/** What takes no longer needs no progress shown, in ms. */
const QUIET = 1000;

export async function showStatus(reference: string | undefined, options: Options, io: Io): Promise<number> {
  const opened = await openReader(reference, options, io);
  const { reader, number, id } = opened;
  const mine = options["mine"] === true;
  const line = createStatusLine(io.stderr, QUIET);
  const readings = await opened
    .ask(async () =>
      number === null
        ? reader.readOpen(id, (read, all) => line.show(() => `rfc: ${read} of ${all} pull requests read`))
        : [await reader.read({ repository: id, number })],
    )
    .finally(() => line.close());
  const all = readings.map(statusRow).sort(byUrgency);
  const rows = mine ? all.filter(({ asks }) => asks.length > 0) : all;
  const [first] = readings;
  const place = first === undefined ? `${opened.owner}/${opened.name}` : placeOf(first);
  if (options["format"] === "json") {
    const told = {
      repository: place,
      at: first === undefined ? null : new Date(first.snapshot.now).toISOString(),
      viewer: first?.viewer.login ?? null,
      bot: first?.bot?.login ?? null,
      rfcs: rows.map(rowJson),
      remarks: remarksJson(remarksOf(readings)),
    };
    await io.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
    return 0;
  }
  const paint = createPaint(io.stdout.color);
  const width = Math.max(io.stdout.columns, 20);
  const zone = zoneOf(io.env);
  const lines: string[] = [];
  if (number !== null && first !== undefined) {
    const [row = statusRow(first)] = all;
    lines.push(...oneLines(first, row, { zone, width: Math.min(width, 100), paint }));
  } else if (first === undefined) lines.push(`No RFC is open in ${place}.`);
  else if (rows.length === 0) lines.push(`Nothing in ${place} waits for you, ${first.viewer.login}.`);
  else {
    const layout = { now: first.snapshot.now, zone, width, paint, mine };
    const wrap = (text: string, style: Style) => wrapRuns([{ text, styles: [style] }], width, paint);
    lines.push(...wrap(sayHead(place, rows, mine), "bold"), ...statusLines(rows, layout));
    lines.push("", ...wrap(`As of ${sayInstant(first.snapshot.now)}.`, "dim"));
  }
  // That no seal was verified matters to whoever relies on one RFC's history, and not to an overview.
  const remarks = remarksOf(readings).filter(({ kind }) => kind !== "seal-unverified" && kind !== "no-bot");
  lines.push(...remarkLines(remarks, Math.min(width, 100), paint));
  await io.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

function sayHead(place: string, rows: readonly StatusRow[], mine: boolean): string {
  const many = rows.length === 1 ? "one RFC" : `${rows.length} RFCs`;
  return mine ? `${place}: ${many} waiting for you` : `${place}: ${many} open`;
}

function placeOf({ snapshot: { repository } }: Reading): string {
  return `${repository.owner}/${repository.name}`;
}

/** Each once; commands that wait for the bot all together. */
function remarksOf(readings: readonly Reading[]): Reading["remarks"] {
  const remarks = new Map<string, Reading["remarks"][number]>();
  for (const remark of readings.flatMap((reading) => reading.remarks)) {
    const before = remarks.get(remark.kind);
    if (remark.kind === "unanswered" && before?.kind === "unanswered")
      remarks.set(remark.kind, { kind: remark.kind, commands: [...before.commands, ...remark.commands] });
    else if (remark.kind === "seal-broken" && before?.kind === "seal-broken")
      remarks.set(remark.kind, { kind: remark.kind, urls: [...before.urls, ...remark.urls] });
    else remarks.set(remark.kind, remark);
  }
  return [...remarks.values()];
}
