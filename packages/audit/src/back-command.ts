/**
 * A command stands where its record says that it does: in that comment, in a version that this very person wrote, since
 * that instant.
 */
import type { Command, CommandEntry } from "@rfckit/core";
import type { Comment } from "@rfckit/reconciler";
import { readCommands, type WrittenCommand, writeMoment } from "@rfckit/reconciler/record";
import { type Backing, backMissing, denies, findComment, hasRedaction, shows, untold } from "./backing.ts";
import type { Evidence } from "./evidence.ts";

export function backCommand(entry: CommandEntry, motion: number, evidence: Evidence): Backing {
  const { key, source, by, at, version } = entry;
  const comment = findComment(evidence, source.kind, source.id);
  if (comment === undefined)
    return backMissing(evidence, { key, by, at, source, isFirst: version === 0, motion });
  const stranger = denyAuthor(comment, entry, evidence);
  if (stranger !== null) return stranger;
  const found = readCommands(comment, evidence.mentions).find(({ key }) => key === entry.key);
  if (found !== undefined) return compareWith(found, entry, comment);
  if (hasRedaction(comment)) {
    return untold(
      "comment-redacted",
      "A version of the comment was redacted, and what is left doesn't have that line.",
    );
  }
  const addressed = readCommands(comment, mentionsIn(comment)).some(({ key }) => key === entry.key);
  if (addressed) {
    return untold(
      "mention-unknown",
      "The line is there, but addresses somebody whom no configuration at hand names.",
    );
  }
  return denies("unbacked", `No version of that comment which ${evidence.name(by)} wrote has that line.`);
}

function denyAuthor(comment: Comment, { by }: CommandEntry, evidence: Evidence): Backing | null {
  const { author } = comment;
  if (author === null)
    return untold(
      "account-gone",
      "The account that wrote the comment is gone, so nobody can tell whose it was.",
    );
  if (author.id !== by.id) {
    return denies("unbacked", `That comment is by ${author.login}, and not by ${evidence.name(by)}.`);
  }
  if (author.kind === "bot" || comment.viaApp)
    return denies("unbacked", "An app wrote that comment, and no person.");
  return null;
}

function compareWith(found: WrittenCommand, entry: CommandEntry, comment: Comment): Backing {
  if (!isSameCommand(found.command, entry.command)) {
    return hasRedaction(comment)
      ? untold(
          "comment-redacted",
          "A version of the comment was redacted, and what is left says it otherwise.",
        )
      : denies("unbacked", "The comment says something else than the record does.");
  }
  if (found.at !== entry.at) {
    return hasRedaction(comment)
      ? untold(
          "comment-redacted",
          "An earlier version of the comment was redacted, so nobody can tell since when it stood there.",
        )
      : denies(
          "time-altered",
          `GitHub shows that it was written on ${writeMoment(found.at)}, and not on ${writeMoment(entry.at)}.`,
        );
  }
  return shows(`It stands in the comment of ${writeMoment(found.at)}.`, found.at);
}

/** The key tells most of it; a motion's reason ends where the next command began, under whichever names were in force. */
function isSameCommand(written: WrittenCommand["command"], recorded: Command): boolean {
  if (written.name !== recorded.name) return false;
  if (written.name === "move" && recorded.name === "move") {
    const [one, other] = [written.reason, recorded.reason];
    return written.disposition === recorded.disposition && (one.startsWith(other) || other.startsWith(one));
  }
  if ("objection" in written && "objection" in recorded) return written.objection === recorded.objection;
  return true;
}

/** Whatever begins a line of the comment and looks like a name. */
function mentionsIn(comment: Comment): string[] {
  const bodies = [comment.body, ...comment.revisions.map(({ body }) => body ?? "")];
  const names = bodies.flatMap((body) =>
    [...body.matchAll(/^ {0,3}(@[A-Za-z0-9_-]+)/gm)].map(([, name = ""]) => name),
  );
  return [...new Set(names)];
}
