/** What is wrong with projects, groups, and the names of people. */
import { describe } from "vitest";
import { cases, GROUPS, WITH } from "./cases.ts";

const LOGIN = "expected a GitHub login: letters, digits and single hyphens, at most 39 characters.";
const PINNED = "expected a pinned login such as `bob#583231`: the login, `#`, and the numeric user id.";
const TEAM = "expected a team as `organisation/team`, the way its page's address spells it.";
const GROUP = "expected a list of one or more logins, or `{ team: organisation/team }`.";
const TWO_GROUPS = "expected two or more, for the sign-off that counts comes from a second one.";
const LABEL = "expected a label's name: one line of at most 50 characters.";
const MENTION =
  'expected a mention such as `"@rfcbot"`: `@` and a name of letters, digits and single hyphens.';

describe("projects and groups", () => {
  cases([
    [
      "no projects",
      "paused: true",
      "1:1: Found nothing at `projects`, expected one or more projects by their labels.",
    ],
    [
      "nothing under projects",
      "projects:",
      "1:1: Found nothing at `projects`, expected one or more projects by their labels.",
    ],
    [
      "projects, but none",
      "projects: {}",
      "1:11: Found an empty mapping at `projects`, expected one or more projects by their labels.",
    ],
    [
      "a list of projects",
      "projects: [p]",
      "1:11: Found a list at `projects`, expected one or more projects by their labels.",
    ],
    [
      "a project that is a list",
      "projects: { p: [a] }",
      "1:16: Found a list at `projects.p`, expected a mapping with `title` or `groups`.",
    ],
    [
      "a project without groups",
      "projects: { p: { title: P } }",
      "1:13: Found nothing at `projects.p.groups`, expected two or more groups by their names.",
    ],
    [
      "no group (D2)",
      GROUPS(""),
      "1:26: Found no group at `projects.p.groups`, expected two or more, for the sign-off that counts comes from a second one.",
    ],
    ["one group (D2)", GROUPS("A: [a]"), `1:26: Found one group at \`projects.p.groups\`, ${TWO_GROUPS}`],
    [
      "one group of a team (D2)",
      GROUPS("A: { team: o/t }"),
      `1:26: Found one group at \`projects.p.groups\`, ${TWO_GROUPS}`,
    ],
    [
      "everybody in every group (D2)",
      GROUPS("A: [a, b], B: [B, A]"),
      "1:26: Found the same people in every group at `projects.p.groups`, expected somebody who isn't in all of them, for the sign-off that counts comes from another group.",
    ],
    [
      "an empty group",
      GROUPS("A: [], B: [b]"),
      `1:31: Found an empty list at \`projects.p.groups.A\`, ${GROUP}`,
    ],
    [
      "a group with nothing",
      "projects:\n  p:\n    groups:\n      A:\n      B: [b]",
      `4:7: Found nothing at \`projects.p.groups.A\`, ${GROUP}`,
    ],
    [
      "a group of one login without its list",
      GROUPS("A: carol, B: [b]"),
      `1:31: Found the text \`carol\` at \`projects.p.groups.A\`, ${GROUP} Did you mean \`[carol]\`?`,
    ],
    [
      "a group with an empty name",
      GROUPS('"": [a], B: [b]'),
      '1:28: Found the key `` at `projects.p.groups[""]`, expected one line of at most 100 characters.',
    ],
    [
      "the same login twice",
      GROUPS("A: [alice, bob, Alice], B: [b]"),
      "1:44: Found the login `Alice` a second time at `projects.p.groups.A[2]`, expected each only once in this list.",
    ],
    [
      "the same login twice, once pinned",
      GROUPS("A: [alice, alice#3], B: [b]"),
      "1:39: Found the login `alice#3` a second time at `projects.p.groups.A[1]`, expected each only once in this list.",
    ],
    [
      "a title that is a number",
      "projects: { p: { title: 2026, groups: { A: [a], B: [b] } } }",
      '1:25: Found the number `2026` at `projects.p.title`, expected one line of at most 100 characters. Did you mean `"2026"`?',
    ],
    [
      "a project label with a line end",
      '{"projects": {"a\\nb": {"groups": {"A": ["a"], "B": ["b"]}}}}',
      `1:15: Found the key \`a�b\` at \`projects["a\\nb"]\`, ${LABEL} Did you mean \`a b\`?`,
    ],
    [
      "a project label that is too long",
      `projects: { ${"x".repeat(51)}: { groups: { A: [a], B: [b] } } }`,
      `1:13: Found the key \`${"x".repeat(51)}\` at \`projects.${"x".repeat(51)}\`, ${LABEL}`,
    ],
  ]);
});

describe("logins, teams and mentions", () => {
  cases([
    [
      "a login with an @",
      GROUPS("A: ['@bob'], B: [b]"),
      `1:32: Found the text \`@bob\` at \`projects.p.groups.A[0]\`, ${LOGIN} Did you mean \`bob\`?`,
    ],
    [
      "a profile's address",
      GROUPS("A: ['https://github.com/bob'], B: [b]"),
      `1:32: Found the text \`https://github.com/bob\` at \`projects.p.groups.A[0]\`, ${LOGIN} Did you mean \`bob\`?`,
    ],
    [
      "an underscore",
      WITH("admins: [a_b]"),
      `6:10: Found the text \`a_b\` at \`admins[0]\`, ${LOGIN} Did you mean \`a-b\`?`,
    ],
    [
      "two hyphens",
      WITH("admins: [a--b]"),
      `6:10: Found the text \`a--b\` at \`admins[0]\`, ${LOGIN} Did you mean \`a-b\`?`,
    ],
    [
      "40 characters",
      WITH(`admins: [${"a".repeat(40)}]`),
      `6:10: Found the text \`${"a".repeat(40)}\` at \`admins[0]\`, ${LOGIN}`,
    ],
    [
      "an app",
      WITH("admins: ['dependabot[bot]']"),
      `6:10: Found the text \`dependabot[bot]\` at \`admins[0]\`, ${LOGIN}`,
    ],
    [
      "a login of digits",
      WITH("admins: [1234]"),
      `6:10: Found the number \`1234\` at \`admins[0]\`, ${LOGIN} Did you mean \`"1234"\`?`,
    ],
    ["an empty login", WITH("admins: ['']"), `6:10: Found an empty text at \`admins[0]\`, ${LOGIN}`],
    ["a list in the list", WITH("admins: [[a]]"), `6:10: Found a list at \`admins[0]\`, ${LOGIN}`],
    [
      "a pin without its number",
      WITH("admins: [bob#]"),
      `6:10: Found the text \`bob#\` at \`admins[0]\`, ${PINNED}`,
    ],
    [
      "a pin that is no number",
      WITH("admins: [bob#x1]"),
      `6:10: Found the text \`bob#x1\` at \`admins[0]\`, ${PINNED}`,
    ],
    [
      "a pin that begins with 0",
      WITH("admins: [bob#012]"),
      `6:10: Found the text \`bob#012\` at \`admins[0]\`, ${PINNED}`,
    ],
    [
      "a pin without a login",
      WITH("admins: ['#12']"),
      `6:10: Found the text \`#12\` at \`admins[0]\`, ${PINNED}`,
    ],
    [
      "an @ before a pinned login",
      WITH("admins: ['@bob#12']"),
      `6:10: Found the text \`@bob#12\` at \`admins[0]\`, ${PINNED} Did you mean \`bob#12\`?`,
    ],
    [
      "admins without their list",
      WITH("admins: dora"),
      "6:9: Found the text `dora` at `admins`, expected a list of logins such as `[dora]`.",
    ],
    [
      "an admin twice",
      WITH("admins: [dora, DORA]"),
      "6:16: Found the login `DORA` a second time at `admins[1]`, expected each only once in this list.",
    ],
    [
      "a team without its organisation",
      GROUPS("A: { team: core }, B: [b]"),
      `1:39: Found the text \`core\` at \`projects.p.groups.A.team\`, ${TEAM}`,
    ],
    [
      "a team with an @",
      GROUPS("A: { team: '@o/core' }, B: [b]"),
      `1:39: Found the text \`@o/core\` at \`projects.p.groups.A.team\`, ${TEAM} Did you mean \`o/core\`?`,
    ],
    [
      "a team's address",
      GROUPS("A: { team: 'https://github.com/orgs/o/teams/core' }, B: [b]"),
      `1:39: Found the text \`https://github.com/orgs/o/teams/core\` at \`projects.p.groups.A.team\`, ${TEAM} Did you mean \`o/core\`?`,
    ],
    [
      "a team that is a list",
      GROUPS("A: { team: [o/core] }, B: [b]"),
      `1:39: Found a list at \`projects.p.groups.A.team\`, ${TEAM}`,
    ],
    [
      "a mention without its @",
      WITH("mentions: [rfcbot]"),
      `6:12: Found the text \`rfcbot\` at \`mentions[0]\`, ${MENTION} Did you mean \`@rfcbot\`?`,
    ],
    [
      "a mention of two words",
      WITH('mentions: ["@rfc bot"]'),
      `6:12: Found the text \`@rfc bot\` at \`mentions[0]\`, ${MENTION}`,
    ],
    [
      "a mention twice",
      WITH('mentions: ["@rfcbot", "@RFCbot"]'),
      "6:23: Found the mention `@RFCbot` a second time at `mentions[1]`, expected each only once in this list.",
    ],
    [
      "mentions without their list",
      WITH('mentions: "@rfcbot"'),
      '6:11: Found the text `@rfcbot` at `mentions`, expected a list of names such as `["@rfcbot"]`.',
    ],
  ]);
});
