/** How `rfc adopt` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const adopt: CommandSpec = {
  name: "adopt",
  argument: { name: "<pull>", about: "a pull request, as OWNER/REPO#NUMBER or its address" },
  summary: "take over a motion that people have run by hand",
  details: `A comment headed “Motion to finalize with a disposition to merge” (close, postpone), by a stakeholder, with a list of boxes. It shows what it read and what the bot would do, asks, and the bot goes on from there: with a checklist of its own, and never sooner than a whole new final comment period by what was signed before. Only what people ticked or commanded themselves is taken over.

It takes the bot's own settings from the environment (\`node apps/bot/src/main.ts --help\` lists them). With SQLite, stop the bot first.

This is for the App. Where the Action runs the process there is nothing to type here: \`gh workflow run rfc-process.yml -f adopt=12 -f dry-run=true\` shows the same in the run's log, and without \`-f dry-run=true\` it is done (docs/action.md, “A motion that people have run by hand”).

Exit status: 0 it is taken over (or was before), 1 it can't be, or wasn't wanted, 2 it could not begin.`,
  options: [
    { flags: "--yes", about: "don't ask; without a terminal nothing is taken over otherwise" },
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
    { line: "rfc adopt acme/rfcs#12 --dry-run", about: "what it reads, and what would follow" },
    { line: "rfc adopt acme/rfcs#12", about: "the same, and then asks whether to do it" },
  ],
  json: "One document, by [its schema](../schemas/adopt.schema.json). Keys are only ever added.",
  load: () => import("../commands/adopt.ts"),
};
