/** A motion that was made by hand and taken over: its comment, and what each signed there by a deed of their own. */
import type { AdoptedEntry } from "@rfckit/core";
import {
  ownVersions,
  readAllCommands,
  readHandMadeText,
  readOwnTicks,
  writeMoment,
} from "@rfckit/reconciler/record";
import { type Backing, backMissing, denies, findComment, hasRedaction, shows, untold } from "./backing.ts";
import type { Evidence } from "./evidence.ts";

export function backAdoption(entry: AdoptedEntry, motion: number, evidence: Evidence): Backing {
  const { key, source, mover, movedAt, disposition, at } = entry;
  const comment = findComment(evidence, source.kind, source.id);
  if (comment === undefined) {
    // The bot knew of it since it took the motion over, and not before.
    return backMissing(evidence, { key, by: mover, at, source, isFirst: false, motion });
  }
  if (comment.author === null)
    return untold("account-gone", "The account that made the motion by hand is gone.");
  if (comment.author.id !== mover.id) {
    return denies(
      "unbacked",
      `That comment is by ${comment.author.login}, and not by ${evidence.name(mover)}.`,
    );
  }
  const made = ownVersions(comment).some(
    (version) => version.at === movedAt && readHandMadeText(version.body)?.disposition === disposition,
  );
  const redacted = hasRedaction(comment);
  if (!made) {
    return redacted
      ? untold(
          "comment-redacted",
          "A version of the comment was redacted, and what is left makes no such motion.",
        )
      : denies("unbacked", "The comment makes no such motion.");
  }
  return backSignatures(entry, evidence, redacted);
}

function backSignatures(entry: AdoptedEntry, evidence: Evidence, redacted: boolean): Backing {
  const { source, signOffs, movedAt } = entry;
  const comment = findComment(evidence, source.kind, source.id);
  const ticks = comment === undefined ? [] : readOwnTicks(comment, evidence.loginsOf);
  const written = readAllCommands(evidence.snapshot, evidence.mentions);
  const commands = written.filter(({ command }) => command.name === "review");
  for (const { by, at, how } of signOffs) {
    const deeds = how === "tick" ? ticks.filter(({ signs }) => signs) : commands;
    if (deeds.some((deed) => deed.by.id === by.id && deed.at === at)) continue;
    const who = evidence.name(by);
    if (how === "command") {
      return untold(
        "comment-missing",
        `GitHub no longer shows the comment of ${writeMoment(at)} with which ${who} had signed.`,
      );
    }
    return redacted
      ? untold("comment-redacted", `The edit with which ${who} had ticked their box was redacted.`)
      : denies("unbacked", `The comment's history shows no tick of ${who}'s own on ${writeMoment(at)}.`);
  }
  return shows(
    `The comment stands since ${writeMoment(movedAt)}, and its history shows who ticked what.`,
    entry.at,
  );
}
