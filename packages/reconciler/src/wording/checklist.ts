/**
 * The checklist: the bot's one status comment on a motion (R7).
 *
 * It is a view of the standing and of nothing else: no clock, no count of tries, so that a second look writes
 * nothing. Somebody reads it as plain text in a mail, so it has no tables and says everything in words. Where
 * it would grow too long, links and times go first, then what is settled; boxes and open objections never.
 */
import {
  type EndedMotion,
  isStakeholder,
  type Motion,
  type Person,
  presentText,
  type Standing,
  stakeholdersOf,
  type TextDigest,
  whatIsAwaited,
} from "@rfckit/core";
import { renderEnd } from "./checklist-end.ts";
import { renderGroups } from "./checklist-groups.ts";
import { renderObjections } from "./checklist-objections.ts";
import { type Detail, type Page, SHORT_NAMES } from "./checklist-page.ts";
import { sayGround } from "./grounds.ts";
import { blockQuote } from "./quote.ts";
import { writeInstant } from "./time.ts";
import { speakMarkdown, WHOLE_NAMES } from "./voice.ts";

interface CommonView {
  readonly standing: Standing;
  /** How somebody is called today. */
  readonly name: (person: Person) => string;
  /** What commands begin with, such as `@rfcbot`. */
  readonly mention: string;
  /** Where the difference between two texts can be seen, if anywhere. */
  readonly compareUrl?: (from: string, to: string) => string | null;
  /** How many characters (UTF-16) the text may have; the hidden key and the receipts take the comment's rest. */
  readonly room: number;
}

export type ChecklistView = CommonView &
  (
    | { readonly motion: Motion; readonly ended?: never }
    | { readonly ended: EndedMotion; readonly motion?: never }
  );

/**
 * The checklist's text (R7, D11, D15, D31), without hidden key and receipts. The fullest form that has room; at
 * the core's limits the barest takes less than 36,000 characters.
 */
export function renderChecklist(view: ChecklistView): string {
  const forms: Detail[] = view.ended === undefined ? ["full", "compact", "bare"] : ["compact", "bare"];
  let text = "";
  for (const detail of forms) {
    text =
      view.ended === undefined
        ? renderPending(view, view.motion, detail)
        : renderEnded(view, view.ended, detail);
    if (text.length <= view.room) return text;
  }
  return text;
}

function renderPending(view: CommonView, motion: Motion, detail: Detail): string {
  const { standing, mention } = view;
  const page = layOut(view, motion, detail, presentText(standing));
  const awaited = whatIsAwaited(standing, speakMarkdown(page.at, page.limits)).map(({ text }) => `- ${text}`);
  return join([
    renderHead(page),
    `### What is awaited next\n\n${awaited.join("\n")}`,
    renderPeriod(page),
    renderGroups(page),
    renderRoster(page),
    renderObjections(page),
    `### How to take part\n\n${howToTakePart(motion, mention).join("\n")}`,
  ]);
}

function renderEnded(view: CommonView, ended: EndedMotion, detail: Detail): string {
  const page = layOut(view, ended.motion, detail, null);
  return join([renderHead(page), renderEnd(ended, page), renderGroups(page), renderObjections(page)]);
}

function layOut(view: CommonView, motion: Motion, detail: Detail, present: TextDigest): Page {
  const { name, compareUrl } = view;
  const at = (person: Person): string => `@${name(person)}`;
  const limits = detail === "bare" ? SHORT_NAMES : WHOLE_NAMES;
  return { motion, detail, present, name, at, compareUrl: compareUrl ?? (() => null), limits };
}

const MOST_REASON: Readonly<Record<Detail, number>> = { full: 1500, compact: 500, bare: 150 };

function renderHead(page: Page): string {
  const { motion, detail, at } = page;
  const { disposition, mover, source, adopted } = motion;
  const by = adopted === undefined ? "" : " by hand";
  const when = `on ${writeInstant(adopted?.movedAt ?? motion.at)}`;
  const moved = `${at(mover)} moved${by} to **${disposition}** this RFC ${when} ([the motion](${source.url})).`;
  const reason = blockQuote(motion.reason, MOST_REASON[detail]);
  return join([
    `## Motion to ${disposition}`,
    moved,
    renderAdoption(page),
    reason === "" ? null : `The reason given:\n\n${reason}`,
  ]);
}

/** What became of a motion that people had run by hand. */
function renderAdoption({ motion, at }: Page): string | null {
  const { adopted } = motion;
  if (adopted === undefined) return null;
  const who = adopted.by === null ? "its operator" : at(adopted.by);
  return `The bot took this motion over on ${writeInstant(motion.at)}, as ${who} asked it to. From then on this comment is the list that counts, and no longer [the one made by hand](${motion.source.url}). Who had signed there by their own hand is signed off here, as for an earlier text: that counts for the final comment period, and not for deciding sooner until they sign again.`;
}

function renderPeriod({ motion }: Page): string | null {
  const { period, decision } = motion;
  const lines: string[] = [];
  if (period !== null) {
    const announced = `([the announcement](${period.url}))`;
    lines.push(
      `- Began: ${writeInstant(period.startedAt)} ${announced}`,
      `- Ends: **${writeInstant(period.endsAt)}**${period.moves > 0 ? " (the end was moved)" : ""}`,
    );
  }
  if (decision !== null)
    lines.push(`- Decided: ${writeInstant(decision.at)}, ${sayGround(decision.because)}`);
  if (lines.length === 0) return null;
  return `### ${period === null ? "Decision" : "Final comment period"}\n\n${lines.join("\n")}`;
}

/** A later change of labels or configuration changes no roster, but is noted (D7). */
function renderRoster({ motion, name }: Page): string | null {
  const present = motion.presentRoster;
  if (present === null) return null;
  const added = stakeholdersOf(present).filter((person) => !isStakeholder(motion.roster, person.id));
  const gone = stakeholdersOf(motion.roster).filter((person) => !isStakeholder(present, person.id));
  const parts: string[] = [];
  if (added.length > 0) parts.push(`new: ${listNames(added, name)}`);
  if (gone.length > 0) parts.push(`no longer: ${listNames(gone, name)}`);
  if (parts.length === 0 && describeRoster(present) === describeRoster(motion.roster)) return null;
  const change = parts.length === 0 ? "the same people, in other groups" : parts.join("; ");
  const mayObject = added.length > 0 ? " Whoever is new may object, too." : "";
  return `Since the motion was made, the labels or the configuration have changed the stakeholders (${change}). This motion keeps its own.${mayObject}`;
}

function describeRoster(roster: Motion["roster"]): string {
  return JSON.stringify(
    roster.groups.map((group) => [group.name, group.members.map((member) => member.id).sort()]),
  );
}

/** People by name, without a mention; beyond twenty the rest is counted. */
export function listNames(people: readonly Person[], name: (person: Person) => string): string {
  const shown = people.slice(0, 20).map(name);
  if (people.length > shown.length) shown.push(`and ${people.length - shown.length} more`);
  return shown.join(", ");
}

function howToTakePart(motion: Motion, mention: string): string[] {
  const reviews = motion.disposition === "merge" && motion.policy.signOffByReview;
  const otherways = reviews
    ? "tick their own box above, and an approving review signs off too"
    : "tick their own box above";
  const lines = [
    `- To sign off, write a comment with the line \`${mention} reviewed\`. This takes no write access. Who has write access can also ${otherways}.`,
    `- To object, write \`${mention} object NAME\`, with a short name for what is wrong; \`${mention} resolve NAME\` resolves it.`,
  ];
  if (motion.policy.objection.secondAfter !== null) {
    lines.push(`- To second an objection of somebody else, write \`${mention} second NAME\`.`);
  }
  if (motion.period === null && motion.decision === null) {
    lines.push(
      `- To withdraw a sign-off, write \`${mention} unreview\`, or untick the box. Once the final comment period is announced, object instead.`,
    );
  }
  lines.push(
    `- To see where things stand, write \`${mention} status\`; for all commands, \`${mention} help\`.`,
  );
  return lines;
}

function join(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join("\n\n");
}
