/**
 * Whose token may run the process. A bot that acts as one of the people who decide could not be told from them: what it
 * posts would be theirs, and what they type would be its own, which it never reads (D29).
 */
import type { Resolved } from "@rfckit/config";
import type { Account } from "@rfckit/reconciler";

/** Why that account must not run the process; `null` where it may. */
export function refuseStakeholder(bot: Account, settings: Resolved | null): string | null {
  if (bot.kind === "bot" || settings === null) return null;
  const groups = settings.projects.flatMap(({ groups: all }) => all);
  const [group] = groups.filter(({ members }) => members.some(({ id }) => id === bot.id));
  const admin = settings.admins.some(({ id }) => id === bot.id);
  if (group === undefined && !admin) return null;
  const what = group === undefined ? "one of the admins" : `a stakeholder (${group.name})`;
  return `The token is ${bot.login}'s own, who is ${what}: the bot would speak as ${bot.login}, and could not hear what ${bot.login} says. Take the input token out to use the workflow's own, or use the token of a GitHub App (docs/action.md).`;
}

/** What whoever uses somebody's token should know, where it isn't refused. */
export function warnOfPerson(bot: Account): string | null {
  if (bot.kind === "bot") return null;
  return `The token is that of the user ${bot.login}. The bot acts as ${bot.login} and reads nothing that ${bot.login} writes. Don't put that login into a group or among the admins.`;
}
