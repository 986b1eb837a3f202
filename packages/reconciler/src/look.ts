/**
 * Observe and read: one look at a pull request, and the entries that it adds to the ledger.
 */
import {
  type CommandEntry,
  type Entry,
  evaluate,
  type Person,
  type Standing,
  stakeholdersOf,
  type UserId,
} from "@rfckit/core";
import { canonicalJson } from "./canonical-json.ts";
import type { Host, PauseChange } from "./host.ts";
import type { LeaseGuard } from "./lease-guard.ts";
import type { PullKey, Snapshot } from "./ports/snapshot.ts";
import { type Circumstances, readCircumstances } from "./read/circumstances.ts";
import { namesAskedFor, readAllCommands, type WrittenCommand } from "./read/read-commands.ts";
import { readFacts } from "./read/read-facts.ts";
import { readForm, templatePaths } from "./read/read-form.ts";
import { stampPresentHead } from "./read/read-texts.ts";
import { withFoundObjections } from "./receipts/find-objections.ts";
import { recoverMotion } from "./receipts/recover-motion.ts";
import { mergeWithReceipts, unknownReceipts, wasAnswered, wasReplied } from "./receipts/restore-ledger.ts";
import { keepSettings } from "./settings/keep-settings.ts";
import { isBroken, loadSettings } from "./settings/load-settings.ts";
import { mentionsOf } from "./settings/mentions.ts";

export interface Look {
  readonly snapshot: Snapshot;
  readonly circumstances: Circumstances;
  readonly mentions: readonly string[];
  /** Whether the configuration on the default branch isn't the one in force. */
  readonly broken: boolean;
  /** The sections that the new RFC's file lacks now (D8). */
  readonly missingSections: readonly string[];
  /** What the ledger doesn't have yet, in order. */
  readonly entries: readonly Entry[];
  /** Of a ledger that was lost: the commands that had been answered and changed nothing, as they would be read today. */
  readonly answered: readonly CommandEntry[];
}

/** What is known before the look. */
export interface Known {
  readonly entries: readonly Entry[];
  readonly standing: Standing;
  /** Whether a motion is about to be made that no command tells of: then all that it is judged by is read afresh. */
  readonly expectsMotion?: boolean;
}

/** Looks at a pull request. What a lost ledger, or an old one, lacks is restored from GitHub on the way. */
export async function look(host: Host, key: PullKey, known: Known, guard: LeaseGuard): Promise<Look> {
  const { github, operator, log } = host;
  const snapshot = await github.observe(key, peopleIn(known.standing));
  const receipts = unknownReceipts(snapshot, operator.receiptSecret, known.entries);
  const restoring = known.entries.length === 0 || receipts.length > 0;
  if (receipts.length > 0) {
    const { repository, number } = key;
    log.info("ledger-restored", {
      repository,
      number,
      rows: known.entries.length,
      receipts: receipts.length,
    });
    host.onRestored(key);
  }
  const base = receipts.length > 0 ? withEntries(known, receipts) : known;

  const present = snapshot.files.configuration;
  const loaded = await keepSettings(host, key.repository, present, guard);
  let settings = loaded.settings;
  const mentions = mentionsOf(settings, snapshot.bot);
  const written = readAllCommands(snapshot, mentions);
  const fresh = newOf(written, base.entries);
  const { expectsMotion = false } = known;
  if ((fresh.length > 0 || expectsMotion) && loaded.hasTeams) {
    // Teams are read when a motion is made (D7), and when somebody's belonging is in question.
    host.settingsCache.forget(key.repository);
    settings = (await loadSettings(github, key.repository, present, loaded.book, host.settingsCache))
      .settings;
  }
  const circumstances = readCircumstances(snapshot, settings);
  const makesMotion = expectsMotion || fresh.some(({ command }) => command.name === "move");
  const missingSections = await readMissing(host, snapshot, circumstances, base.standing, makesMotion);
  const reading = {
    snapshot,
    circumstances,
    written,
    asked: await readAsked(host, key, fresh),
    missingSections,
    stampedAt: stampPresentHead(snapshot, operator.receiptSecret),
    paused: operator.paused || (settings?.paused ?? false),
    pauses: await readPausesOf(host, key, known, base.standing),
  };
  const facts = readFacts(reading, base.entries, base.standing);
  const sober = restoring ? withoutAnswered(snapshot, facts) : facts;
  // Only what is lost on both sides has to be recovered from the thread alone.
  const isEmpty = known.entries.length === 0;
  const merged =
    (isEmpty ? recoverMotion(snapshot, receipts, facts, sober) : null) ?? mergeWithReceipts(receipts, sober);
  const entries = isEmpty ? withFoundObjections(snapshot, merged, facts) : merged;
  const answered = restoring ? answeredIn(entries, facts) : [];
  const broken = isBroken(loaded, present);
  return { snapshot, circumstances, mentions, broken, missingSections, entries, answered };
}

function withEntries({ entries }: Known, more: readonly Entry[]): Known {
  const all = [...entries, ...more];
  return { entries: all, standing: evaluate(all) };
}

/** The commands that count as answered, as they would be read today. */
function answeredIn(entries: readonly Entry[], facts: readonly Entry[]): CommandEntry[] {
  const keys = new Set(entries.flatMap(({ kind, key }) => (kind === "answered" ? [key] : [])));
  return facts.filter((entry): entry is CommandEntry => entry.kind === "command" && keys.has(entry.key));
}

/** Only a wait that runs can be made longer by a pause that is over. */
async function readPausesOf(
  { readPauses }: Host,
  { repository }: PullKey,
  known: Known,
  { motion }: Standing,
): Promise<readonly PauseChange[]> {
  if (readPauses === null || motion === null || known.entries.length > 0) return [];
  return (await readPauses(repository)).filter(({ at }) => at > motion.at);
}

/** What was answered before the ledger was lost isn't counted anew, whatever it would do today. */
function withoutAnswered(snapshot: Snapshot, facts: readonly Entry[]): Entry[] {
  return facts.map(
    (entry): Entry =>
      entry.kind === "command" && wasAnswered(snapshot, entry)
        ? {
            kind: "answered",
            key: entry.key,
            at: entry.at,
            by: entry.by,
            replied: wasReplied(snapshot, entry),
          }
        : entry,
  );
}

function newOf(written: readonly WrittenCommand[], entries: readonly Entry[]): WrittenCommand[] {
  const keys = new Set(entries.map((entry) => entry.key));
  return written.filter((each) => !keys.has(each.key));
}

/** The form is read when the text is new, when it is asked for, and before anything is carried out (D8). */
async function readMissing(
  host: Host,
  snapshot: Snapshot,
  circumstances: Circumstances,
  standing: Standing,
  makesMotion: boolean,
): Promise<readonly string[]> {
  const { text, motion } = standing;
  const same =
    text?.head === snapshot.pull.head && canonicalJson(text.subject) === canonicalJson(circumstances.subject);
  const wanted = makesMotion || motion?.decision != null;
  if (text !== null && same && !wanted) return text.missingSections;
  const templates = templatePaths(circumstances);
  const question = { snapshot, subject: circumstances.subject, templates };
  return readForm(host.github, host.linter, question, host.formCache, host.documentCache);
}

async function readAsked(
  host: Host,
  key: PullKey,
  fresh: readonly WrittenCommand[],
): Promise<ReadonlyMap<string, Person | null>> {
  const logins = namesAskedFor(fresh);
  if (logins.length === 0) return new Map();
  const found = await host.github.lookUp(key.repository, { logins, teams: [] });
  return found.logins;
}

/** Everybody whose present login will be needed: they may have been renamed since (D32). */
function peopleIn(standing: Standing): UserId[] {
  const people = new Set<UserId>();
  const motions = [...standing.ended.slice(-1).map((ended) => ended.motion)];
  if (standing.motion !== null) motions.push(standing.motion);
  for (const motion of motions) {
    people.add(motion.mover.id);
    for (const person of stakeholdersOf(motion.roster)) people.add(person.id);
    for (const objection of motion.objections) people.add(objection.by.id);
  }
  return [...people];
}
