/**
 * What a story with deaths in it left, against the undisturbed one: the first thing that should not be so, in words.
 *
 * An instant may be later than it was, and never earlier (invariant 14). Nothing else may differ (invariant 10), and
 * each of the bot's comments stands exactly once (invariant 12).
 */
import type { Instant } from "@rfckit/core";
import type { RemainingComment, Remains } from "./remains.ts";

/** The first difference that matters, as a sentence; `null` where there is none. */
export function compareRemains(left: Remains, undisturbed: Remains): string | null {
  return (
    findTwin(left.comments) ??
    differInPosts(left.posted, undisturbed.posted) ??
    differInPresence(left.comments, undisturbed.comments) ??
    differ("The standing", left.standing, undisturbed.standing) ??
    differ("How the motions ended", left.ended, undisturbed.ended) ??
    differ("The labels", left.labels, undisturbed.labels) ??
    differ("The pull request", left.pull, undisturbed.pull) ??
    differ("The check runs", left.checks, undisturbed.checks) ??
    differ("The issues", left.issues, undisturbed.issues) ??
    differ("What happened to the pull request", whatOf(left), whatOf(undisturbed)) ??
    isEarlier("The pull request changed", timesOf(left), timesOf(undisturbed)) ??
    isEarlier("The period ran", left.period, undisturbed.period) ??
    left.comments
      .map((comment, index) => differInComment(comment, undisturbed.comments[index]))
      .find(isFound) ??
    null
  );
}

function findTwin(comments: readonly RemainingComment[]): string | null {
  const seen = new Set<string>();
  for (const { name, byBot } of comments) {
    if (!byBot) continue;
    if (name === null) return "Invariant 12: a comment of the bot's stands there without its hidden key.";
    if (seen.has(name)) return `Invariant 12: the comment ${name} stands there twice.`;
    seen.add(name);
  }
  return null;
}

/** Who looks before posting again has no twin to remove afterwards, and notifies nobody twice. */
function differInPosts(left: readonly string[], undisturbed: readonly string[]): string | null {
  const times = (posted: readonly string[], name: string) => posted.filter((each) => each === name).length;
  const name = left.find((each) => times(left, each) > times(undisturbed, each));
  return name === undefined
    ? null
    : `Invariant 12: the comment ${name} was posted again, though it stood there.`;
}

function differInPresence(
  left: readonly RemainingComment[],
  undisturbed: readonly RemainingComment[],
): string | null {
  const [ours, theirs] = [left, undisturbed].map((comments) => comments.map(({ name }) => name)) as [
    (string | null)[],
    (string | null)[],
  ];
  const missing = theirs.find((name) => !ours.includes(name));
  if (missing !== undefined) return `Invariant 12: the comment ${missing} is missing.`;
  const more = ours.find((name) => !theirs.includes(name));
  if (more !== undefined)
    return `Invariant 12: the comment ${more} stands there, which it does not undisturbed.`;
  return differ("The order of the comments", ours, theirs);
}

function differInComment(left: RemainingComment, undisturbed: RemainingComment | undefined): string | null {
  if (undisturbed === undefined) return null;
  const it = `The comment ${left.name}`;
  return (
    differ(`${it} is folded away:`, left.minimized, undisturbed.minimized) ??
    differ(`The reactions on ${left.name}`, left.reactions, undisturbed.reactions) ??
    differInText(it, left.text.text, undisturbed.text.text) ??
    isEarlier(`${it} names instants:`, left.text.instants, undisturbed.text.instants)
  );
}

/** How much of a text is shown around the place where it differs. */
const SHOWN = 60;

function differInText(what: string, left: string, undisturbed: string): string | null {
  if (left === undisturbed) return null;
  const [ours, theirs] = excerpts(left, undisturbed).map((text) => JSON.stringify(text));
  return `Invariant 10: ${what} reads ${ours}, undisturbed ${theirs}.`;
}

function differ(what: string, left: unknown, undisturbed: unknown): string | null {
  const [one, other] = [JSON.stringify(left), JSON.stringify(undisturbed)];
  if (one === other) return null;
  const [ours, theirs] = Math.max(one.length, other.length) > 2 * SHOWN ? excerpts(one, other) : [one, other];
  return `Invariant 10: ${what}: ${ours}, undisturbed ${theirs}.`;
}

/** What stands in each of two texts around the first place where they differ. */
function excerpts(one: string, other: string): [string, string] {
  let place = 0;
  while (one[place] === other[place]) place += 1;
  const from = Math.max(0, place - SHOWN / 3);
  const show = (text: string): string => `${from > 0 ? "…" : ""}${text.slice(from, from + SHOWN)}`;
  return [show(one), show(other)];
}

function isEarlier(what: string, left: readonly Instant[], undisturbed: readonly Instant[]): string | null {
  if (left.length !== undisturbed.length) return differ(what, left.map(write), undisturbed.map(write));
  const index = left.findIndex((instant, at) => instant < (undisturbed[at] ?? instant));
  if (index === -1) return null;
  return `Invariant 14: ${what} at ${write(left[index])}, undisturbed not before ${write(undisturbed[index])}.`;
}

function write(instant: Instant | undefined): string {
  return instant === undefined ? "never" : new Date(instant).toISOString();
}

function whatOf({ events }: Remains): string[] {
  return events.map(({ what }) => what);
}

function timesOf({ events }: Remains): Instant[] {
  return events.map(({ at }) => at);
}

function isFound(difference: string | null): difference is string {
  return difference !== null;
}
