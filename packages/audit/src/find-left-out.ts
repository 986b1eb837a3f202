/**
 * What people wrote that would have counted, and that no record has, though the bot looked after it was written.
 *
 * The ledger has every command that the bot saw. The receipts have only what changed a motion: there a command is missed if
 * it would have changed it then. What was written within a minute of the bot's last look is nobody's fault.
 */
import {
  type CommandEntry,
  type Entry,
  type Instant,
  isStakeholder,
  MINUTE,
  type Motion,
  type Person,
  type ReviewEntry,
  SECOND,
} from "@rfckit/core";
import type { Comment } from "@rfckit/reconciler";
import { readCommands, type WrittenCommand } from "@rfckit/reconciler/record";
import type { Evidence } from "./evidence.ts";
import { foldRecord, type JudgedRecord } from "./judged-record.ts";

export type LeftOut = CommandEntry | ReviewEntry;

const THAT_COUNT: ReadonlySet<string> = new Set([
  "object",
  "cancel",
  "review",
  "unreview",
  "resolve",
  "second",
]);

/** `unexplained`: what the bot announced for reasons that no record has. It had looked by then. */
export function findLeftOut(
  evidence: Evidence,
  record: JudgedRecord,
  unexplained: readonly Comment[],
): LeftOut[] {
  if (record.basis === "none") return [];
  const { entries, basis } = record;
  const keys = new Set([...(evidence.ledger ?? []), ...evidence.receipts].map(({ key }) => key));
  const looked = Math.max(lastLookIn(entries) - MINUTE, ...unexplained.map(({ createdAt }) => createdAt));
  const lives = livesIn(record);
  const left: LeftOut[] = [];
  for (const written of readHonoured(evidence, entries)) {
    const { key, at, by } = written;
    if (keys.has(key) || at > looked || !THAT_COUNT.has(written.command.name)) continue;
    const motion = lives.find((life) => life.from < at && at < life.to)?.motion;
    if (motion === undefined || !isStakeholder(motion.roster, by.id)) continue;
    const entry = entryOf(written);
    if (basis === "ledger" || wouldHaveCounted(entry, record)) left.push(entry);
  }
  return basis === "ledger" ? [...left, ...reviewsLeftOut(evidence, keys, lives, looked)] : left;
}

/** When the bot was there for the last time, by its own doings. */
function lastLookIn(record: readonly Entry[]): Instant {
  const own = record.filter(
    ({ kind }) =>
      kind === "text" ||
      kind === "decided" ||
      kind === "hindered" ||
      kind === "period-opened" ||
      kind === "posted",
  );
  return Math.max(0, ...own.map(({ at }) => at));
}

interface Life {
  readonly motion: Motion;
  readonly from: Instant;
  readonly to: Instant;
}

/** The motions there were, and when each was on the table. */
function livesIn(record: JudgedRecord): Life[] {
  const { motion, ended } = foldRecord(record);
  const lives = ended.map(({ motion: each, at }) => ({ motion: each, from: each.at, to: at }));
  return motion === null ? lives : [...lives, { motion, from: motion.at, to: Number.POSITIVE_INFINITY }];
}

/**
 * Commands under the names that the bot is known to have listened to here: its own, and those under which it counted
 * something. A name that was configured later makes no command of what was written before.
 */
function readHonoured({ snapshot, mentions }: Evidence, record: readonly Entry[]): WrittenCommand[] {
  const counted = new Set(record.map(({ key }) => key));
  const own = `@${snapshot.bot.login.replace(/\[bot\]$/, "")}`.toLowerCase();
  const honoured = mentions.filter(
    (mention) =>
      mention.toLowerCase() === own ||
      snapshot.comments.some((comment) =>
        readCommands(comment, [mention]).some(({ key }) => counted.has(key)),
      ),
  );
  return snapshot.comments.flatMap((comment) => readCommands(comment, honoured));
}

/** As it would have entered the ledger; what text its author saw, nobody knows. */
function entryOf({ key, at, by, source, version, command }: WrittenCommand): CommandEntry {
  const named = command.name === "feedback" ? { name: "feedback" as const, asked: [], unknown: [] } : command;
  return {
    kind: "command",
    key,
    at,
    by,
    source,
    version,
    command: named,
    admin: false,
    belongs: "roster",
    text: null,
  };
}

/** Among facts of one second nobody can tell from outside which counted first: those are left alone. */
function wouldHaveCounted(entry: CommandEntry, record: JudgedRecord): boolean {
  if (record.entries.some(({ at }) => Math.abs(at - entry.at) < SECOND)) return false;
  const before = foldRecord(
    record,
    record.entries.filter(({ at }) => at <= entry.at),
  );
  const after = record.decide(before, entry);
  return after.motion !== before.motion || after.ended !== before.ended;
}

/** Approving reviews, by the ledger alone: which of them changed something depends on the text. */
function reviewsLeftOut(
  { snapshot }: Evidence,
  keys: ReadonlySet<string>,
  lives: readonly Life[],
  looked: Instant,
): ReviewEntry[] {
  return snapshot.reviews.flatMap(({ id, url, author, viaApp, state, submittedAt: at }) => {
    const key = `review/${id}/${state}`;
    if (state !== "approved" || author === null || author.kind === "bot" || viaApp) return [];
    if (keys.has(key) || at > looked) return [];
    const motion = lives.find((life) => life.from < at && at < life.to)?.motion;
    if (motion === undefined || motion.disposition !== "merge" || !motion.policy.signOffByReview) return [];
    if (!isStakeholder(motion.roster, author.id)) return [];
    const by: Person = { id: author.id, login: author.login };
    const source = { kind: "review", id, url } as const;
    return [{ kind: "review", key, at, by, source, verdict: "approved", belongs: "roster", text: null }];
  });
}
