/**
 * What somebody may do to the records and to the thread, each with what it has to be called.
 *
 * Some of it takes write access to the repository, some the bot's own token, some the database, some the operator's key as
 * well. Each is done to an honest history that has come to rest; where it can't be done there, it says so.
 */
import { decide, type Entry, evaluate, MINUTE, type Standing } from "@rfckit/core";
import type { LedgerRow } from "@rfckit/reconciler";
import { chainRows } from "@rfckit/reconciler/record";
import type { AuditInput, FindingKind } from "../../src/index.ts";
import type { Honest } from "../honest.ts";
import { checklistOf, type Stage } from "../stage.ts";

export interface Tampering {
  readonly name: string;
  /** One of these has to be found. */
  readonly kinds: readonly FindingKind[];
  /** How much it has to weigh at least. */
  readonly weight: "contradicted" | "open" | "noted";
  /** Without which it can't show. */
  readonly needs?: readonly ("rows" | "receiptSecret")[];
  /** Does it in the world, or to what is at hand; `null` where there is nothing to do it to. */
  readonly tamper: (honest: Honest, input: AuditInput) => Promise<((input: AuditInput) => AuditInput) | null>;
}

export const unchanged = (input: AuditInput) => input;

/** The ledger that an auditor is shown is another one. */
export const withRows = (rows: readonly LedgerRow[]) => (input: AuditInput) => ({ ...input, rows });

export const rechain = (entries: readonly Entry[]): LedgerRow[] => chainRows(undefined, entries);

/** The rows up to the one that the newest checklist names, which is as far as anybody can hold the ledger to. */
export function stated({ stage }: Honest): number {
  return Number(/<!-- rfckit:ledger 1 (\d+) /.exec(checklistOf(stage)?.body ?? "")?.[1] ?? 0);
}

/** The places of the rows that changed a motion, and of which kind they are. */
export function effective(rows: readonly LedgerRow[], kinds: readonly Entry["kind"][]): number[] {
  const places: number[] = [];
  let standing: Standing = evaluate([]);
  for (const [place, { entry }] of rows.entries()) {
    const next = decide(standing, entry);
    const changed = next.motion !== standing.motion || next.ended !== standing.ended;
    if (changed && kinds.includes(entry.kind)) places.push(place);
    standing = next;
  }
  return places;
}

export const entriesOf = (rows: readonly LedgerRow[]) => rows.map(({ entry }) => entry);

/** The forged ledger is the bot's own from then on: it looks, and writes its checklist and the receipts from it. */
export async function letTheBotBelieve(stage: Stage, entries: readonly Entry[]): Promise<true | null> {
  // Without a checklist nothing of what it believes is to be seen.
  if (checklistOf(stage) === undefined) return null;
  await stage.replaceLedger(rechain(entries), await stage.book());
  stage.wait(MINUTE);
  await stage.settle();
  return true;
}

export const insert = (entries: readonly Entry[], place: number, entry: Entry) =>
  entries.toSpliced(place + 1, 0, entry);

/** What is done in the world, and needs nothing else. */
export const onThread =
  (act: (honest: Honest) => Promise<true | null>): Tampering["tamper"] =>
  async (honest) =>
    (await act(honest)) === null ? null : unchanged;
