/**
 * Objections that the bot once took and that no receipt tells of any more, for the checklist that had them was deleted: as long
 * as their comments stand, nobody sheds them by that (D21).
 */
import {
  type CommandEntry,
  compareEntries,
  type Entry,
  evaluate,
  type Objection,
  sameName,
} from "@rfckit/core";
import type { Snapshot } from "../ports/snapshot.ts";
import { reactionsTo } from "./restore-ledger.ts";

type Said<Name extends string> = CommandEntry & { readonly command: { readonly name: Name } };

/** The entries with those objections counted last; `facts` are all that the thread shows beside the receipts. */
export function withFoundObjections(
  snapshot: Snapshot,
  entries: readonly Entry[],
  facts: readonly Entry[],
): readonly Entry[] {
  const known = knownObjections(entries);
  const settling = [...entries, ...facts].filter((entry): entry is Said<"resolve"> => {
    if (entry.kind !== "command" || entry.command.name !== "resolve") return false;
    return !facts.includes(entry) || isTaken(snapshot, entry);
  });
  const objections = facts.flatMap((entry) => {
    if (entry.kind !== "command" || entry.command.name !== "object" || entry.belongs === "none") return [];
    const { by, at, source, command } = entry;
    const objection = { name: command.objection, by, at, source };
    const isKnown = known.some((each) => isSame(each, objection));
    const isOpen = !settling.some((each) => settles(each, entry, command.objection));
    return isKnown || !isOpen || !wasTaken(snapshot, entry, facts) ? [] : [objection];
  });
  if (objections.length === 0) return entries;
  const { now: at } = snapshot;
  return [...entries, { kind: "objections-found", key: `objections-found/${at}`, at, objections }];
}

function knownObjections(entries: readonly Entry[]): readonly Objection[] {
  const { motion, ended, carried } = evaluate(entries);
  return [
    ...(motion?.objections ?? []),
    ...ended.flatMap((each) => each.motion.objections),
    ...Object.values(carried).flat(),
  ];
}

function isSame({ source, name }: Objection, other: Pick<Objection, "source" | "name">): boolean {
  return source.kind === other.source.kind && source.id === other.source.id && sameName(name, other.name);
}

/**
 * Whether the bot said that it took it. Where it refused another command of the same comment, which of them it was can't be told:
 * then it did if it is a motion's that is lost.
 */
function wasTaken(snapshot: Snapshot, entry: CommandEntry, facts: readonly Entry[]): boolean {
  if (!reactionsTo(snapshot, entry).includes("+1")) return false;
  return (
    isTaken(snapshot, entry) || facts.some((each) => isLostMotion(snapshot, each) && each.at <= entry.at)
  );
}

function isLostMotion(snapshot: Snapshot, entry: Entry): boolean {
  return entry.kind === "command" && entry.command.name === "move" && isTaken(snapshot, entry);
}

function isTaken(snapshot: Snapshot, entry: CommandEntry): boolean {
  const reactions = reactionsTo(snapshot, entry);
  return reactions.includes("+1") && !reactions.includes("-1");
}

/** Without a name it is only sure to be about the objector's own. */
function settles(entry: Said<"resolve">, objection: CommandEntry, name: string): boolean {
  if (compareEntries(entry, objection) <= 0) return false;
  const wanted = "objection" in entry.command ? String(entry.command.objection) : "";
  return wanted.trim() === "" ? entry.by.id === objection.by.id : sameName(wanted, name);
}
