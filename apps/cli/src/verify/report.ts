/**
 * What was proved, as a table for people and as JSON for programs.
 *
 * Counts of what was not run are zero: nothing of it was tried.
 */
import { COUNTED, type Failure, PROOFS, type ProofName, proofOf } from "@rfckit/verify";
import { harmless, type Paint } from "../simulate/paint.ts";
import type { Ran } from "./run.ts";

/** What is true of the whole run. */
export interface Whole {
  readonly seed: number;
  readonly version: string;
  /** In ms. */
  readonly took: number;
}

export function reportJson(ran: readonly Ran[], whole: Whole): string {
  const failures = failuresOf(ran, whole);
  const proofs = Object.fromEntries(PROOFS.map((proof) => [proof, countsOf(ran, proof)]));
  const { seed, version, took } = whole;
  const complete = ran.every(({ finding }) => finding.complete);
  const report = {
    ok: failures.length === 0,
    complete,
    seed,
    version,
    seconds: took / 1000,
    ...proofs,
    failures,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function countsOf(ran: readonly Ran[], proof: ProofName): Record<string, unknown> {
  const counts = Object.fromEntries(COUNTED[proof].map((name) => [name, sum(ran, proof, name)]));
  return proof === "worlds" ? { ...counts, byPhase: phasesOf(ran) } : counts;
}

function sum(ran: readonly Ran[], proof: string, name: string): number {
  const own = ran.filter(({ part }) => proofOf(part.name) === proof);
  return own.reduce((total, { finding }) => total + (finding.counts[name] ?? 0), 0);
}

function phasesOf(ran: readonly Ran[]): Record<string, number> {
  const phases: Record<string, number> = {};
  for (const { finding } of ran) {
    for (const [phase, count] of Object.entries(finding.byPhase ?? {}))
      phases[phase] = (phases[phase] ?? 0) + count;
  }
  return phases;
}

interface ToldFailure extends Failure {
  readonly part: string;
  /** What shows it again. */
  readonly again: string;
}

function failuresOf(ran: readonly Ran[], { seed, version }: Whole): ToldFailure[] {
  return ran.flatMap(({ part, finding }) =>
    finding.failures.map(({ what, history }) => {
      const again = `rfc verify --only ${part.name} --seed ${seed} (${version})`;
      return { part: part.name, what, history, again };
    }),
  );
}

export function reportPretty(ran: readonly Ran[], whole: Whole, paint: Paint): string {
  const rows = PROOFS.flatMap((proof) => {
    const own = ran.filter(({ part }) => proofOf(part.name) === proof);
    if (own.length === 0) return [];
    const explored = COUNTED[proof].map((name) => `${count(sum(ran, proof, name))} ${name}`).join(", ");
    const seconds = own.reduce((total, { took }) => total + took, 0) / 1000;
    const unfinished = own.filter(({ finding }) => !finding.complete && finding.failures.length === 0).length;
    const failed = own.filter(({ finding }) => finding.failures.length > 0).length;
    const verdict =
      failed > 0
        ? paint(`${failed} failed`, "red")
        : unfinished > 0
          ? paint(`${unfinished} not complete`, "yellow")
          : paint("held", "green");
    return [[proof, `${own.length}`, explored, `${seconds.toFixed(1)} s`, verdict]];
  });
  const lines = table([["proof", "parts", "explored", "time", ""], ...rows]);
  const phases = Object.entries(phasesOf(ran)).sort(([, one], [, other]) => other - one);
  if (phases.length > 0) {
    lines.push(
      "",
      "States by phase:",
      ...table(phases.map(([phase, states]) => [`  ${phase}`, count(states)])),
    );
  }
  const failures = failuresOf(ran, whole);
  if (failures.length > 0) lines.push("");
  for (const { part, what, history, again } of failures) {
    const how = history === "" ? "" : ` — ${harmless(history)}`;
    lines.push(`${paint("✗", "red")} ${part}: ${harmless(what)}${how} — again: ${again}`);
  }
  const seconds = (whole.took / 1000).toFixed(0);
  const verdict =
    failures.length === 0 ? paint("everything held", "green") : paint(`${failures.length} failed`, "red");
  lines.push(
    "",
    `${count(ran.length)} ${ran.length === 1 ? "part" : "parts"} in ${seconds} s, seed ${whole.seed}, ${whole.version}: ${verdict}`,
  );
  return `${lines.join("\n")}\n`;
}

function count(number: number): string {
  return number.toLocaleString("en");
}

/** Columns as wide as their widest cell; the last one as it comes. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
