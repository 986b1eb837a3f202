/**
 * `rfc verify`: every part of every proof in a process of its own, as many at a time as there are processors.
 *
 * A single part is run in this very process: that is what the others are started for, and what reproduces a failure.
 */
import { availableParallelism } from "node:os";
import { nearest } from "@rfckit/core";
import { type Finding, loadParts, type Part, PROOFS, type ProofName, proofOf } from "@rfckit/verify";
import type { Io } from "../io.ts";
import { createPaint } from "../simulate/paint.ts";
import { UsageError } from "../usage-error.ts";
import { describeVersion } from "./describe-version.ts";
import { createProgressLine } from "./progress-line.ts";
import { reportJson, reportPretty } from "./report.ts";
import { runHere, speaksToParent } from "./run-here.ts";
import { runInProcess } from "./run-in-process.ts";

export interface VerifyOptions {
  readonly seed: number;
  /** How long all of it may take, in ms; `null` for the usual amount. */
  readonly time: number | null;
  readonly only: readonly string[];
  readonly format: "pretty" | "json";
}

/** What came of one part. */
export interface Ran {
  readonly part: Part;
  readonly finding: Finding;
  /** How long it took, in ms. */
  readonly took: number;
}

/** Resolves to the exit status: 0 everything held, 1 something did not. */
export async function run(options: VerifyOptions, io: Io): Promise<number> {
  const parts = selectParts(await loadParts(proofsNamed(options.only)), options.only);
  const [only] = parts;
  if (only !== undefined && speaksToParent(io.env)) return runHere(only, options, io);

  const began = Date.now();
  const deadline = options.time === null ? null : began + options.time;
  const line = createProgressLine(io.stderr, parts.length);
  const ran: Ran[] = [];
  const waiting = [...parts].sort((one, other) => rank(other, deadline) - rank(one, deadline));
  const workers = Math.min(availableParallelism(), waiting.length);
  const work = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const { name } = part;
      line.begin(name);
      const started = Date.now();
      const until = shareOf(part, waiting, { deadline, workers });
      const job = { seed: options.seed, until, progress: (how: string) => line.tell(name, how) };
      // What there is no time left for isn't begun.
      const over = deadline !== null && started >= deadline;
      const finding = over ? NOT_BEGUN : await (part.startsProcess ? part.run(job) : runInProcess(part, job));
      ran.push({ part, finding, took: Date.now() - started });
      line.end(name, finding.failures.length);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  line.close();
  ran.sort((one, other) => parts.indexOf(one.part) - parts.indexOf(other.part));

  const run = { seed: options.seed, version: describeVersion(), took: Date.now() - began };
  const report =
    options.format === "json" ? reportJson(ran, run) : reportPretty(ran, run, createPaint(io.stdout.color));
  await io.stdout.write(report);
  return ran.some(({ finding }) => finding.failures.length > 0) ? 1 : 0;
}

/** For a part that there was no time for. */
const NOT_BEGUN: Finding = { counts: {}, complete: false, failures: [] };

/** The longest begin first; where time is short, what can't be stopped comes last. */
function rank({ seconds = 1, startsProcess }: Part, deadline: number | null): number {
  return deadline !== null && startsProcess ? -1 : seconds;
}

/** When a part has to stop: it gets of the time that is left what it takes of all that waits. */
function shareOf(
  part: Part,
  waiting: readonly Part[],
  { deadline, workers }: { readonly deadline: number | null; readonly workers: number },
): number | null {
  if (deadline === null) return null;
  const left = Math.max(0, deadline - Date.now());
  const seconds = part.seconds ?? 1;
  const all = waiting.reduce((sum, each) => sum + (each.seconds ?? 1), seconds);
  return Math.min(deadline, Date.now() + (left * workers * seconds) / all);
}

/** The proofs that these names are about; all of them where nothing is named, or nothing that there is. */
function proofsNamed(only: readonly string[]): readonly ProofName[] {
  const named = PROOFS.filter((proof) => only.some((name) => proofOf(name) === proof));
  return named.length === 0 ? PROOFS : named;
}

function selectParts(parts: readonly Part[], only: readonly string[]): Part[] {
  if (only.length === 0) return [...parts];
  for (const name of only) {
    if (parts.some((part) => part.name === name || proofOf(part.name) === name)) continue;
    if (PROOFS.some((proof) => proof === name)) throw new UsageError(wordMissingSources(name));
    const near = nearest(name, [...PROOFS, ...parts.map((part) => part.name)]);
    const hint = near === null ? `There are ${PROOFS.join(", ")}, and their parts.` : `Did you mean ${near}?`;
    throw new UsageError(`there is no proof called "${name}". ${hint}`);
  }
  return parts.filter((part) => only.includes(part.name) || only.includes(proofOf(part.name)));
}

/** Only planted bugs need them: each mutates a file of the checkout. */
function wordMissingSources(name: string): string {
  return `${name} needs the sources, which aren't here. Run it in a checkout of rfckit.`;
}
