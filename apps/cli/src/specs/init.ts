/** How `rfc init` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const init: CommandSpec = {
  name: "init",
  argument: { name: "[folder]", about: "the folder; nothing: the one you are in", files: true },
  summary: "make a folder into an RFC repository",
  details:
    "It adds what is missing, and leaves alone what is there: the forms in templates/, a folder for accepted RFCs, .github/rfcbot.yml with every setting explained, the workflows that lint RFCs and run the process by GitHub Actions, and a README that tells people how it goes.\n\nFirst it shows what it would add. In a terminal it asks who decides, and whether to go on; in a pipe it wants --yes, and --project and --group where there is no configuration yet.\n\nExit status: 0 nothing is missing (any more), 2 it could not be done, or --yes is missing.",
  options: [
    { flags: "--project <label>", about: "the label of the first project, such as project-tunnel" },
    {
      flags: "--group <members>",
      about:
        'a group of stakeholders of it, such as "North: ana, ben", or "North: acme/north" for a GitHub team; two or more',
      repeatable: true,
    },
    {
      flags: "--app",
      about: "the bot runs as a GitHub App of yours: leave out the workflows, for two bots would answer",
    },
    { flags: "--yes", about: "go on without asking" },
    { flags: "--dry-run", about: "only show what would be added" },
    {
      flags: "--format <format>",
      about: "how to print what was done",
      choices: ["pretty", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc init", about: "here, with questions" },
    { line: "rfc init --dry-run rfcs", about: "see what the folder rfcs lacks" },
    {
      line: 'rfc init --yes --project project-tunnel --group "North: ana, ben" --group "South: cho"',
      about: "without questions, as in a script",
    },
  ],
  json: `\`\`\`json
{
  "version": 1,
  "folder": "/home/ana/rfcs",
  "files": [
    { "path": "README.md", "about": "what an RFC is here, and how it goes", "action": "keep" },
    { "path": ".github/rfcbot.yml", "about": "who decides, and how", "action": "add" }
  ],
  "written": true
}
\`\`\`

\`action\` is \`add\` for what was missing, and \`keep\` for what was there. \`written\` is false with \`--dry-run\`, where \`--yes\` is
missing, and where there was nothing to add.`,
  load: () => import("../commands/init.ts"),
};
