/** How `rfc reconcile` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const reconcile: CommandSpec = {
  name: "reconcile",
  summary: "make the bot's database whole again, from GitHub",
  details:
    "After a database was lost, or an old backup was put back. It looks at every open RFC of every installation, at whatever changed of late, and at every pull request that the database knows, and does what the bot would do. What the database doesn't know any more is found on GitHub: in the threads, and in the receipts of the bot's checklists.\n\nIt takes the bot's own settings from the environment (`node apps/bot/src/main.ts --help` lists them). With SQLite, stop the bot first.\n\nExit status: 0 everything was looked at, 1 something couldn't be, 2 it could not begin.",
  options: [
    { flags: "--all", about: "everything that the app is installed on" },
    {
      flags: "--dry-run",
      about: "write nothing, and tell what would be written; the bot may run meanwhile",
    },
    {
      flags: "--format <format>",
      about: "how to print the result",
      choices: ["pretty", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc reconcile --all", about: "after a backup was put back" },
    { line: "rfc reconcile --all --dry-run", about: "what it would do" },
  ],
  load: () => import("../commands/reconcile.ts"),
};
