/** How people address the bot. */
import type { Settings } from "@rfckit/config";
import type { Account } from "../ports/snapshot.ts";

export const DEFAULT_MENTION = "@rfcbot";

/** The configured mentions, and always the bot's own login. */
export function mentionsOf(settings: Pick<Settings, "mentions"> | null, bot: Account): string[] {
  // Where nobody knows yet who the bot is, it has no login that could count.
  const own = bot.login === "" ? [] : [`@${bot.login.replace(/\[bot\]$/, "")}`];
  return [...new Set([...(settings?.mentions ?? [DEFAULT_MENTION]), ...own])];
}
