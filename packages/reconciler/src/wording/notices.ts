/**
 * The announcements that are comments of their own, and the closing comment (D17, R15).
 */
import {
  awaitedGroups,
  doneTo,
  type EndedMotion,
  type Motion,
  type Notice,
  type Objection,
  type Person,
  presentText,
  type Standing,
  sayCarryingOut,
} from "@rfckit/core";
import { mentionGroups } from "./announcement.ts";
import { renderClosing, sayReason } from "./closing.ts";
import { LAPSED, sayGround } from "./grounds.ts";
import { inlineQuote } from "./quote.ts";
import { writeInstant } from "./time.ts";
import { speakMarkdown } from "./voice.ts";

type Name = (person: Person) => string;
type Of<Kind extends Notice["kind"]> = Extract<Notice, { readonly kind: Kind }>;

/** The words of a notice on this standing. People who have to act are mentioned, others named. */
export function renderNotice(notice: Notice, standing: Standing, name: Name, mention: string): string {
  if (notice.kind === "paused") return sayPaused();
  const { motion, ended } = motionOf(standing, notice.motion);
  const the = `The [motion to ${motion.disposition}](${motion.source.url})`;
  switch (notice.kind) {
    case "period-aborted":
      return sayAborted(notice, motion, name, mention);
    case "end-moved":
      return sayEndMoved(notice);
    case "decision-revoked":
      return `${objected(notice.objection, name)} The decision on the [motion](${motion.source.url}) was not carried out yet, so it is revoked. Once no objection is open, a new, whole final comment period begins, or the decision is made anew if every group has signed.`;
    case "decision-lapsed":
      return sayDecisionLapsed(notice, motion);
    case "motion-ended":
      return `${the} by ${name(motion.mover)} ${sayEnding(notice, name)}. It takes a new motion to finalize the RFC, with new sign-offs.`;
    case "decision":
      return sayDecision(standing, motion, ended, name, mention);
    case "reminder":
      return sayReminder(notice, standing, motion, name, mention);
    case "objection-will-lapse":
      return sayWillLapse(notice, motion, name, mention);
    case "objection-lapsed":
      return `The objection ${sayObjection(objectionOf(motion, notice.objection), name)} has lapsed: no other stakeholder seconded it in time. It no longer blocks the motion to ${motion.disposition}.`;
    case "recovered":
      return `The checklist of the motion to ${motion.disposition} was deleted, and what the bot kept of the motion stood there. It goes on with what the thread shows: please look at the new checklist, and say again what is missing there. A new, whole final comment period begins as soon as somebody of another group has signed off and no objection is open. For a decision before its end, every group has to sign off again.`;
    case "how-to-object":
      return `@${name(notice.to)}: a review that requests changes does not block the motion to ${motion.disposition}. To object to it, write a comment with a line such as \`${mention} object unclear limits\`: the words after \`object\` name the objection. It then blocks the motion until you resolve it with \`${mention} resolve unclear limits\`.`;
  }
}

function motionOf(standing: Standing, number: number): { motion: Motion; ended: EndedMotion | null } {
  if (standing.motion?.number === number) return { motion: standing.motion, ended: null };
  const ended = standing.ended.find((each) => each.motion.number === number);
  if (ended === undefined)
    throw new Error(`a notice is about motion ${number}, which this standing does not have`);
  return { motion: ended.motion, ended };
}

function sayPaused(): string {
  return "The bot is paused here. It has seen the commands and will count them once it goes on; until then it does nothing else. No period ends sooner than 24 hours after the pause.";
}

function objected(
  objection: { readonly name: string; readonly by: Person; readonly url: string },
  name: Name,
): string {
  return `${name(objection.by)} objects: ${inlineQuote(objection.name)} ([comment](${objection.url})).`;
}

function sayAborted({ because }: Of<"period-aborted">, motion: Motion, name: Name, mention: string): string {
  const ended = "The final comment period has ended without a decision.";
  const next = "Then a new, whole final comment period begins; the sign-offs stay.";
  switch (because.kind) {
    case "objection":
      return `${ended} ${objected(because, name)} The motion to ${motion.disposition} is blocked until the objection is resolved with \`${mention} resolve\`, by its objector, or overruled by an admin. ${next}`;
    case "text-changed":
      return `${ended} The text has changed, and here a change starts the period anew: a new, whole one is announced next. The sign-offs stay.`;
    case "sign-off-withdrawn": {
      const who = because.by === null ? "A sign-off" : `The sign-off of ${name(because.by)}`;
      return `${ended} ${who} was withdrawn before the period was announced, so no stakeholder of another group than ${name(motion.mover)}'s has signed off. Somebody of another group has to. Then a new, whole final comment period begins.`;
    }
  }
}

function sayEndMoved({ because, endsAt }: Of<"end-moved">): string {
  const why = because === "text" ? "The text has changed shortly before the end" : "The bot was paused";
  const so =
    because === "text"
      ? "so that everybody has time to look at it"
      : "and no period ends right after a pause";
  return `The final comment period now ends on **${writeInstant(endsAt)}**. ${why}, ${so}.`;
}

function sayDecisionLapsed({ endsAt }: Of<"decision-lapsed">, motion: Motion): string {
  const lapsed = `The text has changed since it was decided that the RFC is to be ${doneTo(motion.disposition)}, so that decision has lapsed. The sign-offs stay, as given to an earlier text.`;
  if (endsAt === null) return `${lapsed} A whole final comment period is announced next.`;
  return `${lapsed} The final comment period goes on. It ends on **${writeInstant(endsAt)}**.`;
}

function sayEnding({ end, by }: Of<"motion-ended">, name: Name): string {
  const who = by === null ? "" : ` by ${name(by)}`;
  if (end.kind === "lapsed") return `has lapsed, ${LAPSED[end.because]}`;
  if (end.kind === "cancelled") return `was cancelled${who}${end.admin ? ", an admin" : ""}`;
  return `has ended${who}`;
}

function sayDecision(
  standing: Standing,
  motion: Motion,
  ended: EndedMotion | null,
  name: Name,
  mention: string,
): string {
  if (ended !== null) return renderClosing(ended, name, mention);
  const sentences = sayCarryingOut(standing, speakMarkdown(name)).map(({ text }) => text);
  const ground = motion.decision === null ? "" : `, ${sayGround(motion.decision.because)}`;
  const decided = `**Decided:** the [motion to ${motion.disposition}](${motion.source.url}) by ${name(motion.mover)} is carried${ground}.`;
  // No second comment follows once it is carried out, so a closed RFC's reason stands here (R15).
  return [`${decided} ${sentences.join(" ")}`, ...sayReason(motion, name)].join("\n\n");
}

function sayReminder(
  { endsAt }: Of<"reminder">,
  standing: Standing,
  motion: Motion,
  name: Name,
  mention: string,
): string {
  const groups = awaitedGroups(motion, presentText(standing));
  return [
    `The final comment period of the [motion to ${motion.disposition}](${motion.source.url}) ends on **${writeInstant(endsAt)}**. Then the RFC is ${doneTo(motion.disposition)}, unless a stakeholder objects before. These groups have not signed the present text yet:`,
    mentionGroups(motion, groups, name),
    `To sign off, write \`${mention} reviewed\`; to object, \`${mention} object NAME\`.`,
  ].join("\n\n");
}

function sayWillLapse(
  { objection, lapsesAt }: Of<"objection-will-lapse">,
  motion: Motion,
  name: Name,
  mention: string,
): string {
  const found = objectionOf(motion, objection);
  return `@${name(found.by)}: the objection ${sayObjection(found, name)} lapses on **${writeInstant(lapsesAt)}**, unless another stakeholder seconds it by then with \`${mention} second\` and its name.`;
}

function objectionOf(motion: Motion, number: number): Objection {
  const objection = motion.objections.find((each) => each.number === number);
  if (objection === undefined) throw new Error(`motion ${motion.number} has no objection ${number}`);
  return objection;
}

function sayObjection({ name: words, by, source }: Objection, name: Name): string {
  return `${inlineQuote(words)} by ${name(by)} ([comment](${source.url}))`;
}
