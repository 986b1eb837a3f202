/** How `rfc promote` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const promote: CommandSpec = {
  name: "promote",
  argument: { name: "<file>", about: "the draft", files: true },
  summary: "take a draft RFC further: add what a full one has to have",
  details:
    "The sections that the draft lacks are added where the full template has them, with the template's guiding text and link definitions; optional ones are left to you. `stage:` in the front matter, where there is one, becomes full.\n\nNothing that you wrote is moved, renamed or taken out, and every other byte stays as it is. So a section that only drafts have (Proposal sketch) stays too, with what is to take its place (Proposal) right behind it. Work the one into the other, and take it out: as long as it is there, the document is a draft.\n\nWhat was promoted before is left alone, but for sections that are missing again. What is no draft is refused.\n\nExit status: 0 nothing is missing any more, 2 it is no draft, or can't be changed.",
  options: [
    { flags: "--dry-run", about: "change nothing, and print what would change" },
    {
      flags: "--format <format>",
      about: "how to print what was done",
      choices: ["pretty", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc promote accepted/fuel-accounting.md", about: "add the sections" },
    { line: "rfc promote --dry-run accepted/fuel-accounting.md", about: "see them as a patch" },
    {
      line: "rfc promote accepted/fuel-accounting.md && rfc lint --stage full accepted/fuel-accounting.md",
      about: "add them, and see what is left to write",
    },
  ],
  json: `\`\`\`json
{
  "version": 1,
  "path": "accepted/fuel-accounting.md",
  "added": [{ "section": "Proposal", "line": 21, "near": null }],
  "sketches": [{ "section": "Proposal sketch", "line": 15 }],
  "stageSet": true,
  "changed": true,
  "written": true
}
\`\`\`

\`path\` begins in the working folder, and lines are those of the new text. \`near\` is a heading that may have been meant by the
section, as \`{"section": "Alternatives", "line": 30}\`. \`sketches\` are the sections that only drafts have. \`stageSet\` says
whether the front matter's stage was changed.`,
  load: () => import("../commands/promote.ts"),
};
