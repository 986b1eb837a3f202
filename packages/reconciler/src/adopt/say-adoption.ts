/**
 * What was read of a motion made by hand, and what came of taking it over, in plain words: for a terminal and for a
 * workflow's log. Nobody is mentioned.
 */
import { enumerate, type Person, type Refusal } from "@rfckit/core";
import { oneLine } from "../wording/quote.ts";
import { writeInstant, writeMoment } from "../wording/time.ts";
import type { Adoption } from "./adoption.ts";
import type { HandMade } from "./read-hand-made.ts";

type Name = (person: Person) => string;

/** Person by person, what they did about it; then what is left out. */
export function tellHandMade(read: HandMade, name: Name): string[] {
  const { mover, disposition, movedAt, signOffs, toSignAgain, withoutBox, strangers, objections } = read;
  const list = (people: readonly Person[]) => enumerate(people.map(name), "and");
  const lines = [
    `${name(mover)} moved to ${disposition} it on ${writeMoment(movedAt)}, and has signed by that.`,
  ];
  for (const { by, at, how } of signOffs) {
    const did = how === "tick" ? "ticked their own box" : "signed off by command";
    lines.push(`${name(by)} ${did} on ${writeMoment(at)}.`);
  }
  if (toSignAgain.length > 0) {
    lines.push(
      `To be signed again: ${list(toSignAgain)}. Somebody else ticked that box, or nobody can tell any more who did.`,
    );
  }
  for (const { by, at, name: words } of objections) {
    lines.push(`${name(by)} objected by command on ${writeMoment(at)}: “${oneLine(words)}”. It is open.`);
  }
  lines.push("Concerns in plain words are not guessed at: whoever has one writes it as a command.");
  if (withoutBox.length > 0) lines.push(`On the roster, and not in that list: ${list(withoutBox)}.`);
  if (strangers.length > 0) {
    lines.push(`In that list, and not on the roster: ${enumerate(strangers, "and")}. They are left out.`);
  }
  return lines;
}

/** What came of it, ending in what to do. `mention` is what commands begin with. */
export function sayAdoption(adoption: Adoption, name: Name, mention: string): string {
  switch (adoption.kind) {
    case "adopted": {
      const { disposition } = adoption.read;
      return `The motion to ${disposition} is taken over as motion ${adoption.motion}, and goes on by the bot's checklist. What was signed by hand starts a final comment period and decides nothing sooner; whoever signs again from now on counts for both.`;
    }
    case "already": {
      const then = `It was taken over on ${writeInstant(adoption.at)}`;
      return adoption.onTable
        ? `${then} already, and is on the table. Nothing was changed.`
        : `${then}, and has ended since. A stakeholder can move anew, with \`${mention} ${adoption.read.disposition}\`.`;
    }
    case "none":
      return `No comment is headed “Motion to finalize with a disposition to merge” (close, postpone), so there is nothing to take over. A stakeholder can move with \`${mention} merge\`.`;
    case "another":
      return `Another comment is headed so by now: ${adoption.read.source.url}. Look at what it says first.`;
    case "over":
      return `${
        adoption.because === "reopened"
          ? `The pull request was closed and opened again since, on ${writeInstant(adoption.at)}, which ended it.`
          : `Another motion was made by command since, and ended on ${writeInstant(adoption.at)}.`
      } A stakeholder can move anew, with \`${mention} ${adoption.read.disposition}\`.`;
    case "refused":
      return sayRefused(adoption.refusal, adoption.read, name, mention);
    case "paused":
      return "The bot is paused here, and takes nothing over. End the pause first.";
    case "busy":
      return "Somebody is at work on this pull request, the bot itself mostly. Try again in a minute.";
  }
}

function sayRefused(refusal: Refusal, { mover, disposition }: HandMade, name: Name, mention: string): string {
  const who = name(mover);
  const people = (all: readonly Person[]) => enumerate(all.map(name), "or");
  switch (refusal.kind) {
    case "not-stakeholder":
      return `${who}, who made it, is not on the roster of ${enumerate(refusal.projects, "and")} under the present configuration. Somebody who is has to move: ${people(refusal.stakeholders)}.`;
    case "in-every-group":
      return `${who} is in every group of the roster, so nobody could be of another one. Somebody else has to move: ${people(refusal.canMove)}.`;
    case "already-moved":
    case "other-motion":
      return `There is a motion to ${refusal.disposition} on the table, which ${name(refusal.mover)} made: ${refusal.url}. Only one motion at a time can be decided.`;
    case "not-open":
      return "The pull request is closed, so there is nothing to decide.";
    case "not-full":
      return `No RFC is merged in draft form: ${sayForm(refusal)}. Take it over once that is mended.`;
    case "no-project":
      return refusal.known.length === 0
        ? "The pull request bears no project label, and the configuration names no project."
        : `The pull request bears no project label, so nobody knows who its stakeholders are. Add one of ${enumerate(refusal.known, "or")}.`;
    case "no-configuration":
      return "The repository has no configuration that can be read. Add or mend `.github/rfcbot.yml` on the default branch.";
    case "roster-too-small":
      return `The stakeholders of ${enumerate(refusal.projects, "and")} can't decide a motion: it takes two groups, and somebody who isn't in all of them. Mend the configuration.`;
    case "roster-too-large":
      return `The roster would need ${refusal.boxes} boxes, and a checklist holds ${refusal.limit}. Take off a project label that isn't needed.`;
    case "upkeep":
      return "The pull request is not about an RFC only, on the default branch, so it takes no motion.";
    default:
      return `It can't be taken over (${refusal.kind}). A stakeholder can move with \`${mention} ${disposition}\`.`;
  }
}

function sayForm({ draft, missing }: Extract<Refusal, { readonly kind: "not-full" }>): string {
  const parts = [
    ...(draft ? ["the pull request is a draft"] : []),
    ...(missing.length === 0
      ? []
      : [
          `its file lacks ${enumerate(
            missing.map((section) => `“${oneLine(section)}”`),
            "and",
          )}`,
        ]),
  ];
  return parts.join(", and ");
}
