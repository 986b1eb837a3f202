/**
 * The announcement of a final comment period (D17): a comment of its own, for an edit may notify nobody.
 */
import { awaitedGroups, doneTo, type Instant, type Motion, type Person, type TextDigest } from "@rfckit/core";
import { plainTitle } from "./quote.ts";
import { writeDuration, writeInstant } from "./time.ts";

/**
 * Announces a period, at `announcedAt`, that ends at `endsAt` (UTC ms). `present` is the text on the table: the groups that
 * haven't signed it are mentioned, for it is they who are asked to look.
 */
export function announcePeriod(
  motion: Motion,
  { announcedAt, endsAt }: { readonly announcedAt: Instant; readonly endsAt: Instant },
  name: (person: Person) => string,
  mention: string,
  present: TextDigest,
): string {
  const { disposition, mover, source, periods } = motion;
  const done = doneTo(disposition);
  const which = periods > 0 ? "a new, whole final comment period" : "its final comment period";
  return [
    "## Final comment period",
    `The [motion to ${disposition}](${source.url}) by ${name(mover)} is now in ${which}. It ends on **${writeInstant(endsAt)}**, ${writeDuration(endsAt - announcedAt)} after this announcement.`,
    `Then the RFC is ${done}, unless a stakeholder objects before.`,
    ...sayShortCut(motion, announcedAt, name, present),
    [
      "Until then:",
      "",
      `- Stakeholders can still sign off with \`${mention} reviewed\`, or object with \`${mention} object NAME\` and their reasons. An objection ends the period.`,
      "- Everybody is welcome to read the text once more and to comment.",
    ].join("\n"),
  ].join("\n\n");
}

/** When every group has signed it goes faster (R13); `fcp.minimum` makes that wait (D19). */
function sayShortCut(
  motion: Motion,
  announcedAt: Instant,
  name: (person: Person) => string,
  present: TextDigest,
): string[] {
  const { policy, disposition } = motion;
  const done = doneTo(disposition);
  const earliest = announcedAt + policy.fcp.minimum;
  const notBefore = policy.fcp.minimum > 0 ? `, but not before ${writeInstant(earliest)}` : "";
  const awaited = awaitedGroups(motion, present);
  if (awaited.length === 0)
    return [`Every group has signed the present text, so it is ${done} sooner${notBefore}.`];
  return [
    `It is ${done} sooner${notBefore}, once every group has signed the present text. Still awaited:\n\n${mentionGroups(motion, awaited, name)}`,
  ];
}

/** A line for each of these groups, with its members mentioned. */
export function mentionGroups(
  motion: Motion,
  names: readonly string[],
  name: (person: Person) => string,
): string {
  return motion.roster.groups
    .filter((group) => names.includes(group.name))
    .map((group) => {
      const members = group.members.map((member) => `@${name(member)}`);
      return `- ${plainTitle(group.name)}: ${members.join(", ")}`;
    })
    .join("\n");
}
