/**
 * Configuration files. Whatever the text is, it is read or refused, soon, with problems that stand in it; what is read is
 * what the rest of the toolkit relies on.
 */
import {
  type Configuration,
  EVERY_SETTING,
  formatProblem,
  namesToLookUp,
  projectLabels,
  readConfiguration,
  resolveConfiguration,
  rosterFor,
  SMALLEST,
} from "@rfckit/config";
import { canDecide, type Person } from "@rfckit/core";
import type { Chance } from "../models/chance.ts";
import type { Part } from "../proof.ts";
import { fuzzPart } from "./fuzz-part.ts";
import { laughs } from "./laughs.ts";
import { drawText } from "./mutate.ts";
import { judgeProblems, judgePrototype } from "./well-formed.ts";

const FILES: readonly string[] = [
  SMALLEST,
  SMALLEST,
  EVERY_SETTING,
  `mentions: ["@rfcbot", "@kit-bot"]
projects:
  core: &core
    title: "The core: of \\"it\\""
    groups: { One & Only: [ana#1001, ben], "#2": [cho, dee], Three: { team: example/three } }
  other: *core
admins: [ada]
fcp: { days: 10, reminders: [2d, 1d], onChange: restart }
objection: { resolvers: group, secondAfter: 30d }
`,
  JSON.stringify({
    projects: { p: { groups: { A: ["ana"], B: ["ben", "cho"] } } },
    labels: { proposed: "moved", disposition: "to-{disposition}" },
    lint: { rules: { "section-missing": "warning" }, overrides: [{ files: "accepted/*", stage: "free" }] },
  }),
  "",
];

/** Each takes long to refuse, so there are few of them. */
const LAUGHS = [laughs(4), laughs(6)];

export function fuzzConfiguration(usual = 3400): Part {
  return fuzzPart({
    name: "fuzz/configuration",
    usual,
    draw: (chance: Chance) => drawText(chance.oneIn(80) ? LAUGHS : FILES, chance),
    judge: judgeFile,
  });
}

function judgeFile(text: string): string | null {
  const read = readConfiguration(text);
  const traces = judgePrototype();
  if (traces !== null) return traces;
  if (read.ok) return judgeConfiguration(read.value);
  for (const problem of read.problems) {
    if (/[\n\r]/.test(formatProblem(problem, "c.yml"))) return "a problem takes several lines";
    const { line, column, endLine, endColumn } = problem;
    if (endLine < line || (endLine === line && endColumn < column)) return "a problem ends before it begins";
  }
  return judgeProblems(text, read.problems, /\n/);
}

const LOGIN = /^(?=.{1,39}$)[A-Za-z0-9](?:-?[A-Za-z0-9])*$/;
/** What would hide or reorder what stands beside it, or break its line. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const DAY = 86_400_000;

function judgeConfiguration(configuration: Configuration): string | null {
  const { projects, admins, policy, mentions } = configuration;
  if (projects.length === 0) return "a configuration without a project is valid";
  if (policy.fcp.length < DAY) return "a final comment period of less than a day is valid (D17)";
  if (!mentions.every((mention) => mention.startsWith("@") && LOGIN.test(mention.slice(1))))
    return "a mention is no mention";
  const groups = projects.flatMap((project) => project.groups);
  const logins = [...admins, ...groups.flatMap((group) => ("members" in group ? group.members : []))];
  if (!logins.every(({ login, id }) => LOGIN.test(login) && (id === null || Number.isSafeInteger(id))))
    return "a login is no login";
  const titles = projects.flatMap(({ label, title }) => [label, title]);
  const labels = Object.values(policy.labels).filter((label) => typeof label === "string");
  const names = [...titles, ...groups.map((group) => group.name), ...labels];
  if (names.some((name) => name === "" || [...name].length > 100 || UNSEEN.test(name)))
    return "a name is empty, too long, or hides something";
  return judgePeople(configuration);
}

/** With everybody known to GitHub, it gives rosters on which motions can be decided, or says why not. */
function judgePeople(configuration: Configuration): string | null {
  const names = namesToLookUp(configuration);
  const logins = new Map(
    names.logins.map((login, index): [string, Person] => [login, { id: 1001 + index, login }]),
  );
  const team = [...logins.values()].slice(0, 2);
  const people = { logins, teams: new Map(names.teams.map((name) => [name, team])) };
  const resolved = resolveConfiguration(configuration, people, new Map());
  if (!resolved.ok) return resolved.problems.length > 0 ? null : "people are refused without a problem";
  for (const label of projectLabels(resolved.value)) {
    const { roster } = rosterFor(resolved.value, [label]);
    if (!canDecide(roster)) return "a project is valid in which no motion can be decided (D2)";
  }
  return null;
}
