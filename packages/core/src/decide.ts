/**
 * The process, one fact at a time: from a standing and an entry to the next standing.
 *
 * It is total and pure: every entry leads somewhere, nothing is read but its two arguments, nothing is thrown,
 * and no clock is looked at (each entry bears its own instant). What is due by time alone is `nextStep`'s.
 */
import { decideAdopted } from "./adopt.ts";
import {
  decideDecided,
  decideHindered,
  decideObjectionLapsed,
  decidePause,
  decidePeriodOpened,
  decidePosted,
  decideRecovered,
} from "./decide-bot.ts";
import { decideCommand, noteReply } from "./decide-command.ts";
import { decidePull } from "./decide-pull.ts";
import { decideText } from "./decide-text.ts";
import type { Entry, ReviewEntry, RosterEntry, SpokeEntry, TickEntry } from "./entry.ts";
import { decideObjectionsFound } from "./found-objections.ts";
import { CHANGES_FOR_RESOLVING, MOST_CHANGES } from "./limits.ts";
import type { Motion } from "./motion.ts";
import { about } from "./notice.ts";
import { sign, withdraw } from "./sign-off.ts";
import { isStakeholder } from "./stakeholder.ts";
import type { Standing } from "./standing.ts";

export function decide(standing: Standing, entry: Entry): Standing {
  switch (entry.kind) {
    case "command":
      return decideCommand(standing, entry);
    case "tick":
      return decideTick(standing, entry);
    case "review":
      return decideReview(standing, entry);
    case "answered":
      return entry.replied ? noteReply(standing, entry.by, entry.at) : standing;
    case "spoke":
      return decideSpoke(standing, entry);
    case "pull":
      return decidePull(standing, entry);
    case "text":
      return decideText(standing, entry);
    case "roster":
      return decideRoster(standing, entry);
    case "pause":
      return decidePause(standing, entry);
    case "posted":
      return decidePosted(standing, entry);
    case "period-opened":
      return decidePeriodOpened(standing, entry);
    case "decided":
      return decideDecided(standing, entry);
    case "hindered":
      return decideHindered(standing, entry);
    case "objection-lapsed":
      return decideObjectionLapsed(standing, entry);
    case "adopted":
      return decideAdopted(standing, entry);
    case "recovered":
      return decideRecovered(standing, entry);
    case "objections-found":
      return decideObjectionsFound(standing, entry);
  }
}

/** A box is honoured only if it is the editor's own (D11, D31). What can't be done is put back, and that is the answer. */
function decideTick(standing: Standing, entry: TickEntry): Standing {
  const { motion } = standing;
  if (motion === null || motion.number !== entry.motion || !mayChange(motion, entry)) return standing;
  if (!entry.checked) {
    const result = withdraw(standing, motion, entry.by, entry.at);
    return "kind" in result ? standing : result;
  }
  const { by, at, url, text } = entry;
  return sign(standing, motion, { by, at, how: "tick", url, text });
}

/** An approving review signs off a motion to merge (D11). One that requests changes is no objection (D22). */
function decideReview(standing: Standing, entry: ReviewEntry): Standing {
  const { motion } = standing;
  const pending = motion !== null && entry.at >= motion.at ? motion : null;
  if (entry.verdict === "changes-requested") return explainObjecting(standing, pending, entry);
  // Whether it signs this motion or not, a later one names it as given before (D11).
  const approvals = withoutAuthor(standing, entry).concat({ by: entry.by, at: entry.at });
  const approved = { ...standing, approvals };
  if (pending === null || pending.disposition !== "merge" || !pending.policy.signOffByReview) return approved;
  if (!mayChange(pending, entry)) return approved;
  const { by, at, source, text } = entry;
  return sign(approved, pending, { by, at, how: "review", url: source.url, text });
}

function withoutAuthor(standing: Standing, entry: ReviewEntry): Standing["approvals"][number][] {
  return standing.approvals.filter((approval) => approval.by.id !== entry.by.id);
}

function explainObjecting(standing: Standing, motion: Motion | null, entry: ReviewEntry): Standing {
  const named = about.howToObject(entry.by.id);
  if (motion === null || (!isStakeholder(motion.roster, entry.by.id) && entry.belongs !== "roster"))
    return standing;
  if (standing.notices.some((notice) => notice.about === named)) return standing;
  return {
    ...standing,
    notices: [
      ...standing.notices,
      { kind: "how-to-object", about: named, motion: motion.number, at: entry.at, to: entry.by },
    ],
  };
}

function mayChange(motion: Motion, entry: TickEntry | ReviewEntry): boolean {
  if (entry.at < motion.at || !isStakeholder(motion.roster, entry.by.id)) return false;
  return motion.changes < MOST_CHANGES - CHANGES_FOR_RESOLVING;
}

function decideSpoke(standing: Standing, entry: SpokeEntry): Standing {
  const { motion } = standing;
  if (motion === null) return standing;
  const asked = motion.asked.filter((each) => each.person.id !== entry.by.id || entry.at < each.at);
  return asked.length === motion.asked.length ? standing : { ...standing, motion: { ...motion, asked } };
}

/** A later change of labels or configuration is noted, and changes nothing else (D7). */
function decideRoster(standing: Standing, entry: RosterEntry): Standing {
  const { motion } = standing;
  return motion === null ? standing : { ...standing, motion: { ...motion, presentRoster: entry.roster } };
}
