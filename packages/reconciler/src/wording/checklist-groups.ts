/**
 * The roster by group, with a box for each stakeholder in each of their groups (R7, D12), and who signed what.
 */
import { type Group, type Person, type SignOff, signedGroups, signOffOf } from "@rfckit/core";
import { renderBox } from "./boxes.ts";
import type { Page } from "./checklist-page.ts";
import { plainTitle } from "./quote.ts";
import { writeMoment } from "./time.ts";

export function renderGroups(page: Page): string {
  const { motion, present, detail, at } = page;
  const signed = new Set(present === null ? [] : signedGroups(motion, present));
  const parts = [`### Who has signed off\n\n${renderSum(page, signed.size)}`];
  for (const group of motion.roster.groups) {
    parts.push(renderGroup(group, present === null ? null : signed.has(group.name), page));
  }
  if (motion.approvedBefore.length > 0) {
    const people = motion.approvedBefore.map(at);
    const list = detail === "bare" ? `${people.length} of them` : people.join(", ");
    parts.push(`Approved before the motion, which does not count as a sign-off: ${list}.`);
  }
  return parts.join("\n\n");
}

function renderSum({ motion, present }: Page, signed: number): string {
  const groups = motion.roster.groups.length;
  if (present === null) return "A group has signed when one of its members has.";
  return `${signed} of ${groups} groups have signed the present text (${writeText(present)}). A group has signed when one of its members has.`;
}

function renderGroup(group: Group, signed: boolean | null, page: Page): string {
  const { motion, name, limits } = page;
  const title = plainTitle(group.name, limits.title);
  const hasAny = group.members.some((member) => signOffOf(motion, member.id) !== undefined);
  const boxes = group.members.map((member) => {
    const signOff = signOffOf(motion, member.id);
    const box = { login: name(member), checked: signOff !== undefined };
    return renderBox(box, signOff === undefined ? renderToSign(member, page) : renderNote(signOff, page));
  });
  return `#### ${title}: ${sayState(signed, hasAny)}\n\n${boxes.join("\n")}`;
}

/** `null`: signatures aren't compared with a present text. */
function sayState(signed: boolean | null, hasAny: boolean): string {
  if (signed === true || (signed === null && hasAny)) return "signed";
  return hasAny ? "signed an earlier text only" : "not signed";
}

const HOW: Readonly<Record<SignOff["how"], string>> = {
  motion: "made the motion",
  command: "signed by comment",
  tick: "ticked the box",
  review: "approved in a review",
};

function renderNote(signOff: SignOff, page: Page): string {
  const { detail, present } = page;
  const earlier = present !== null && signOff.text !== present;
  if (detail !== "full") return earlier ? "signed an earlier text" : "";
  const { how, at, url, text } = signOff;
  const said = `[${HOW[how]}](${url}), ${writeMoment(at)}`;
  if (!earlier) return text === null ? said : `${said}, text ${writeText(text)}`;
  if (text === null) return `${said}; **signed an earlier text**, which the bot did not see`;
  const difference = page.compareUrl(text, present);
  const link = difference === null ? "" : ` ([what changed since](${difference}))`;
  return `${said}; **signed an earlier text**, ${writeText(text)}${link}`;
}

/** In a list made by hand anybody with write access could tick the boxes of others, which signs nothing. */
function renderToSign(member: Person, { motion, detail }: Page): string {
  const again = motion.adopted?.toSignAgain.some(({ id }) => id === member.id) ?? false;
  return again && detail === "full"
    ? "ticked by somebody else in the list made by hand, to be signed again"
    : "";
}

/** A text by the beginning of its digest, so that people can tell two apart. */
function writeText(digest: string): string {
  return `\`${digest.slice(0, 7)}\``;
}
