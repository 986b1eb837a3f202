/** The receipts in the bot's own words, for somebody who may not have the secret that they are sealed with. */
import type { Entry } from "@rfckit/core";
import { type Account, ownText, readReceipts, type Snapshot, sealAnew } from "@rfckit/reconciler";

export interface OwnReceipts {
  /** The comment's address. */
  readonly url: string;
  /**
   * `verified`: the seal fits the secret. `broken`: it doesn't. Where no secret is given, `unsealed`: the bot has none
   * either, or `unverified`.
   */
  readonly seal: "verified" | "broken" | "unsealed" | "unverified";
  /** As they stand, whatever the seal says. */
  readonly entries: readonly Entry[];
}

/** Those of all checklists, oldest first. `secret` is the operator's; `null` where it isn't known. */
export function ownReceipts(snapshot: Snapshot, bot: Account, secret: string | null): OwnReceipts[] {
  const { key, pull, comments } = snapshot;
  return comments.flatMap((comment) => {
    const text = ownText(comment, bot.id);
    if (text === null || sealsIn(text).length === 0) return [];
    const seal = { key, url: pull.url, secret: secret ?? "" };
    const fits = readReceipts(text, seal).kind === "read";
    const read = readReceipts(sealAnew(text, seal), seal);
    return [
      {
        url: comment.url,
        seal: secret === null ? (fits ? "unsealed" : "unverified") : fits ? "verified" : "broken",
        entries: read.kind === "read" ? read.entries : [],
      },
    ];
  });
}

/** The seals that stand in a text. */
export function sealsIn(text: string): string[] {
  return [...text.matchAll(/<!-- rfckit:receipts 1 \d+ ([0-9a-f]{64})\n/gu)].map(([, seal = ""]) => seal);
}
