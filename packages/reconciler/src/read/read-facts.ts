/**
 * From a snapshot to entries: everything on GitHub that the ledger doesn't have yet, each with what deciding
 * on it takes, in the order in which it counts (D27).
 */
import {
  about,
  type Command,
  type CommandEntry,
  type Entry,
  type Instant,
  type MotionContext,
  orderEntries,
  type Person,
  type PullEntry,
  type Standing,
  type TextEntry,
} from "@rfckit/core";
import { canonicalJson } from "../canonical-json.ts";
import { aboutOf } from "../hidden-key.ts";
import type { PauseChange } from "../host.ts";
import type { Snapshot } from "../ports/snapshot.ts";
import { belongingOf, type Circumstances, isAdmin } from "./circumstances.ts";
import type { WrittenCommand } from "./read-commands.ts";
import { type KnownText, knownTexts, textOfCommit, textSeenAt } from "./read-texts.ts";
import { readTicks } from "./read-ticks.ts";

export interface Reading {
  readonly snapshot: Snapshot;
  readonly circumstances: Circumstances;
  /** All commands on the pull request. */
  readonly written: readonly WrittenCommand[];
  /** The people that `f?` commands name, by the login that was written. */
  readonly asked: ReadonlyMap<string, Person | null>;
  /** The sections of a full RFC that the new RFC's file lacks (D8). */
  readonly missingSections: readonly string[];
  /** Since when the present head is known to have been there. */
  readonly stampedAt: Instant;
  /** Whether the operator or the configuration says to pause (D34). */
  readonly paused: boolean;
  /** Pauses that nothing but the configuration's history tells of, oldest first. */
  readonly pauses: readonly PauseChange[];
}

/** The entries that a reading adds to a ledger. */
export function readFacts(reading: Reading, ledger: readonly Entry[], standing: Standing): Entry[] {
  const { snapshot, circumstances } = reading;
  const known = new Set(ledger.map((entry) => entry.key));
  const text = readText(reading, standing);
  const texts = knownTexts(ledger, {
    head: snapshot.pull.head,
    digest: circumstances.digest,
    stampedAt: reading.stampedAt,
  });
  const facts: Entry[] = [
    ...readPull(snapshot, circumstances),
    ...readPosted(snapshot),
    ...reading.written.map((written) => commandEntry(reading, written, texts)),
    ...readReviews(reading, texts),
    ...readBoxes(snapshot, standing, texts),
    ...readSpoken(snapshot, standing),
    ...readRoster(reading, standing),
    ...reading.pauses.map((change) => pauseEntry(change)),
  ];
  const ordered = orderEntries(facts.filter((entry) => !known.has(entry.key)));
  const first = standing.text === null && text !== null ? [text] : [];
  const later = standing.text !== null && text !== null ? [text] : [];
  return [...readPause(reading, standing), ...first, ...ordered, ...later];
}

/** The bot sees a text, or something else about it, for the first time: now (D16). */
function readText(reading: Reading, standing: Standing): TextEntry | null {
  const { snapshot, circumstances, missingSections } = reading;
  const { head } = snapshot.pull;
  const { digest, subject } = circumstances;
  const before = standing.text;
  const same =
    before !== null &&
    before.head === head &&
    before.digest === digest &&
    // What comes from a receipt has its fields in another order.
    canonicalJson([before.subject, before.missingSections]) === canonicalJson([subject, missingSections]);
  if (same) return null;
  return {
    kind: "text",
    key: `text/${snapshot.now}/${head}/${standing.text === null ? 0 : 1}`,
    at: snapshot.now,
    head,
    digest,
    stampedAt: reading.stampedAt,
    subject,
    missingSections,
  };
}

function readPull(snapshot: Snapshot, circumstances: Circumstances): PullEntry[] {
  const toggles = snapshot.timeline.filter(({ what }) => what.kind === "draft" || what.kind === "ready");
  const [firstToggle] = toggles;
  const draft = firstToggle === undefined ? snapshot.pull.draft : firstToggle.what.kind === "ready";
  const common = { kind: "pull", draft: false, text: null } as const;
  const entries: PullEntry[] = [
    {
      ...common,
      key: "pull/opened",
      at: snapshot.pull.createdAt,
      event: "opened",
      by: null,
      byBot: false,
      draft,
    },
  ];
  for (const { id, at, actor, what } of snapshot.timeline) {
    const by = actor === null ? null : { id: actor.id, login: actor.login };
    const fact = { ...common, key: `timeline/${id}`, at, by, byBot: actor?.id === snapshot.bot.id };
    switch (what.kind) {
      case "head-force-pushed":
        break;
      case "base-changed":
        if (what.to !== snapshot.repository.defaultBranch) entries.push({ ...fact, event: "left-base" });
        break;
      case "merged":
        entries.push({ ...fact, event: "merged", text: circumstances.digest });
        break;
      default:
        entries.push({ ...fact, event: what.kind });
    }
  }
  return entries;
}

/** The bot's own comments, by their hidden keys: what an answer that was lost did is found here. */
function readPosted(snapshot: Snapshot): Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const comment of snapshot.comments) {
    const named = aboutOf(comment, snapshot.bot.id);
    if (named === null || seen.has(named)) continue;
    seen.add(named);
    entries.push(...postedEntries(named, comment.id, comment.url, comment.createdAt));
  }
  return entries;
}

/** What a comment of the bot's means: that it stands, and for an announcement that the period runs. */
export function postedEntries(named: string, id: number, url: string, at: number): Entry[] {
  const entries: Entry[] = [{ kind: "posted", key: `posted/${named}/${id}`, at, about: named, id, url }];
  const period = /^m(\d+)\/period\/(\d+)$/.exec(named);
  if (period !== null) {
    const motion = Number(period[1]);
    const key = about.period(motion, Number(period[2]));
    entries.push({ kind: "period-opened", key, at, motion, id, url });
  }
  return entries;
}

function commandEntry(reading: Reading, written: WrittenCommand, texts: readonly KnownText[]): CommandEntry {
  const { circumstances } = reading;
  const { key, at, by, source, version } = written;
  const command = withPeople(written.command, reading.asked);
  const entry: CommandEntry = {
    kind: "command",
    key,
    at,
    by,
    source,
    version,
    command,
    admin: isAdmin(circumstances, by.id),
    belongs: belongingOf(circumstances, by.id),
    text: textSeenAt(texts, at, reading.snapshot.pull.createdAt),
  };
  return command.name === "move"
    ? { ...entry, context: motionContext(circumstances, reading.missingSections) }
    : entry;
}

function withPeople(command: WrittenCommand["command"], asked: Reading["asked"]): Command {
  if (command.name !== "feedback") return command;
  const people = command.users.map((user) => ({ user, person: asked.get(user) ?? null }));
  return {
    name: "feedback",
    asked: people.flatMap(({ person }) => (person === null ? [] : [person])),
    unknown: people.flatMap(({ user, person }) => (person === null ? [user] : [])),
  };
}

/** What a motion is judged by, now (D7). */
export function motionContext(
  { settings, projects, roster, subject }: Circumstances,
  missingSections: readonly string[],
): MotionContext {
  return {
    settings:
      settings === null
        ? null
        : { policy: settings.policy, knownLabels: settings.projects.map((project) => project.label) },
    projects,
    roster,
    subject,
    missingSections,
  };
}

function readReviews(reading: Reading, texts: readonly KnownText[]): Entry[] {
  const entries: Entry[] = [];
  for (const review of reading.snapshot.reviews) {
    const { author, state } = review;
    if (author === null || author.kind === "bot" || review.viaApp) continue;
    if (state !== "approved" && state !== "changes_requested") continue;
    entries.push({
      kind: "review",
      key: `review/${review.id}/${state}`,
      at: review.submittedAt,
      by: { id: author.id, login: author.login },
      source: { kind: "review", id: review.id, url: review.url },
      verdict: state === "approved" ? "approved" : "changes-requested",
      belongs: belongingOf(reading.circumstances, author.id),
      text: textOfCommit(texts, review.commit),
    });
  }
  return entries;
}

function readBoxes(snapshot: Snapshot, standing: Standing, texts: readonly KnownText[]): Entry[] {
  const { motion } = standing;
  if (motion === null) return [];
  const named = about.checklist(motion.number);
  const comment = snapshot.comments.find((each) => aboutOf(each, snapshot.bot.id) === named);
  if (comment === undefined) return [];
  const members = motion.roster.groups.flatMap((group) => group.members);
  const loginsOf = (user: number) =>
    members.filter((member) => member.id === user).map((member) => member.login);
  return readTicks(comment, snapshot.bot.id, loginsOf).map((tick) => ({
    kind: "tick",
    ...tick,
    motion: motion.number,
    text: textSeenAt(texts, tick.at, snapshot.pull.createdAt),
  }));
}

/** Those whose opinion was asked for are awaited until they have commented. */
function readSpoken(snapshot: Snapshot, standing: Standing): Entry[] {
  const asked = standing.motion?.asked ?? [];
  return asked.flatMap(({ person, at }) => {
    const comment = snapshot.comments.find((each) => each.author?.id === person.id && each.createdAt >= at);
    if (comment === undefined) return [];
    return [{ kind: "spoke", key: `spoke/${comment.kind}/${comment.id}`, at: comment.createdAt, by: person }];
  });
}

/** A roster that became another one while a motion is on the table is noted (D7). */
function readRoster(reading: Reading, standing: Standing): Entry[] {
  const { motion } = standing;
  const { roster, settings } = reading.circumstances;
  if (motion === null || settings === null) return [];
  const noted = motion.presentRoster ?? motion.roster;
  if (JSON.stringify(idsIn(noted)) === JSON.stringify(idsIn(roster))) return [];
  const { now } = reading.snapshot;
  return [{ kind: "roster", key: `roster/${motion.number}/${now}`, at: now, roster }];
}

function idsIn(roster: Circumstances["roster"]): unknown {
  return roster.groups.map((group) => [
    group.name,
    group.members.map((member) => member.id).sort((a, b) => a - b),
  ]);
}

function readPause(reading: Reading, standing: Standing): Entry[] {
  if (reading.paused === (standing.pausedSince !== null)) return [];
  return [pauseEntry({ at: reading.snapshot.now, paused: reading.paused })];
}

function pauseEntry({ at, paused }: PauseChange): Entry {
  return { kind: "pause", key: `pause/${at}/${paused}`, at, paused };
}
