/**
 * One look at a plain issue: somebody who tries a command there is told, once, where commands count (D28).
 *
 * Nothing else is ever said on an issue. That the hint stands is on record, so that deleting it brings no other one.
 */

import { ownComments, withHiddenKey } from "./hidden-key.ts";
import type { Host } from "./host.ts";
import type { LeaseGuard } from "./lease-guard.ts";
import { chainRows } from "./ledger-chain.ts";
import { GitHubRefused } from "./ports/github.ts";
import type { IssueSnapshot, PullKey } from "./ports/snapshot.ts";
import { readCommands } from "./read/read-commands.ts";
import { postedEntries } from "./read/read-facts.ts";
import { keepSettings } from "./settings/keep-settings.ts";
import { mentionsOf } from "./settings/mentions.ts";
import { renderIssueHint } from "./wording/index.ts";

/** What the hint's hidden key says. */
const HINT = "issue/hint";

/**
 * Looks at an issue under a lease on it, and gives how people address the bot there; `null` where it didn't have to
 * look. Throws `GitHubUnavailable`, `GitHubRefused` and `LeaseLost` (see the ports).
 */
export async function runIssuePass(
  host: Host,
  key: PullKey,
  guard: LeaseGuard,
): Promise<readonly string[] | null> {
  const rows = await host.ledger.read(key);
  if (rows.some(({ entry }) => entry.kind === "posted" && entry.about === HINT)) return null;
  const issue = await host.github.observeIssue(key);
  if (issue === null || issue.locked || issue.archived) return null;
  const { settings } = await keepSettings(host, key.repository, issue.configuration, guard);
  const mentions = mentionsOf(settings, issue.bot);
  if (host.operator.paused || settings?.paused === true) return mentions;
  const posted = await findOrPost(host, issue, mentions, guard);
  if (posted === null) return mentions;
  const entries = postedEntries(HINT, posted.id, posted.url, posted.at);
  await host.ledger.append(key, chainRows(rows.at(-1), entries), await guard.ensure());
  return mentions;
}

async function findOrPost(
  host: Host,
  issue: IssueSnapshot,
  mentions: readonly string[],
  guard: LeaseGuard,
): Promise<{ readonly id: number; readonly url: string; readonly at: number } | null> {
  // A hint whose answer was lost stands there all the same.
  const [there] = ownComments(issue).get(HINT) ?? [];
  if (there !== undefined) return { id: there.id, url: there.url, at: there.createdAt };
  if (!issue.comments.some((comment) => readCommands(comment, mentions).length > 0)) return null;
  await guard.ensure();
  try {
    const body = withHiddenKey(HINT, renderIssueHint(mentions[0] ?? ""));
    return await host.github.comment(issue.key, body);
  } catch (error) {
    // Locked, transferred or archived a moment ago: then nobody needs the hint.
    if (!(error instanceof GitHubRefused)) throw error;
    const { repository, number } = issue.key;
    host.log.info("hint-refused", { repository, number, why: error.reason });
    return null;
  }
}
