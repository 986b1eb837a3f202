/**
 * A box was ticked or unticked by its owner: that very version of the checklist is theirs, and their own box changed in it.
 */
import type { TickEntry } from "@rfckit/core";
import { readTicks, writeMoment } from "@rfckit/reconciler/record";
import { type Backing, denies, findComment, shows, untold } from "./backing.ts";
import type { Evidence } from "./evidence.ts";

export function backTick(entry: TickEntry, evidence: Evidence): Backing {
  const found = /^tick\/(\d+)\/(\d+)$/.exec(entry.key);
  const [id, index] = [Number(found?.[1]), Number(found?.[2])];
  const { snapshot, name, loginsOf } = evidence;
  const comment = findComment(evidence, "comment", id);
  if (comment === undefined) {
    return untold("checklist-deleted", "The checklist in which it was ticked is no longer there.");
  }
  if (comment.author?.id !== snapshot.bot.id) {
    return denies("unbacked", "What the record names as a checklist is no comment of the bot's.");
  }
  const revision = comment.revisions[index];
  const before = comment.revisions[index - 1];
  if (revision === undefined || before === undefined) {
    return denies("unbacked", "The checklist was never edited in that place.");
  }
  if (revision.by === null) return untold("account-gone", "The account that edited the checklist is gone.");
  if (revision.by.id !== entry.by.id) {
    return denies(
      "unbacked",
      `It was ${revision.by.login} who edited the checklist there, and not ${name(entry.by)}.`,
    );
  }
  if (revision.body === null || before.body === null) {
    return untold(
      "checklist-redacted",
      "The version of the checklist that would show the tick was redacted.",
    );
  }
  if (revision.at !== entry.at) {
    return denies(
      "time-altered",
      `GitHub shows that edit on ${writeMoment(revision.at)}, and not on ${writeMoment(entry.at)}.`,
    );
  }
  const tick = readTicks(comment, snapshot.bot.id, loginsOf).find(({ key }) => key === entry.key);
  if (tick === undefined || tick.checked !== entry.checked) {
    return denies(
      "unbacked",
      `${name(entry.by)} edited the checklist there, and didn't change their own box so.`,
    );
  }
  return shows(`The checklist's history shows the edit of ${writeMoment(revision.at)}.`, revision.at);
}
