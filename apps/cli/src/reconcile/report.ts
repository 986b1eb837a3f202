/** What came of it, in words. */

export interface Told {
  /** How many pull requests were looked at. */
  readonly pulls: number;
  /** Where ledgers were made whole from receipts. */
  readonly restored: readonly string[];
  readonly failed: readonly { readonly where: string; readonly why: string }[];
  /** What a dry run would have done. */
  readonly would: readonly { readonly where: string; readonly what: string }[];
}

export function reportText({ pulls, restored, failed, would }: Told, dryRun: boolean): string {
  const parts = [
    ...would.map(({ where, what }) => `${where}: would ${what}`),
    ...(would.length === 0 ? [] : [""]),
    `Looked at ${count(pulls, "pull request")}.${dryRun ? " This was a dry run: nothing was written." : ""}`,
  ];
  if (restored.length > 0) {
    const many = restored.length === 1 ? "One ledger" : `${restored.length} ledgers`;
    parts.push(`${many} ${dryRun ? "would be made" : "made"} whole from receipts: ${restored.join(", ")}.`);
  }
  if (failed.length > 0) {
    parts.push(`${count(failed.length, "thing")} couldn't be looked at:`);
    parts.push(...failed.map(({ where, why }) => `  ${where}: ${why}`));
    parts.push("Run this again once that is mended. The bot tries again by itself as well.");
  } else if (!dryRun) {
    parts.push("The database is whole. Start the bot.");
  }
  return `${parts.join("\n")}\n`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
