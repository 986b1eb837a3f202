/**
 * The message of the merge commit. It isn't Markdown, but GitHub reads it all the same: a mention in it
 * notifies, and "fixes #12" closes an issue.
 */
import type { Motion, Person } from "@rfckit/core";
import { cut, oneLine } from "./quote.ts";
import { writeMoment } from "./time.ts";

/** A title's length, number and all, that no listing cuts off. */
const MOST_TITLE = 120;

export interface MergeMessage {
  readonly title: string;
  readonly message: string;
}

/** Names the motion, who signed it and where. Nobody is mentioned, and no issue is closed by what people wrote. */
export function mergeMessage(
  motion: Motion,
  pull: { readonly number: number; readonly title: string },
  name: (person: Person) => string,
): MergeMessage {
  const number = `(#${pull.number})`;
  const title = cut(defuse(oneLine(pull.title)), MOST_TITLE - number.length - 1);
  const signOffs = motion.signOffs.map((signOff) => {
    const groups = motion.roster.groups
      .filter((group) => group.members.some((member) => member.id === signOff.by.id))
      .map((group) => defuse(oneLine(group.name)));
    return `- ${name(signOff.by)} (${cut(groups.join(", "), 100)}): ${writeMoment(signOff.at)}, ${signOff.url}`;
  });
  const because =
    motion.decision?.because === "every-group"
      ? "every group had signed off"
      : "the final comment period had run out";
  const message = [
    `Motion to ${motion.disposition} by ${name(motion.mover)}, ${writeMoment(motion.adopted?.movedAt ?? motion.at)}:\n${motion.source.url}`,
    `Decided since ${because} with no open objection.`,
    `Signed off by:\n${signOffs.join("\n")}`,
  ].join("\n\n");
  return { title: title === "" ? `RFC ${number}` : `${title} ${number}`, message };
}

/** Puts a blank where a mention, a reference or an address would begin. */
function defuse(text: string): string {
  return text
    .replace(/@(?=[a-z0-9])/gi, "@ ")
    .replace(/#(?=\d)/g, "# ")
    .replace(/gh-(?=\d)/gi, "$& ")
    .replaceAll("://", ": //");
}
