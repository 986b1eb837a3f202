/** What somebody should know who reads with a token that isn't the bot's. Nothing of it is an error. */
import type { CommandEntry } from "@rfckit/core";
import type { Account } from "@rfckit/reconciler";

export type Remark =
  /** No comment of the bot's is there: all is read as at its first look. */
  | { readonly kind: "no-bot" }
  /** Several machine accounts have written as the bot. */
  | { readonly kind: "several-bots"; readonly bot: Account; readonly others: readonly Account[] }
  /** The account that was named has written nothing, and another one has written as the bot. */
  | { readonly kind: "other-bot"; readonly named: string; readonly bot: Account }
  /** There are receipts, and no secret to check their seals with. */
  | { readonly kind: "seal-unverified" }
  /** The secret doesn't fit receipts: they were altered, or sealed with another one. They don't count. */
  | { readonly kind: "seal-broken"; readonly urls: readonly string[] }
  /** Commands under which the bot has left no reaction, oldest first: it hasn't seen them yet, or it isn't running. */
  | { readonly kind: "unanswered"; readonly commands: readonly CommandEntry[] }
  /** The token may not read some teams. */
  | { readonly kind: "teams-unreadable"; readonly teams: readonly string[] };

/** A sentence or two, ending in what to do. */
export function sayRemark(remark: Remark): string {
  switch (remark.kind) {
    case "no-bot":
      return "The bot has written nothing here yet: this is what it would find at its first look. Name it with --bot if it writes under an account of its own.";
    case "several-bots": {
      const others = remark.others.map(({ login }) => login).join(", ");
      return `More than one account has written as the bot here. This is ${remark.bot.login}'s view; --bot takes another's: ${others}.`;
    }
    case "other-bot":
      return `${remark.named} has written nothing as the bot here, and ${remark.bot.login} has. This is what ${remark.named} would find at its first look: leave --bot out for the view of ${remark.bot.login}.`;
    case "seal-unverified":
      return "The bot's receipts are read as they stand in its own comments. Set RECEIPT_SECRET, the bot's own, to have their seals verified.";
    case "seal-broken":
      return `RECEIPT_SECRET doesn't fit the receipts in ${remark.urls.join(", ")}: they were altered, or sealed with another secret. They don't count here, as they wouldn't for the bot.`;
    case "unanswered": {
      const [first] = remark.commands;
      const { length } = remark.commands;
      const many = length === 1 ? "a command" : `${length} commands`;
      const counted =
        length === 1 ? "It is counted here as it would be" : "They are counted here as they would be";
      return `The bot has not answered ${many} yet, the first at ${first?.source.url ?? "an unknown place"}. ${counted} now. If that is more than a few minutes ago, see whether the bot runs.`;
    }
    case "teams-unreadable":
      return `This token may not read ${remark.teams.join(", ")}. Who is in there is known only from motions that were made. A token with the scope read:org may read it.`;
  }
}
