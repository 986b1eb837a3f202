/** How `rfc preview` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const preview: CommandSpec = {
  name: "preview",
  argument: { name: "<file>", about: "the RFC", files: true },
  summary: "show how the bot will see an RFC: its stage, what a motion lacks, who is asked",
  details:
    "It reads the document, .github/rfcbot.yml and, where there is git, what else has changed since the default branch. Nothing is asked of GitHub: of a team only its name is shown, and whether the pull request is a draft and which labels it has is for you to say.\n\nWithout --label, the front matter's `projects` count as the labels, by label or title; without those, all projects are shown.\n\nExit status: 0 a stakeholder could move to merge it, 1 something is missing before that, 2 the file or the configuration can't be read.",
  options: [
    {
      flags: "--label <name>",
      about: "a project label that the pull request will have; may be given several times",
      repeatable: true,
    },
    {
      flags: "--format <format>",
      about: "how to print it",
      choices: ["pretty", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc preview accepted/fuel-accounting.md", about: "before the pull request is opened" },
    {
      line: "rfc preview --label project-wasmtime accepted/fuel-accounting.md",
      about: "who is asked under this label",
    },
    {
      line: "rfc preview --format json accepted/fuel-accounting.md | jq .gate.missing",
      about: "for another program to read",
    },
  ],
  json: `\`\`\`json
{
  "version": 1,
  "path": "accepted/fuel-accounting.md",
  "subject": { "kind": "new" },
  "stage": { "is": "draft", "because": "section" },
  "gate": { "passes": false, "missing": ["Proposal"], "empty": [] },
  "lint": {
    "draft": { "errors": 0, "warnings": 2, "infos": 0 },
    "full": { "errors": 3, "warnings": 0, "infos": 0 }
  },
  "labels": { "from": "option", "chosen": ["project-wasmtime"], "unknown": [] },
  "rosters": [
    {
      "labels": ["project-wasmtime"],
      "title": "Wasmtime",
      "groups": [
        { "name": "Fastly", "logins": ["alice", "bob#583231"], "teams": [] },
        { "name": "Core", "logins": [], "teams": ["acme/core"] }
      ],
      "problem": null,
      "cannotMove": [],
      "starters": [
        { "mover": { "logins": ["alice", "bob"], "teams": [], "groups": ["Fastly"] },
          "by": [{ "logins": [], "teams": ["acme/core"], "groups": ["Core"] }] }
      ]
    }
  ],
  "hindrances": ["The section \\"Proposal\\" is missing."],
  "ready": false
}
\`\`\`

\`subject.kind\` is \`new\`, \`amendment\` or \`upkeep\`, as in [the process](../process.md) (D1). \`stage.because\` is
\`front-matter\`, \`section\`, \`configuration\` or \`nothing\`. \`labels.from\` is \`option\`, \`front-matter\` or \`none\`; then each
project has a roster of its own. \`problem\` is \`few-groups\`, \`same-people\` or \`too-large\` where no motion
could be decided (D2). \`starters\`
says who, by signing off, could start the final comment period, by who made the motion; people who are in the same groups
stand together. \`hindrances\` is everything that keeps a motion to merge back, in words; there are none where \`ready\`.`,
  load: () => import("../commands/preview.ts"),
};
