/** What happened to the pull request itself, by GitHub's timeline, from which nobody can take anything. */
import { MINUTE, type PullEntry } from "@rfckit/core";
import type { TimelineEvent } from "@rfckit/reconciler";
import { writeMoment } from "@rfckit/reconciler/record";
import { type Backing, denies, shows } from "./backing.ts";
import type { Evidence } from "./evidence.ts";

export function backPull(entry: PullEntry, evidence: Evidence): Backing {
  const { snapshot } = evidence;
  if (entry.event === "opened") return shows("GitHub tells when it was opened.", snapshot.pull.createdAt);
  const id = /^timeline\/(.*)$/.exec(entry.key)?.[1] ?? null;
  const same = snapshot.timeline.filter((event) => isKind(event, entry));
  // GitHub may name its events anew; then the instant tells.
  const event = same.find((each) => each.id === id) ?? same.find((each) => isNear(each, entry, id === null));
  if (event === undefined) {
    return denies(
      "other-outcome",
      `GitHub's timeline doesn't have that it was ${WORDS[entry.event]} on ${writeMoment(entry.at)}.`,
    );
  }
  if (event.actor !== null && entry.by !== null && event.actor.id !== entry.by.id) {
    return denies(
      "unbacked",
      `By GitHub's timeline that was ${event.actor.login}, and not ${evidence.name(entry.by)}.`,
    );
  }
  return shows(`GitHub's timeline has it on ${writeMoment(event.at)}.`, event.at);
}

/** The bot notes what it did by the time that GitHub's answer bore, which may be a moment off. */
function isNear({ at }: TimelineEvent, entry: PullEntry, own: boolean): boolean {
  return own ? Math.abs(at - entry.at) <= MINUTE : at === entry.at;
}

function isKind({ what }: TimelineEvent, { event }: PullEntry): boolean {
  return event === "left-base" ? what.kind === "base-changed" : what.kind === event;
}

const WORDS: Readonly<Record<PullEntry["event"], string>> = {
  opened: "opened",
  draft: "made a draft",
  ready: "marked as ready",
  closed: "closed",
  reopened: "opened again",
  merged: "merged",
  "left-base": "given another base",
};
