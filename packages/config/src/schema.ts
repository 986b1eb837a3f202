/**
 * The configuration's schema: the one source of its type, its validation, the JSON Schema that editors
 * complete from, and the reference page.
 *
 * It describes the file as it is written, with logins and durations as text; `build-configuration` makes the
 * values of the process from it. What depends on two places far apart is checked in `check-labels`.
 */
import { DAY, DEFAULT_POLICY } from "@rfckit/core";
import * as z from "zod";
import { formatDuration, parseDuration, suggestDuration } from "./duration.ts";
import { lintSchema } from "./lint-schema.ts";
import { quote } from "./problem.ts";
import { bareLogin, projects } from "./projects-schema.ts";
import { rfcsSchema } from "./rfcs-schema.ts";
import {
  choice,
  days,
  dispositionLabel,
  duration,
  flag,
  fold,
  label,
  lapse,
  listOf,
  login,
  mention,
  report,
} from "./values.ts";
import { section, worded } from "./wording.ts";

const { fcp: period, objection, merge, labels: names, signOffByReview } = DEFAULT_POLICY;
const DAYS = period.length / DAY;

const reminders = listOf(
  lapse,
  { expected: "a list of durations before the end, such as `[2d]`", noun: "reminder" },
  parseDuration,
);

const fcp = section({
  days: days
    .default(DAYS)
    .meta({ description: "How long the final comment period lasts, in days of 24 hours (R10, D17)." }),
  minimum: duration.default(formatDuration(period.minimum)).meta({
    description:
      "How long after its announcement every short-cut waits, even when all groups have signed (D19).",
  }),
  changeGrace: duration.default(formatDuration(period.changeGrace)).meta({
    description:
      "How much time a late change of the text leaves to object to it; the period's end moves for it (D16).",
  }),
  onChange: choice(["keep", "restart"])
    .default(period.onChange)
    .meta({ description: "Whether a change of the text keeps the running period, or restarts it (D15)." }),
  reminders: reminders.default(period.reminders.map(formatDuration)).meta({
    description: "How long before the end a reminder names the groups that have not signed, each once (D33).",
  }),
}).superRefine((value, context) => {
  for (const [index, reminder] of value.reminders.entries()) {
    const before = parseDuration(reminder);
    if (before === null || before < value.days * DAY) continue;
    const found = `the reminder ${quote(reminder)} before the end of a period of ${value.days} days`;
    report(context, { path: ["reminders", index], found, expected: "one that is shorter than the period" });
  }
});

const never = worded(
  z.union([lapse, z.null()]),
  "a duration longer than zero such as `30d`, or `null` for never",
  suggestDuration,
);

const labels = section({
  proposed: label
    .default(names.proposed)
    .meta({ description: "On the pull request while a motion is proposed or blocked." }),
  finalCommentPeriod: label
    .default(names.finalCommentPeriod)
    .meta({ description: "While the final comment period runs." }),
  blocked: label.default(names.blocked).meta({ description: "While an objection is open (R11)." }),
  finished: label.default(names.finished).meta({ description: "From the decision on." }),
  disposition: dispositionLabel
    .default(names.disposition)
    .meta({ description: "From the motion on. `{disposition}` stands for `merge`, `close` or `postpone`." }),
});

export const labelsShape = labels.shape;

const settings = {
  version: worded(z.literal(1), "the number `1`", (text) => (text === "1" ? text : null))
    .default(1)
    .meta({ description: "The version of this file's format." }),
  mentions: listOf(mention, { expected: 'a list of names such as `["@rfcbot"]`', noun: "mention" }, fold)
    .default(["@rfcbot"])
    .meta({
      description:
        "The names by which a comment's line addresses the bot. The app's own login always counts too.",
    }),
  projects: projects.meta({
    description: "The projects by their labels: a pull request's project labels decide its roster (R4).",
  }),
  admins: listOf(login, { expected: "a list of logins such as `[dora]`", noun: "login" }, bareLogin)
    .default([])
    .meta({
      description: "Who may cancel motions and overrule objections; always recorded as such (D6, D24).",
    }),
  rfcs: rfcsSchema.prefault({}).meta({ description: "Where RFCs and their templates are." }),
  fcp: fcp.prefault({}).meta({ description: "The final comment period." }),
  signOff: section({
    reviews: flag
      .default(signOffByReview)
      .meta({ description: "Whether an approving review signs off a motion to merge (D11)." }),
  })
    .prefault({})
    .meta({ description: "Ways to sign off." }),
  objection: section({
    resolvers: choice(["objector", "group"]).default(objection.resolvers).meta({
      description:
        "Who may resolve an objection besides an admin: its author only, or anybody of a group they are in (D24).",
    }),
    secondAfter: never.default(null).meta({
      description:
        "After how long an objection lapses that no other stakeholder has seconded; `null`: never (D26).",
    }),
  })
    .prefault({})
    .meta({ description: "Objections." }),
  merge: section({
    enabled: flag.default(merge.enabled).meta({
      description: "Whether the bot carries a decision out. If not, it announces it and a person does.",
    }),
    method: choice(["merge", "squash", "rebase"])
      .default(merge.method)
      .meta({ description: "How the bot merges (D20)." }),
  })
    .prefault({})
    .meta({ description: "Carrying a decision out." }),
  labels: labels.prefault({}).meta({
    description:
      "The labels' names on GitHub. The bot puts them on and takes them off; it never reads them (D32).",
  }),
  checks: section({
    lint: flag.default(true).meta({ description: "The check run `rfc lint`, with the linter's result." }),
    stakeholders: flag.default(false).meta({ description: "A second check run that shows who is awaited." }),
  })
    .prefault({})
    .meta({ description: "The check runs on a pull request about an RFC." }),
  lint: lintSchema.prefault({}).meta({ description: "The linter's settings." }),
  paused: flag.default(false).meta({
    description: "The bot reads, answers once a pull request that it is paused, and does nothing else (D34).",
  }),
  public: flag
    .default(false)
    .meta({ description: "Whether a private repository's RFCs may show on the dashboard." }),
};

export const configurationSchema = worded(z.strictObject(settings), "a mapping that has at least `projects`");

/** The same for a file that only says what is to be different: it needs no projects. */
export const changeSchema = worded(
  z.strictObject({ ...settings, projects: settings.projects.default({}) }),
  "a mapping with some of the configuration's keys, such as `fcp`",
);

/** The file as it is written, with every default filled in. */
export type ConfigurationFile = z.output<typeof configurationSchema>;
