/** Everybody whom the records at hand name as doing something: whom GitHub is asked for, to know who is gone. */
import type { UserId } from "@rfckit/core";
import { type AuditInput, gatherEvidence } from "./evidence.ts";

export function peopleInRecords(input: Omit<AuditInput, "asked">): UserId[] {
  const { ledger, receipts } = gatherEvidence({ ...input, asked: [] });
  const people = new Set<UserId>();
  for (const entry of [...(ledger ?? []), ...receipts]) {
    if ("by" in entry && entry.by !== null) people.add(entry.by.id);
    if (entry.kind === "adopted") for (const { by } of entry.signOffs) people.add(by.id);
  }
  return [...people];
}
