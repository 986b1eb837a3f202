/** The options of all commands that ask GitHub. */
import type { OptionSpec } from "../command-spec.ts";

export const HOST: OptionSpec = {
  flags: "--host <host>",
  about: "another GitHub than github.com, such as github.example.com; your token is sent there",
};

export const BOT: OptionSpec = {
  flags: "--bot <login>",
  about: "the account that the bot writes under, if it can't be told from its comments",
};

/** What details say of whose token is used. */
export const TOKEN =
  "It asks GitHub with your token: GITHUB_TOKEN, GH_TOKEN, or the one that the `gh` command has. Reading is all it does there.";

/** What details say of whose eyes a thread is read with. */
export const TOKENS = `${TOKEN} With RECEIPT_SECRET, the bot's own (in the Action its input \`receipt-secret\`), the seals of its receipts are verified.`;
