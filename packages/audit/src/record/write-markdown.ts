/**
 * The decision record for people. It says the same as the JSON and nothing else.
 *
 * It may be pasted into a comment or a wiki: what people wrote is quoted so that it mentions, links and breaks nothing.
 */

import { HOUR } from "@rfckit/core";
import { blockQuote, inlineQuote, plainTitle, writeDuration, writeMoment } from "@rfckit/reconciler/record";
import type { DecisionRecord } from "./schema.ts";

type RecordedMotion = DecisionRecord["motions"][number];
type RecordedPerson = NonNullable<DecisionRecord["pull"]["author"]>;

/** What each of them begins with. */
export const RECORD_HEADING = "# Decision record: ";

export function writeRecordMarkdown(record: DecisionRecord): string {
  const { repository, pull, readAt, bot, basis, motions, merge, audit, hashes } = record;
  const parts = [
    `${RECORD_HEADING}${plainTitle(pull.title, 200)}`,
    [
      `- Pull request: [${repository.owner}/${repository.name}#${pull.number}](${pull.url}), ${pull.state}${pull.author === null ? "" : `, by ${pull.author.login}`}`,
      `- Head: \`${pull.head}\``,
      ...sayMerge(merge),
      `- Read from GitHub on ${moment(readAt)}; the bot is ${plainTitle(bot)}`,
      `- Told from the ${basis === "none" ? "thread alone" : basis}`,
    ].join("\n"),
    `## Audit: ${audit.verdict}`,
    audit.summary.join("\n\n"),
    ...sayFindings(audit.findings),
    ...motions.map(sayMotion),
    ...sayFacts(audit.facts),
    "## Hashes",
    sayHashes(hashes),
  ];
  return `${parts.join("\n\n")}\n`;
}

function moment(iso: string): string {
  return writeMoment(Date.parse(iso));
}

function sayMerge(merge: DecisionRecord["merge"]): string[] {
  if (merge === null) return [];
  const commit = merge.commit === null ? "" : ` as \`${merge.commit}\``;
  return [`- Merged on ${moment(merge.at)} by ${merge.by?.login ?? "an account that is gone"}${commit}`];
}

function sayFindings(findings: DecisionRecord["audit"]["findings"]): string[] {
  if (findings.length === 0) return [];
  const lines = findings.map(
    ({ kind, weight, text, url }) =>
      `- **${weight}**, ${kind}: ${escapeText(text)}${url === null ? "" : ` ([where](${url}))`}`,
  );
  return [`### What was found\n\n${lines.join("\n")}`];
}

/** Sentences of ours that may have somebody's words in them. */
function escapeText(text: string): string {
  return text.replace(/`[^`]*`|[<>*_[\]|@]/g, (part) => (part.startsWith("`") ? part : `\\${part}`));
}

function sayMotion(motion: RecordedMotion): string {
  const { number, disposition, mover, movedAt, url, reason, adopted, projects } = motion;
  const by = adopted === null ? "" : " by hand";
  const taken =
    adopted === null
      ? ""
      : ` Taken over on ${moment(adopted.at)}, as ${adopted.by?.login ?? "the bot's operator"} asked.`;
  return [
    `## Motion ${number}: ${disposition}`,
    `${mover.login} moved${by} on ${moment(movedAt)} ([where](${url})), for ${projects.map((name) => plainTitle(name)).join(", ")}.${taken}`,
    ...(reason === "" ? [] : [`The reason given:\n\n${blockQuote(reason, 4000)}`]),
    saySettings(motion),
    `### Roster and sign-offs\n\n${motion.roster.map((group) => sayGroup(group, motion)).join("\n")}`,
    ...saySignOffs(motion),
    ...sayObjections(motion),
    ...sayPeriods(motion),
    sayEnd(motion),
  ].join("\n\n");
}

function saySettings({ settings }: RecordedMotion): string {
  const { periodHours, minimumHours, changeGraceHours, onChange, reviewsSign, resolvers } = settings;
  const parts = [
    `a period of ${writeDuration(periodHours * HOUR)}`,
    ...(minimumHours > 0 ? [`no short-cut within ${writeDuration(minimumHours * HOUR)}`] : []),
    `${writeDuration(changeGraceHours * HOUR)} to object to a change of text`,
    ...(onChange === "restart" ? ["a change of text starts the period anew"] : []),
    reviewsSign ? "approving reviews sign off" : "approving reviews sign nothing",
    resolvers === "group" ? "an objector's group may resolve" : "the objector resolves",
  ];
  return `Settings: ${parts.join("; ")}.`;
}

function sayGroup(
  { group, members }: RecordedMotion["roster"][number],
  { signOffs }: RecordedMotion,
): string {
  const standing = new Set(signOffs.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ by }) => by.id));
  const people = members.map((member) => `${member.login}${standing.has(member.id) ? " (signed)" : ""}`);
  return `- ${plainTitle(group)}: ${people.join(", ")}`;
}

const HOW: Readonly<Record<RecordedMotion["signOffs"][number]["how"], string>> = {
  motion: "made the motion",
  command: "by command",
  tick: "ticked their box",
  review: "approved in a review",
};

function saySignOffs({ signOffs }: RecordedMotion): string[] {
  if (signOffs.length === 0) return [];
  const lines = signOffs.map(({ by, at, how, url, text, withdrawnAt }) => {
    const signed = text === null ? "to a text that is not known" : `to the text \`${text.slice(0, 12)}\``;
    const withdrawn = withdrawnAt === null ? "" : `; withdrawn on ${moment(withdrawnAt)}`;
    return `- ${by.login}, ${moment(at)}: ${HOW[how]} ([where](${url})), ${signed}${withdrawn}`;
  });
  return [lines.join("\n")];
}

function sayObjections({ objections }: RecordedMotion): string[] {
  if (objections.length === 0) return [];
  const lines = objections.map(({ name, by, at, url, carried, seconds, resolution }) => {
    const seconded =
      seconds.length === 0 ? "" : `, seconded by ${seconds.map(({ login }) => login).join(", ")}`;
    const from = carried ? ", from an earlier motion" : "";
    return `- ${inlineQuote(name)} by ${by.login}, ${moment(at)} ([where](${url}))${from}${seconded}: ${sayResolution(resolution)}`;
  });
  return [`### Objections\n\n${lines.join("\n")}`];
}

function sayResolution(resolution: RecordedMotion["objections"][number]["resolution"]): string {
  if (resolution === null) return "open";
  const by = (person: RecordedPerson | null) => (person === null ? "" : ` by ${person.login}`);
  const words = { resolved: "resolved", overruled: "overruled", lapsed: "lapsed" }[resolution.how];
  return `${words}${by(resolution.by)} on ${moment(resolution.at)}`;
}

function sayPeriods({ periods }: RecordedMotion): string[] {
  if (periods.length === 0) return [];
  const lines = periods.map(({ number, announcedAt, url, endsAt, moves, endedBy }) => {
    const moved = moves === 0 ? "" : moves === 1 ? ", its end moved once" : `, its end moved ${moves} times`;
    const ended =
      endedBy === null
        ? "runs"
        : `ended by ${endedBy === "abort" ? "being aborted" : `the ${endedBy.replace("end of the motion", "motion's end")}`}`;
    return `- Period ${number}: announced on ${moment(announcedAt)} ([where](${url})), to end on ${moment(endsAt)}${moved}; ${ended}`;
  });
  return [`### Final comment periods\n\n${lines.join("\n")}`];
}

function sayEnd({ decision, end }: RecordedMotion): string {
  const because = decision?.because === "every-group" ? "every group had signed" : "the period had run out";
  const decided =
    decision === null
      ? "No decision was made."
      : `Decided on ${moment(decision.at)}, since ${because}, for the head \`${decision.head}\`.`;
  if (end === null) return `${decided} The motion is on the table.`;
  const by = end.by === null ? "" : ` by ${end.by.login}`;
  return `${decided} It ended as **${end.kind}** on ${moment(end.at)}${by}.`;
}

function sayFacts(facts: DecisionRecord["audit"]["facts"]): string[] {
  if (facts.length === 0) return [];
  const lines = facts.map(
    ({ verdict, text, reasons, url }) =>
      `- **${verdict}**: ${escapeText(text)} ${escapeText(reasons.join(" "))}${url === null ? "" : ` ([where](${url}))`}`,
  );
  return [`## Facts\n\n${lines.join("\n")}`];
}

function sayHashes({ ledger, receipts }: DecisionRecord["hashes"]): string {
  const lines = receipts.map(({ motion, url, sha256, sealed }) => {
    const seal = sealed === null ? "seal not verified" : sealed ? "seal fits" : "seal does not fit";
    return `- Receipts of motion ${motion} ([where](${url})): \`${sha256}\` (${seal})`;
  });
  const chain =
    ledger === null
      ? "- No ledger was at hand"
      : `- Ledger: ${ledger.rows} rows, the last one \`${ledger.last ?? "none"}\`${ledger.chained ? "" : " (its chain is broken)"}`;
  return [chain, ...lines].join("\n");
}
