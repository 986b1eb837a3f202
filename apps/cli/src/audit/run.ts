/** `rfc audit`: makes the decision once more, says where the records differ, and exports the decision record. */
import { type DecisionRecord, recordDecision, writeRecordMarkdown } from "@rfckit/audit";
import type { Options } from "../command-spec.ts";
import { openRepository } from "../github/open-repository.ts";
import { type Io, whileRead } from "../io.ts";
import { demandPull, namedBot } from "../reading/open-reader.ts";
import { shownWidth } from "../shown-width.ts";
import { createPaint } from "../simulate/paint.ts";
import { auditJson } from "./audit-json.ts";
import { auditLines } from "./audit-text.ts";
import { exportRecord } from "./export-record.ts";
import { openRows } from "./open-rows.ts";
import { readEvidence } from "./read-evidence.ts";

/** Gives the exit status: 0 where everything is confirmed. Throws `UsageError` where it couldn't be audited. */
export async function auditPull(reference: string, options: Options, io: Io): Promise<number> {
  const { host, export: name } = options as { host?: string; export?: string };
  const bot = namedBot(options);
  const opened = await openRepository({ reference, host }, io);
  const key = demandPull(opened);
  const rows = await openRows(io);
  try {
    const { RECEIPT_SECRET: secret = "" } = io.env;
    const evidence = await readEvidence(opened, key, {
      bot,
      receiptSecret: secret === "" ? null : secret,
      readRows: rows === null ? null : rows.read,
    });
    const isMerged = evidence.input.snapshot.pull.state === "merged";
    const commit = isMerged ? await opened.ask(() => opened.mergeCommit(key.number)) : null;
    const record = recordDecision(evidence.input, commit);
    const exported =
      name === undefined ? null : exportRecord(record, writeRecordMarkdown(record), { name, cwd: io.cwd });
    const text =
      options["format"] === "json"
        ? `${JSON.stringify(auditJson(record, exported), null, 2)}\n`
        : pretty(record, exported, io);
    await whileRead(io.stdout.write(text));
    return record.audit.verdict === "confirmed" ? 0 : 1;
  } finally {
    await rows?.close();
  }
}

function pretty(record: DecisionRecord, exported: readonly string[] | null, io: Io): string {
  const paint = createPaint(io.stdout.color);
  const width = shownWidth(io.stdout);
  const lines = auditLines(record, width, paint);
  if (exported !== null) lines.push("", `The decision record is in ${exported.join(" and ")}.`);
  return `${lines.join("\n")}\n`;
}
