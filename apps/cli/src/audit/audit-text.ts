/** An audit for a reader: the verdict first, then what was found, then fact by fact. */
import type { DecisionRecord } from "@rfckit/audit";
import { sayInstant } from "../say-instant.ts";
import { harmless, type Paint, type Style } from "../simulate/paint.ts";
import { type Run, wrapRuns } from "../simulate/wrap.ts";

type Verdict = DecisionRecord["audit"]["verdict"];

const COLOURS: Readonly<Record<Verdict | "noted", Style>> = {
  confirmed: "green",
  open: "yellow",
  contradicted: "red",
  noted: "dim",
};
const MARKS: Readonly<Record<Verdict | "noted", string>> = {
  confirmed: "✓",
  open: "?",
  contradicted: "✗",
  noted: "·",
};

export function auditLines(record: DecisionRecord, width: number, paint: Paint): string[] {
  const { repository, pull, readAt, audit, hashes } = record;
  const wrap = (runs: readonly Run[], first = "", hang = first.replaceAll(/\S/gu, " ")) =>
    wrapRuns(runs, width - hang.length, paint).map((line, index) => (index === 0 ? first : hang) + line);
  const plain = (text: string): Run[] => [{ text: harmless(text), styles: [] }];
  return [
    ...wrap([
      { text: `${repository.owner}/${repository.name}#${pull.number} `, styles: ["bold"] },
      ...plain(pull.title),
    ]),
    paint(pull.url, "dim"),
    paint(`As of ${sayInstant(Date.parse(readAt))}.`, "dim"),
    "",
    ...audit.summary.flatMap((sentence, index) => {
      const [word = "", ...rest] = sentence.split(":");
      if (index > 0 || rest.length === 0) return ["", ...wrap(plain(sentence))];
      return wrap([{ text: `${word}:`, styles: ["bold", COLOURS[audit.verdict]] }, ...plain(rest.join(":"))]);
    }),
    ...section("What was found", audit.findings.length, paint),
    ...audit.findings.flatMap(({ kind, weight, text, url }) => [
      `  ${paint(MARKS[weight], COLOURS[weight])} ${paint(kind, "bold")}${weight === "noted" ? paint(" (noted)", "dim") : ""}`,
      ...wrap(plain(text), "    "),
      ...(url === null ? [] : [paint(`    ${url}`, "dim")]),
    ]),
    ...section("Fact by fact", audit.facts.length, paint),
    ...audit.facts.flatMap(({ text, verdict, reasons, url }) => [
      ...wrap(plain(text), `  ${paint(MARKS[verdict], COLOURS[verdict])} `, "    "),
      ...wrap([{ text: harmless(reasons.join(" ")), styles: ["dim"] }], "    "),
      ...(url === null ? [] : [paint(`    ${url}`, "dim")]),
    ]),
    ...section("Sources", 1, paint),
    ...saySources(hashes).flatMap((line) => wrap(plain(line), "  • ", "    ")),
  ];
}

function section(title: string, many: number, paint: Paint): string[] {
  return many === 0 ? [] : ["", paint(title, "bold")];
}

function saySources({ ledger, receipts }: DecisionRecord["hashes"]): string[] {
  const lines = ["The thread on GitHub, with the versions of its comments."];
  if (ledger !== null) {
    const rows = ledger.rows === 1 ? "1 row" : `${ledger.rows} rows`;
    const last = ledger.last === null ? "" : `, the last one ${ledger.last.slice(0, 16)}…`;
    lines.push(`The ledger: ${rows}${last}${ledger.chained ? "" : "; its chain is broken"}.`);
  }
  for (const { motion, sha256, sealed } of receipts) {
    const seal = { true: "its seal fits", false: "its seal doesn't fit", null: "its seal wasn't verified" };
    lines.push(`The receipts of motion ${motion}: ${sha256.slice(0, 16)}…; ${seal[`${sealed}`]}.`);
  }
  return lines;
}
