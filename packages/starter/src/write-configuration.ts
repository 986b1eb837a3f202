/**
 * The text of `.github/rfcbot.yml` for a new repository: who decides, and every other setting as a comment, at its default.
 */
import { SCHEMA_LINE } from "@rfckit/config";
import { stringify } from "yaml";

export interface StarterProject {
  readonly label: string;
  readonly title?: string;
  readonly groups: readonly StarterGroup[];
}

/** Logins, which may be pinned (`bob#583231`), or one team (`acme/core`). */
export type StarterGroup =
  | { readonly name: string; readonly logins: readonly string[] }
  | { readonly name: string; readonly team: string };

export function writeConfiguration(projects: readonly StarterProject[]): string {
  return `${SCHEMA_LINE}
#
# How this repository decides on RFCs. The bot reads this file on the default branch only.
# \`rfc config check\` checks it, \`rfc config show\` prints it with every default, and the editor line above brings
# completion. Lines that begin with "# " and a setting are the defaults: take the "# " away to change one.
version: 1

# Who decides. A project is known by a label on the pull request, and needs two groups or more: the sign-off that counts
# comes from another group than the one that made the motion. Members are GitHub logins; \`{ team: organisation/team }\` is
# a GitHub team, which only the App can read.
projects:
${projects.map(writeProject).join("")}
${SETTINGS}`;
}

function writeProject({ label, title, groups }: StarterProject): string {
  const rows = groups.map((group) => {
    const members = "team" in group ? `{ team: ${scalar(group.team)} }` : list(group.logins);
    return `      ${scalar(group.name)}: ${members}\n`;
  });
  const name = title === undefined ? "" : `    title: ${scalar(title)}\n`;
  return `  ${scalar(label)}:\n${name}    groups:\n${rows.join("")}`;
}

function list(logins: readonly string[]): string {
  return `[${logins.map(scalar).join(", ")}]`;
}

/** Text as YAML reads it as text: in quotes where it needs them. */
function scalar(text: string): string {
  return /[[\]{},]/u.test(text) ? JSON.stringify(text) : stringify(text, { lineWidth: 0 }).trimEnd();
}

const SETTINGS = `# Who may cancel motions and overrule objections. Each use is recorded as such.
# admins: []

# What begins a command in a comment.
# mentions: ["@rfcbot"]

# Where RFCs and their forms are.
# rfcs:
#   directory: accepted
#   templates: { draft: templates/draft.md, full: templates/full.md }

# The final comment period. minimum: how long it lasts even if each group has signed off at once. changeGrace: how much time
# a late change of the text leaves to object. onChange: keep or restart. reminders: such as [2d] before its end.
# fcp: { days: 10, minimum: 0h, changeGrace: 24h, onChange: keep, reminders: [] }

# Whether an approving review signs off.
# signOff: { reviews: true }

# Who may resolve an objection: objector or group. secondAfter: such as 30d, after which one that nobody seconds lapses.
# objection: { resolvers: objector, secondAfter: null }

# enabled: false has the bot announce decisions, and a person carry them out. method: merge, squash or rebase.
# merge: { enabled: true, method: merge }

# What the bot's own labels are called.
# labels:
#   proposed: motion-to-finalize
#   finalCommentPeriod: final-comment-period
#   blocked: blocked-by-stakeholder
#   finished: finished-final-comment-period
#   disposition: "disposition-{disposition}"

# The check runs on a pull request.
# checks: { lint: true, stakeholders: false }

# The linter. \`rfc lint --rules\` lists the rules; overrides are for documents that are older than the forms.
# lint: { rules: {}, overrides: [], front-matter: optional, time-limit: 2s }

# true: the bot reads, says that it is paused, and does nothing.
# paused: false

# Whether a private repository's RFCs may show on the dashboard.
# public: false
`;
