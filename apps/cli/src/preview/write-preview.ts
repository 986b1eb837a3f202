/** `rfc preview` for people. */
import { DAY, enumerate } from "@rfckit/core";
import type { Output } from "../io.ts";
import { shownWidth } from "../shown-width.ts";
import { createPaint, harmless, type Paint, type Style } from "../simulate/paint.ts";
import { textWidth } from "../simulate/text-width.ts";
import { wrapRuns } from "../simulate/wrap.ts";
import type { LocalRoster, People } from "./local-roster.ts";
import type { Counts, Preview } from "./preview.ts";

export function writePreview(preview: Preview, hindrances: readonly string[], output: Output): string {
  const page = createPage(output);
  const { paint } = page;
  page.line(paint(`${harmless(preview.shown)}, as the bot will see it`, "bold"));
  page.line("");
  page.fact("Subject", saySubject(preview));
  page.fact("Stage", sayStage(preview));
  page.fact("rfc lint", sayLint(preview));
  page.line("");
  if (hindrances.length > 0) page.line(paint("Not ready for a motion to merge:", "red", "bold"));
  else page.line(paint(sayReady(preview), "green", "bold"));
  for (const hindrance of hindrances) page.item(hindrance, "red");
  for (const remark of remarksOn(preview)) page.item(remark);
  if (preview.configuration !== null) writeRosters(page, preview);
  return page.text();
}

interface Page {
  readonly paint: Paint;
  line(text: string): void;
  words(words: string): void;
  fact(name: string, words: string): void;
  /** A sentence below a heading. */
  item(words: string, style?: Style): void;
  /** A name and what belongs to it. */
  row(name: string, width: number, words: string): void;
  text(): string;
}

const NAME = 10;

function createPage(output: Output): Page {
  const paint = createPaint(output.color);
  const width = shownWidth(output);
  const lines: string[] = [];
  const hang = (lead: string, indent: number, words: string): void => {
    const wrapped = wrapRuns([{ text: harmless(words), styles: [] }], width - indent, paint);
    for (const [index, line] of wrapped.entries())
      lines.push(index === 0 ? `${lead}${line}` : `${" ".repeat(indent)}${line}`);
  };
  return {
    paint,
    line: (text) => lines.push(text),
    words: (words) => hang("", 0, words),
    fact: (name, words) => hang(`  ${paint(name.padEnd(NAME), "dim")}`, NAME + 2, words),
    item: (words, style) => hang(`  ${style === undefined ? "-" : paint("-", style)} `, 4, words),
    row: (name, size, words) =>
      hang(`  ${name}${" ".repeat(Math.max(0, size - textWidth(name)))}  `, size + 4, words),
    text: () => `${lines.join("\n")}\n`,
  };
}

function saySubject({ subject }: Preview): string {
  switch (subject.kind) {
    case "new":
      return "a new RFC";
    case "amendment":
      return "a change to an RFC that is accepted already: nothing is asked of its form";
    case "upkeep":
      return "nothing that takes motions";
  }
}

function sayStage({ stage }: Preview): string {
  if (stage.because === "configuration")
    return stage.is === "free"
      ? "free of templates: the configuration says so. A motion asks for a full RFC all the same"
      : `${stage.is}: the configuration says so`;
  const why = {
    "front-matter": "its front matter says so",
    section: `it has ${enumerate(
      stage.sections.map((name) => `"${name}"`),
      "and",
    )}`,
    nothing: "nothing says that it is a draft",
  }[stage.because];
  const advice = stage.is === "draft" ? ". Open it as a draft pull request" : "";
  return `${stage.is}: ${why}${advice}`;
}

function sayLint({ lint, stage }: Preview): string {
  const full = `as a full RFC ${sayCounts(lint.full)}`;
  return stage.is === "draft" ? `as a draft ${sayCounts(lint.draft)}; ${full}` : full;
}

function sayReady({ stage }: Preview): string {
  return `Ready for a motion to merge${stage.is === "draft" ? ", once the pull request is no draft" : ""}.`;
}

/** What keeps no motion back, and is worth knowing before one is made. */
function remarksOn({ lint, shown, gate }: Preview): string[] {
  const empty = gate.empty.map((name) => `"${name}"`);
  const remarks = empty.length === 0 ? [] : [`Without any text: ${enumerate(empty, "and")}.`];
  if (lint.full.errors === 0) return remarks;
  return [
    ...remarks,
    `The linter's errors keep no motion back, but fail the check \`rfc lint\`. \`rfc lint --stage full ${shown}\` lists them.`,
  ];
}

function sayCounts({ errors, warnings }: Counts): string {
  const counts = [count(errors, "error"), count(warnings, "warning")].filter(
    (_, index) => [errors, warnings][index] !== 0,
  );
  return counts.length === 0 ? "no problems" : counts.join(" and ");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function writeRosters(page: Page, preview: Preview): void {
  const { labels, configuration } = preview;
  const rosters = preview.rosters.filter(({ groups }) => groups.length > 0);
  const policy = configuration?.policy;
  if (policy === undefined || rosters.length === 0) return;
  if (labels.from !== "option") page.line("");
  if (labels.from === "none")
    page.words("No label is chosen (--label). The pull request's project labels decide who is asked:");
  if (labels.from === "front-matter")
    page.words("By the projects of the front matter. On GitHub it is the labels that count:");
  for (const roster of rosters) writeRoster(page, roster, policy.fcp.minimum === 0);
  const early = policy.fcp.minimum > 0 ? ", though not before the minimum" : "";
  page.line("");
  page.fact(
    "Period",
    `${count(policy.fcp.length / DAY, "day")}; over at once when each group has signed off${early}`,
  );
  const admins = configuration?.admins.map(({ login }) => login) ?? [];
  if (admins.length > 0)
    page.fact("Admins", `${enumerate(admins, "and")}: may cancel a motion, and overrule objections`);
}

function writeRoster(page: Page, roster: LocalRoster, isAtOnce: boolean): void {
  const { paint } = page;
  const { groups, labels } = roster;
  const title = labels.join(", ") === roster.title ? "" : `  ${harmless(roster.title)}`;
  page.line("");
  page.line(`${paint(harmless(labels.join(" + ")), "bold", "cyan")}${title}`);
  const width = Math.min(20, Math.max(...groups.map(({ name }) => textWidth(harmless(name)))));
  for (const { name, logins, teams } of groups)
    page.row(harmless(name), width, [...logins, ...teams.map((team) => `the team ${team}`)].join(", "));
  if (roster.problem !== null) return;
  page.line("");
  page.item("The period starts when somebody of another group than the mover's signs off.");
  if (groups.length === 2 && isAtOnce)
    page.item("With two groups that sign-off is the last one that is needed: the RFC is merged at once.");
  for (const people of roster.cannotMove)
    page.item(`${sayPeople(people)} can't move: nobody would be of another group than theirs.`);
  for (const { mover, by } of roster.starters) {
    if (mover.groups.length < 2) continue;
    const starters = by.map((people) => `${sayPeople(people)} (${sayGroups(people)})`);
    page.item(
      `Moved by ${sayPeople(mover)} (${sayGroups(mover)}), only these can start it: ${starters.join("; ")}.`,
    );
  }
}

function sayPeople({ logins, teams }: Pick<People, "logins" | "teams">): string {
  return enumerate([...logins, ...teams.map((team) => `a member of the team ${team}`)], "or", 8);
}

function sayGroups({ groups }: People): string {
  return enumerate(groups, "and", 4);
}
