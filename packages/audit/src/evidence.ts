/**
 * Everything that an audit goes by: the thread as GitHub shows it now, the bot's checklists with all their versions and
 * the receipts in them, and the ledger's rows where a database is at hand.
 */
import type { Entry, Instant, Person, UserId } from "@rfckit/core";
import type { Account, Comment, LedgerRow, Snapshot } from "@rfckit/reconciler";
import {
  aboutOf,
  type HeadRead,
  keyIn,
  nameIn,
  openReceipts,
  type ReceiptsOpened,
  readHead,
} from "@rfckit/reconciler/record";
import { isEntry } from "./entry-schema.ts";

export interface AuditInput {
  /** The thread as it is now, under the bot's account. */
  readonly snapshot: Snapshot;
  /** The people whose present logins were asked for with it: who isn't among those found is gone. */
  readonly asked: readonly UserId[];
  /** What addresses the bot, under the present configuration and earlier ones. */
  readonly mentions: readonly string[];
  /** The ledger's rows of this pull request; `null` where no database is at hand. */
  readonly rows: readonly LedgerRow[] | null;
  /** The operator's key; `null` where it isn't at hand. */
  readonly receiptSecret: string | null;
}

/** One version of a checklist, whoever wrote it. */
export interface ChecklistVersion {
  readonly at: Instant;
  readonly by: Account | null;
  readonly isBots: boolean;
  /** `null` where it was redacted. */
  readonly body: string | null;
  readonly receipts: ReceiptsOpened | null;
  readonly head: HeadRead | null;
}

export interface Checklist {
  readonly motion: number;
  readonly comment: Comment;
  /** Oldest first; never empty. */
  readonly versions: readonly ChecklistVersion[];
  /** The bot's own last version that can still be read; `null` where there is none. */
  readonly own: ChecklistVersion | null;
}

export interface Evidence extends AuditInput {
  readonly ledger: readonly Entry[] | null;
  /** Oldest comment first; twins are among them. */
  readonly checklists: readonly Checklist[];
  /** The entries in the bot's own last versions, motion by motion, each once. */
  readonly receipts: readonly Entry[];
  /** How many rows and receipts hold what no entry can be. */
  readonly unreadable: { readonly rows: number; readonly receipts: number };
  /** A person as they are called today. */
  readonly name: (person: Person) => string;
  /** Every login that the records and GitHub know for somebody. */
  readonly loginsOf: (user: UserId) => readonly string[];
  readonly isGone: (user: UserId) => boolean;
}

export function gatherEvidence(input: AuditInput): Evidence {
  const { snapshot, rows, asked } = input;
  const checklists = snapshot.comments.flatMap((comment) => readChecklist(comment, input));
  const kept = rows?.map(({ entry }) => entry) ?? null;
  const ledger = kept?.filter(isEntry) ?? null;
  const told = receiptsIn(checklists);
  const receipts = told.filter(isEntry);
  const found = new Set(snapshot.people.map(({ id }) => id));
  const missing = new Set(asked.filter((id) => !found.has(id)));
  const logins = collectLogins([...(ledger ?? []), ...receipts], snapshot);
  return {
    ...input,
    ledger,
    checklists,
    receipts,
    unreadable: {
      rows: (kept?.length ?? 0) - (ledger?.length ?? 0),
      receipts: told.length - receipts.length,
    },
    name: nameIn(snapshot),
    loginsOf: (user) => [...(logins.get(user) ?? [])],
    isGone: (user) => missing.has(user),
  };
}

const CHECKLIST = /^m(\d+)\/checklist$/;

function readChecklist(comment: Comment, input: AuditInput): Checklist[] {
  const { bot, key, pull } = input.snapshot;
  if (comment.kind !== "comment" || comment.author?.id !== bot.id) return [];
  const secret = input.receiptSecret;
  const versions = versionsOf(comment).map(({ at, by, body }): ChecklistVersion => {
    const isBots = by?.id === bot.id;
    const opened = body === null ? null : openReceipts(body, { key, url: pull.url, secret });
    return {
      at,
      by,
      isBots,
      body,
      receipts: opened,
      head: body === null ? null : readHead(body, { key, secret }),
    };
  });
  const own = versions.findLast(({ isBots, body }) => isBots && body !== null) ?? null;
  const motion = motionOf(comment, bot.id, versions);
  return motion === null ? [] : [{ motion, comment, versions, own }];
}

/** Whose checklist it is; where all that the bot wrote is redacted, what others left of it may still tell. */
function motionOf(comment: Comment, bot: UserId, versions: readonly ChecklistVersion[]): number | null {
  const named =
    aboutOf(comment, bot) ?? versions.map(({ body }) => (body === null ? null : keyIn(body))).find(Boolean);
  const found = CHECKLIST.exec(named ?? "")?.[1];
  return found === undefined ? null : Number(found);
}

function versionsOf(comment: Comment): Comment["revisions"] {
  if (comment.revisions.length > 0) return comment.revisions;
  return [{ at: comment.createdAt, by: comment.author, body: comment.body }];
}

function receiptsIn(checklists: readonly Checklist[]): Entry[] {
  const found: Entry[] = [];
  const keys = new Set<string>();
  for (const { own } of [...checklists].sort((one, other) => one.motion - other.motion)) {
    // Two failures in one second have one key: only another copy's are left out.
    const more = (own?.receipts?.entries ?? []).filter(({ key }) => !keys.has(key));
    for (const { key } of more) keys.add(key);
    found.push(...more);
  }
  return found;
}

function collectLogins(entries: readonly Entry[], snapshot: Snapshot): Map<UserId, Set<string>> {
  const logins = new Map<UserId, Set<string>>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    else if (typeof value === "object" && value !== null) {
      const { id, login } = value as { readonly id?: unknown; readonly login?: unknown };
      if (typeof id === "number" && typeof login === "string" && login !== "") {
        logins.set(id, (logins.get(id) ?? new Set()).add(login));
      }
      for (const each of Object.values(value)) visit(each);
    }
  };
  visit([entries, snapshot.people, snapshot.comments.map(({ author }) => author)]);
  return logins;
}
