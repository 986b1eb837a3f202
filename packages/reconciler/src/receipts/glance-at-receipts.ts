/**
 * How a pull request stands by the receipts in its checklists alone: enough for whoever has to know, without a whole
 * reading, whether one is worth its price.
 */
import { type Entry, evaluate, type Instant, nextDue } from "@rfckit/core";
import { keyIn } from "../hidden-key.ts";
import { type ReceiptsRead, readReceipts, type Seal } from "./receipt-codec.ts";

export type ReceiptsSay =
  /** A motion is on the table; `due` is when time alone makes something happen, `null` for never. */
  | { readonly kind: "pending"; readonly due: Instant | null }
  /** There were motions, and all have ended. */
  | { readonly kind: "ended" }
  /** There are none here, or they can't be read: only a whole reading can tell. */
  | { readonly kind: "unknown" };

/** `texts` are the bot's own comments as they stand. */
export function glanceAtReceipts(texts: readonly string[], seal: Omit<Seal, "motion">): ReceiptsSay {
  const read = readChecklists(texts, seal);
  const entries = read.flatMap((each) => (each.kind === "read" ? each.entries : []));
  if (entries.length === 0 || read.some(({ kind }) => kind !== "read")) return { kind: "unknown" };
  const standing = evaluate(entries);
  if (standing.motion === null) return { kind: "ended" };
  // Whoever wrote the last receipt did everything that was due by then.
  const writtenAt = entries.reduce((last, { at }) => Math.max(last, at), 0);
  return { kind: "pending", due: nextDue(standing, writtenAt) };
}

/** The receipts in the checklists among the bot's own comments, as far as their seals fit. */
export function receiptsIn(texts: readonly string[], seal: Omit<Seal, "motion">): readonly Entry[] {
  return readChecklists(texts, seal).flatMap((each) => (each.kind === "read" ? each.entries : []));
}

function readChecklists(texts: readonly string[], seal: Omit<Seal, "motion">): ReceiptsRead[] {
  const checklists = texts.filter((text) => /^m\d+\/checklist$/.test(keyIn(text) ?? ""));
  return checklists.map((text) => readReceipts(text, seal));
}
