/**
 * The auditor stands at GitHub's door and judges every write of the bot by what really happened: the chronicle of what
 * people said, GitHub's own clock, and what stands on the pull request. Of the bot it believes only which motion it
 * says that it carries out.
 */
import { DAY, HOUR, type Instant, type Motion } from "@rfckit/core";
import type { Chronicle, Said } from "./deeds.ts";
import { ADMIN, BOT, GROUPS, STAKEHOLDERS, type Stage } from "./stage.ts";

const PERIOD = 10 * DAY;
const GRACE = 24 * HOUR;

/** What is wrong with merging or closing now, or `null`. `lookedAt` is when the bot last read the thread. */
export function judgeCarryingOut(
  motion: Motion | null,
  lookedAt: Instant,
  stage: Stage,
  chronicle: Chronicle,
): string | null {
  if (motion === null) return "the bot merged or closed without a motion (R12)";
  const now = stage.clock.now();
  const since = chronicle.said.filter(({ at, seen }) => seen && at >= motion.at && at <= lookedAt);
  const mover = motion.mover.login;
  const made = since.some(
    ({ by, what, at }) => by === mover && what === motion.disposition && at === motion.at,
  );
  if (!made || !STAKEHOLDERS.includes(mover)) return "nobody who may had made this motion (R5)";
  if (isOpen(since)) return "it went over an objection that the last reading could see (invariant 1)";

  const signers = new Map<string, Instant>([[mover, motion.at]]);
  for (const { by, what, at } of since) if (what === "reviewed") signers.set(by, at);
  const isOther = ([group, members]: readonly [string, readonly string[]]) =>
    !GROUPS[group]?.includes(mover) && members.some((member) => signers.has(member));
  if (!Object.entries(GROUPS).some(isOther)) return "nobody of another group had signed (R9)";

  const merge = motion.disposition === "merge";
  if (merge && chronicle.partial) return "what it merged lacks a section (R6, D8)";
  if (merge && chronicle.foreign) return "what it merged brings a foreign file along (D1)";
  // Whoever wrote in the very second of a push is taken to have seen the older text (D15).
  const signed = (member: string) => (signers.get(member) ?? 0) >= chronicle.pushedAt;
  if (Object.values(GROUPS).every((members) => members.some(signed))) return null;

  const announcedAt = lastAnnouncement(stage, motion.number);
  if (announcedAt === null) return "it was decided without a period, and not by every group (invariant 2)";
  if (now < announcedAt + PERIOD)
    return "it was decided before the period's end, and not by every group (invariant 2)";
  if (since.some(({ at, what, by }) => what === "concern" && isStakeholder(by) && at > announcedAt)) {
    return "no whole period followed an objection (D25)";
  }
  if (merge && now < chronicle.pushedAt + GRACE)
    return "nobody had time to see the text that it merged (D16)";
  return null;
}

/** Whether somebody's objection was followed by no resolving, their own or an admin's. */
function isOpen(said: readonly Said[]): boolean {
  return said.some(({ what, by }, index) => {
    if (what !== "concern" || !isStakeholder(by)) return false;
    const later = said.slice(index + 1);
    return !later.some((each) => each.what === "resolve" && (each.by === by || each.by === ADMIN));
  });
}

function isStakeholder(login: string): boolean {
  return STAKEHOLDERS.includes(login);
}

function lastAnnouncement({ pull }: Stage, motion: number): Instant | null {
  const announcement = new RegExp(`^<!-- rfckit:about m${motion}/period/\\d+ -->`);
  const own = pull.view().comments.filter(({ author, body }) => author === BOT && announcement.test(body));
  return own.at(-1)?.at ?? null;
}

/** What is wrong with posting a comment now, or `null`: whoever looks before a retry finds what stands. */
export function judgePosting(body: string, { pull }: Stage): string | null {
  const [key] = body.split("\n");
  const twin = pull
    .view()
    .comments.find(
      ({ author, deleted, body: other }) => author === BOT && !deleted && other.split("\n")[0] === key,
    );
  return twin === undefined ? null : `a comment was posted that stands already: ${key} (invariant 12)`;
}

/** What is wrong with the thread in the end, or `null`. */
export function judgeThread({ pull }: Stage): string | null {
  const own = pull.view().comments.filter(({ author, deleted }) => author === BOT && !deleted);
  const keys = own.map(({ body }) => body.split("\n")[0] ?? "");
  const keyless = keys.find((key) => !key.startsWith("<!-- rfckit:about "));
  if (keyless !== undefined) return `a comment of the bot's bears no key: ${keyless}`;
  const twin = keys.find((key, index) => keys.indexOf(key) !== index);
  return twin === undefined ? null : `a comment stands twice: ${twin} (invariant 12)`;
}
