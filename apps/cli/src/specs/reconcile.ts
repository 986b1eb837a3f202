/** How `rfc reconcile` is called. */
import type { CommandSpec } from "../command-spec.ts";
import { BOT, HOST, TOKENS } from "./asking.ts";

export const reconcile: CommandSpec = {
  name: "reconcile",
  argument: {
    name: "[pull]",
    about: "with --dry-run: a pull request, as OWNER/REPO#NUMBER or its address",
  },
  summary: "show what the bot would do, or make its database whole again, from GitHub",
  details: `For one pull request, with --dry-run: the bot works as it would, and nothing is written. Its plan is shown: the checklist as it would change, comments, labels, check runs, the merge. ${TOKENS}

With --all, for the operator: after a database was lost, or an old backup was put back. It looks at every open RFC of every installation, at whatever changed of late, and at every pull request that the database knows, and does what the bot would do. What the database doesn't know any more is found on GitHub: in the threads, and in the receipts of the bot's checklists. It takes the bot's own settings from the environment (\`node apps/bot/src/main.ts --help\` lists them). With SQLite, stop the bot first.

Exit status: 0 everything was looked at, 1 something couldn't be, 2 it could not begin.`,
  options: [
    { flags: "--all", about: "everything that the app is installed on" },
    {
      flags: "--dry-run",
      about: "write nothing, and tell what would be written; the bot may run meanwhile",
    },
    HOST,
    BOT,
    {
      flags: "--format <format>",
      about: "how to print the result",
      choices: ["pretty", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc reconcile acme/rfcs#12 --dry-run", about: "what the bot would do there now" },
    { line: "rfc reconcile --all", about: "after a backup was put back" },
    { line: "rfc reconcile --all --dry-run", about: "what it would do" },
  ],
  json: "With `--dry-run` for one pull request: one document, by [its schema](../schemas/reconcile-pull.schema.json). Keys are only ever added.",
  load: () => import("../commands/reconcile.ts"),
};
