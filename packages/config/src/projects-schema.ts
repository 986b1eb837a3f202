/**
 * Projects, their groups, and who is in them.
 *
 * Two things are refused here because no motion could ever be decided under them (D2): a project of fewer
 * than two groups, and one in which everybody is in every group. A project with a team in it is judged again
 * when the team has been read.
 */
import * as z from "zod";
import { fold, label, listOf, login, report, team, title } from "./values.ts";
import { section, worded } from "./wording.ts";

const members = listOf(
  login.meta({ description: "A GitHub login, or one pinned to its numeric user id: `bob#583231` (D32)." }),
  { expected: "one or more logins such as `[alice, bob]`", noun: "login" },
  bareLogin,
)
  .min(1)
  .meta({
    description: "The logins of a group's members; who is in several groups signs for all of them (D12).",
  });

const teamGroup = section({
  team: team.meta({ description: "A GitHub team, `organisation/team`; it is read when a motion is made." }),
});

const group = worded(
  z.union([members, teamGroup]),
  "a list of one or more logins, or `{ team: organisation/team }`",
  (text) => (login.safeParse(text).success ? `[${text}]` : null),
);

const groups = worded(z.record(title, group), "two or more groups by their names")
  .superRefine((value, context) => {
    const count = Object.keys(value).length;
    if (count >= 2) return reportSameEverywhere(Object.values(value), context);
    const found = count === 0 ? "no group" : "one group";
    report(context, {
      path: [],
      found,
      expected: "two or more, for the sign-off that counts comes from a second one",
    });
  })
  .meta({ minProperties: 2 });

const project = section({
  title: title
    .optional()
    .meta({ description: "The project's name for people; where it is left out, the label." }),
  groups: groups.meta({
    description:
      "The stakeholder groups by their names: member organisations, sub-projects. At least two (D2).",
  }),
});

export const projects = worded(z.record(label, project), "one or more projects by their labels")
  .refine((value) => Object.keys(value).length > 0)
  .meta({ minProperties: 1 });

/** Everybody in every group: then nobody is of another group than the mover (R9). */
function reportSameEverywhere(all: z.output<typeof group>[], context: z.core.$RefinementCtx): void {
  const rosters = all.map((each) =>
    Array.isArray(each) ? [...new Set(each.map(fold))].sort().join(" ") : null,
  );
  if (rosters.some((roster) => roster === null || roster !== rosters[0])) return;
  report(context, {
    path: [],
    found: "the same people in every group",
    expected: "somebody who isn't in all of them, for the sign-off that counts comes from another group",
  });
}

/** A login without its pin, to be compared. */
export function bareLogin(pinnable: string): string {
  return fold(pinnable.split("#")[0] ?? pinnable);
}
