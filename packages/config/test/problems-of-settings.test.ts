/** What is wrong with everything else. */
import { describe } from "vitest";
import { cases, WITH } from "./cases.ts";

const FCP = "`days`, `minimum`, `changeGrace`, `onChange` or `reminders`";
const DURATION = "expected a duration such as `90m`, `24h` or `3d`.";
const LONGER = "expected a duration longer than zero, such as `90m`, `24h` or `3d`.";
const LABEL = "expected a label's name: one line of at most 50 characters.";
const DISPOSITION =
  "expected a label's name with `{disposition}` in it once, and at most 50 characters once it is filled in.";
const FOLDER = "expected a folder's path below the repository's root, without `..`.";
const FILE = "expected a file's path below the repository's root, without `..`.";
const DAYS = "expected a whole number of days from 1 to 365.";

describe("the period, objections and merging", () => {
  cases([
    [
      "a section that is no mapping",
      WITH("fcp: 10d"),
      `6:6: Found the text \`10d\` at \`fcp\`, expected a mapping with ${FCP}.`,
    ],
    [
      "a section with nothing in it",
      WITH("fcp:"),
      `6:1: Found nothing at \`fcp\`, expected a mapping with ${FCP}.`,
    ],
    [
      "days as a duration",
      WITH("fcp: { days: 10d }"),
      `6:14: Found the text \`10d\` at \`fcp.days\`, ${DAYS} Did you mean \`10\`?`,
    ],
    [
      "no day at all (D17)",
      WITH("fcp: { days: 0 }"),
      `6:14: Found the number \`0\` at \`fcp.days\`, ${DAYS}`,
    ],
    [
      "half a day (D17)",
      WITH("fcp: { days: 0.5 }"),
      `6:14: Found the number \`0.5\` at \`fcp.days\`, ${DAYS}`,
    ],
    [
      "days without end",
      WITH("fcp: { days: .inf }"),
      `6:14: Found the number \`.inf\` at \`fcp.days\`, ${DAYS}`,
    ],
    ["too many days", WITH("fcp: { days: 366 }"), `6:14: Found the number \`366\` at \`fcp.days\`, ${DAYS}`],
    [
      "a duration in words",
      WITH("fcp: { minimum: 1 hour }"),
      `6:17: Found the text \`1 hour\` at \`fcp.minimum\`, ${DURATION} Did you mean \`1h\`?`,
    ],
    [
      "a compound duration",
      WITH("fcp: { changeGrace: 1d12h }"),
      `6:21: Found the text \`1d12h\` at \`fcp.changeGrace\`, ${DURATION} Did you mean \`36h\`?`,
    ],
    [
      "a duration without its unit",
      WITH("fcp: { changeGrace: 24 }"),
      `6:21: Found the number \`24\` at \`fcp.changeGrace\`, ${DURATION}`,
    ],
    [
      "a duration of a century",
      WITH("fcp: { changeGrace: 36500d }"),
      `6:21: Found the text \`36500d\` at \`fcp.changeGrace\`, ${DURATION}`,
    ],
    [
      "a reminder as long as the period (D33)",
      WITH("fcp: { days: 2, reminders: [24h, 48h] }"),
      "6:34: Found the reminder `48h` before the end of a period of 2 days at `fcp.reminders[1]`, expected one that is shorter than the period.",
    ],
    [
      "a reminder as long as the default period",
      WITH("fcp: { reminders: [10d] }"),
      "6:20: Found the reminder `10d` before the end of a period of 10 days at `fcp.reminders[0]`, expected one that is shorter than the period.",
    ],
    [
      "a reminder at the end itself",
      WITH("fcp: { reminders: [0h] }"),
      `6:20: Found the text \`0h\` at \`fcp.reminders[0]\`, ${LONGER}`,
    ],
    [
      "a reminder twice, spelt in two ways",
      WITH("fcp: { reminders: [2d, 48h] }"),
      "6:24: Found the reminder `48h` a second time at `fcp.reminders[1]`, expected each only once in this list.",
    ],
    [
      "a reminder without its list",
      WITH("fcp: { reminders: 2d }"),
      "6:19: Found the text `2d` at `fcp.reminders`, expected a list of durations before the end, such as `[2d]`.",
    ],
    [
      "a choice misspelt",
      WITH("fcp: { onChange: Restrat }"),
      "6:18: Found the text `Restrat` at `fcp.onChange`, expected `keep` or `restart`. Did you mean `restart`?",
    ],
    [
      "who resolves",
      WITH("objection: { resolvers: admin }"),
      "6:25: Found the text `admin` at `objection.resolvers`, expected `objector` or `group`.",
    ],
    [
      "objections that lapse at once",
      WITH("objection: { secondAfter: 0d }"),
      "6:27: Found the text `0d` at `objection.secondAfter`, expected a duration longer than zero such as `30d`, or `null` for never.",
    ],
    [
      "objections that lapse in words",
      WITH("objection: { secondAfter: 30 days }"),
      "6:27: Found the text `30 days` at `objection.secondAfter`, expected a duration longer than zero such as `30d`, or `null` for never. Did you mean `30d`?",
    ],
    [
      "a merge method",
      WITH("merge: { method: sqash }"),
      "6:18: Found the text `sqash` at `merge.method`, expected `merge`, `squash` or `rebase`. Did you mean `squash`?",
    ],
    [
      "a switch in words",
      WITH("merge: { enabled: no }"),
      "6:19: Found the text `no` at `merge.enabled`, expected `true` or `false`. Did you mean `false`?",
    ],
    [
      "a switch as text",
      WITH('paused: "true"'),
      "6:9: Found the text `true` at `paused`, expected `true` or `false`. Did you mean `true`?",
    ],
    ["a switch as null", WITH("public: null"), "6:9: Found `null` at `public`, expected `true` or `false`."],
    [
      "reviews",
      WITH("signOff: { reviews: [] }"),
      "6:21: Found an empty list at `signOff.reviews`, expected `true` or `false`.",
    ],
    [
      "checks",
      WITH("checks: { stakeholders: 2 }"),
      "6:25: Found the number `2` at `checks.stakeholders`, expected `true` or `false`.",
    ],
    [
      "another version",
      WITH("version: 2"),
      "6:10: Found the number `2` at `version`, expected the number `1`.",
    ],
    [
      "the version as text",
      WITH('version: "1"'),
      "6:10: Found the text `1` at `version`, expected the number `1`. Did you mean `1`?",
    ],
  ]);
});

describe("labels", () => {
  cases([
    [
      "two of one name",
      WITH("labels: { proposed: x, blocked: X }"),
      "6:33: Found the label `X` (also that of `labels.proposed`) at `labels.blocked`, expected a name that no other label has.",
    ],
    [
      "the name of a default",
      WITH("labels: { blocked: final-comment-period }"),
      "6:20: Found the label `final-comment-period` (also that of `labels.finalCommentPeriod`) at `labels.blocked`, expected a name that no other label has.",
    ],
    [
      "the name of a project",
      WITH("labels: { blocked: P }"),
      "6:20: Found the label `P` (also that of `projects.p`) at `labels.blocked`, expected a name that no other label has.",
    ],
    [
      "a project with the name of a default",
      "projects: { finished-Final-comment-period: { groups: { A: [a], B: [b] } } }",
      "1:13: Found the label `finished-Final-comment-period` (also that of `labels.finished`) at `projects.finished-Final-comment-period`, expected a name that no other label has.",
    ],
    [
      "a project with the name of a disposition",
      "projects: { disposition-postpone: { groups: { A: [a], B: [b] } } }",
      "1:13: Found the label `disposition-postpone` (also that of `labels.disposition`) at `projects.disposition-postpone`, expected a name that no other label has.",
    ],
    [
      "two projects of one name",
      "projects: { p: { groups: { A: [a], B: [b] } }, P: { groups: { A: [a], B: [b] } } }",
      "1:48: Found the label `P` (also that of `projects.p`) at `projects.P`, expected a name that no other label has.",
    ],
    [
      "a clash beside another problem",
      WITH("paused: 3\nlabels: { blocked: p }"),
      "6:9: Found the number `3` at `paused`, expected `true` or `false`.",
      "7:20: Found the label `p` (also that of `projects.p`) at `labels.blocked`, expected a name that no other label has.",
    ],
    [
      "no name",
      WITH('labels: { finished: "" }'),
      `6:21: Found an empty text at \`labels.finished\`, ${LABEL}`,
    ],
    [
      "blanks around",
      WITH('labels: { finished: " done " }'),
      `6:21: Found the text \` done \` at \`labels.finished\`, ${LABEL} Did you mean \`done\`?`,
    ],
    [
      "too long",
      WITH(`labels: { finished: ${"x".repeat(51)} }`),
      `6:21: Found the text \`${"x".repeat(51)}\` at \`labels.finished\`, ${LABEL}`,
    ],
    [
      "a hidden character",
      WITH('labels: { finished: "a\\u202eb" }'),
      `6:21: Found the text \`a�b\` at \`labels.finished\`, ${LABEL}`,
    ],
    [
      "no disposition",
      WITH("labels: { disposition: decided }"),
      `6:24: Found the text \`decided\` at \`labels.disposition\`, ${DISPOSITION}`,
    ],
    [
      "two dispositions",
      WITH('labels: { disposition: "{disposition}/{disposition}" }'),
      `6:24: Found the text \`{disposition}/{disposition}\` at \`labels.disposition\`, ${DISPOSITION}`,
    ],
    [
      "too long with its disposition",
      WITH(`labels: { disposition: "${"x".repeat(43)}{disposition}" }`),
      `6:24: Found the text \`${"x".repeat(43)}{disposition}\` at \`labels.disposition\`, ${DISPOSITION}`,
    ],
  ]);
});

describe("paths and the linter", () => {
  cases([
    [
      "out of the repository",
      WITH("rfcs: { directory: ../rfcs }"),
      `6:20: Found the text \`../rfcs\` at \`rfcs.directory\`, ${FOLDER}`,
    ],
    [
      "out of it further down",
      WITH("rfcs: { directory: a/../../rfcs }"),
      `6:20: Found the text \`a/../../rfcs\` at \`rfcs.directory\`, ${FOLDER}`,
    ],
    [
      "the root itself",
      WITH("rfcs: { directory: ./ }"),
      `6:20: Found the text \`./\` at \`rfcs.directory\`, ${FOLDER}`,
    ],
    [
      "absolute",
      WITH("rfcs: { directory: /rfcs }"),
      `6:20: Found the text \`/rfcs\` at \`rfcs.directory\`, ${FOLDER} Did you mean \`rfcs\`?`,
    ],
    [
      "backslashes",
      WITH("rfcs: { templates: { full: 'a\\f.md' } }"),
      `6:28: Found the text \`a\\f.md\` at \`rfcs.templates.full\`, ${FILE} Did you mean \`a/f.md\`?`,
    ],
    [
      "a folder as a template",
      WITH("rfcs: { templates: { draft: a/ } }"),
      `6:29: Found the text \`a/\` at \`rfcs.templates.draft\`, ${FILE} Did you mean \`a\`?`,
    ],
    [
      "one template for both",
      WITH("rfcs: { templates: a.md }"),
      "6:20: Found the text `a.md` at `rfcs.templates`, expected a mapping with `draft` or `full`.",
    ],
    [
      "a severity",
      WITH("lint: { rules: { section-missing: warn } }"),
      "6:35: Found the text `warn` at `lint.rules.section-missing`, expected `off`, `info`, `warning` or `error`. Did you mean `warning`?",
    ],
    [
      "a rule's id",
      WITH("lint: { rules: { Section_Missing: error } }"),
      "6:18: Found the key `Section_Missing` at `lint.rules.Section_Missing`, expected a rule's id such as `section-missing`. Did you mean `section-missing`?",
    ],
    [
      "an override without files",
      WITH("lint: { overrides: [{ stage: free }] }"),
      "6:21: Found nothing at `lint.overrides[0].files`, expected a pattern of paths such as `accepted/old-*.md`.",
    ],
    [
      "an override that is none",
      WITH("lint:\n  overrides:\n    - a.md"),
      "8:7: Found the text `a.md` at `lint.overrides[0]`, expected a mapping with `files`, `stage` or `rules`.",
    ],
    [
      "a stage",
      WITH("lint: { overrides: [{ files: a.md, stage: Ful }] }"),
      "6:43: Found the text `Ful` at `lint.overrides[0].stage`, expected `draft`, `full` or `free`. Did you mean `full`?",
    ],
    [
      "front matter",
      WITH("lint: { front-matter: never }"),
      "6:23: Found the text `never` at `lint.front-matter`, expected `optional`, `required` or `forbidden`.",
    ],
    [
      "no time at all",
      WITH("lint: { time-limit: 0s }"),
      `6:21: Found the text \`0s\` at \`lint.time-limit\`, ${LONGER}`,
    ],
  ]);
});
