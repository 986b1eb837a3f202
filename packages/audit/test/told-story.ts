/**
 * One honest life with a bit of everything, and ways to tell it otherwise: as plain data, so that exactly one thing is wrong.
 */
import { DAY, type Entry, MINUTE } from "@rfckit/core";
import type { Comment, LedgerRow } from "@rfckit/reconciler";
import { chainRows, withoutHead, writeReceipts } from "@rfckit/reconciler/record";
import type { AuditInput } from "../src/index.ts";
import { SECRET, type Stage, setStage } from "./stage.ts";

/** A command, a tick, a review, an objection that ends a period, its end, and a merge after ten more days. */
export async function liveThrough(): Promise<{ readonly stage: Stage; readonly input: AuditInput }> {
  const stage = setStage();
  const { pull } = stage;
  const then = async (work: () => void) => {
    work();
    await stage.settle();
    stage.wait(5 * MINUTE);
  };
  const say = (by: string, body: string) => then(() => void pull.comment({ by, body }));
  await stage.settle();
  await say("ana", "@rfcbot fcp merge");
  await then(() => {
    const checklist = pull.view().comments.find(({ body }) => body.includes("/checklist -->"));
    const body = checklist?.body.replace("[ ] @cho", "[x] @cho") ?? "";
    pull.editComment(checklist?.id ?? 0, { by: "cho", body });
  });
  await say("dee", "@rfcbot concern cost");
  await say("dee", "@rfcbot resolve");
  await then(() => void pull.review({ by: "ben", state: "approved", body: "Good." }));
  stage.wait(10 * DAY);
  await stage.settle();
  stage.wait(5 * MINUTE);
  return { stage, input: await stage.input() };
}

/** A motion run by hand, in which cho ticked their own box and dee's; taken over. */
export async function adoptByHand(): Promise<AuditInput> {
  const stage = setStage();
  const { pull } = stage;
  await stage.settle();
  const body = "# Motion to finalize with a disposition to merge\n\n- [x] @ana\n- [ ] @cho\n- [ ] @dee\n";
  const id = pull.comment({ by: "ana", body });
  stage.wait(MINUTE);
  pull.editComment(id, { by: "cho", body: body.replace("[ ] @cho", "[x] @cho") });
  stage.wait(MINUTE);
  await stage.adopt();
  return stage.input();
}

export const entriesIn = ({ rows }: AuditInput): Entry[] => (rows ?? []).map(({ entry }) => entry);

/** The ledger is told otherwise, its chain made anew, and nothing in the checklist names its last row. */
export function withLedger(input: AuditInput, entries: readonly Entry[]): AuditInput {
  const rows: LedgerRow[] = chainRows(undefined, entries);
  return { ...withChecklist(input, (body) => withoutHead(body)), rows };
}

/** Only the receipts are at hand, told otherwise in all versions, and sealed with the operator's key. */
export function withReceipts(
  input: AuditInput,
  change: (entries: readonly Entry[]) => readonly Entry[],
): AuditInput {
  const { key, pull } = input.snapshot;
  const entries = change(entriesIn(input).filter((entry) => !OF_NO_MOTION.has(entry.kind)));
  const block = writeReceipts(entries, { key, motion: 1, url: pull.url, secret: SECRET });
  const told = withChecklist(input, (body) =>
    withoutHead(body).replace(/<!-- rfckit:receipts[\s\S]*?\n-->/, block),
  );
  return { ...told, rows: null };
}

const OF_NO_MOTION: ReadonlySet<Entry["kind"]> = new Set(["posted", "answered", "spoke"]);

/** Every version that the bot wrote of its checklist. */
export function withChecklist(input: AuditInput, change: (body: string) => string): AuditInput {
  const bot = input.snapshot.bot.id;
  return withComments(input, (comment) => {
    if (comment.author?.id !== bot || !comment.body.includes("m1/checklist -->")) return comment;
    const revisions = comment.revisions.map((revision) =>
      revision.body === null ? revision : { ...revision, body: change(revision.body) },
    );
    return { ...comment, body: change(comment.body), revisions };
  });
}

/** Only the version that the bot wrote last. */
export function withLastChecklist(input: AuditInput, change: (body: string) => string): AuditInput {
  return withComments(input, (comment) => {
    const last = comment.revisions.at(-1);
    if (!comment.body.includes("m1/checklist -->") || last === undefined) return comment;
    const body = change(comment.body);
    return { ...comment, body, revisions: comment.revisions.with(-1, { ...last, body }) };
  });
}

export function withComments(input: AuditInput, change: (comment: Comment) => Comment | null): AuditInput {
  const comments = input.snapshot.comments.map(change).filter((comment) => comment !== null);
  return { ...input, snapshot: { ...input.snapshot, comments } };
}

/** Entries with one of them otherwise. */
export const changing =
  <E extends Entry>(which: (entry: Entry) => entry is E, change: (entry: E) => Entry) =>
  (entries: readonly Entry[]): Entry[] =>
    entries.map((entry) => (which(entry) ? change(entry) : entry));

export const ofKind =
  <K extends Entry["kind"]>(kind: K) =>
  (entry: Entry): entry is Extract<Entry, { readonly kind: K }> =>
    entry.kind === kind;

export const commandNamed =
  (name: string) =>
  (entry: Entry): entry is Extract<Entry, { readonly kind: "command" }> =>
    entry.kind === "command" && entry.command.name === name;
