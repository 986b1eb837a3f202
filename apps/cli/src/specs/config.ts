/** How the commands of `rfc config` are called. */
import type { CommandGroup, CommandSpec } from "../command-spec.ts";
import { pin } from "./pin.ts";

const check: CommandSpec = {
  name: "check",
  argument: {
    name: "[file]",
    about: "the file to check; nothing: the repository's .github/rfcbot.yml; `-`: standard input",
    files: true,
  },
  summary: "check the repository's configuration",
  details:
    "Everything that is wrong is reported at once, with its place, what was found, what was expected, and the nearest valid spelling: what isn't YAML, unknown keys, values of another kind, projects that could never decide anything, rules that the linter doesn't have, templates that aren't there. Whether logins and teams exist only GitHub knows; the bot checks that.\n\nExit status: 0 no problems, 1 problems, 2 the file can't be read.",
  options: [
    {
      flags: "--format <format>",
      about: "how to print the result",
      choices: ["pretty", "json", "github"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc config check", about: "the repository's configuration" },
    { line: "rfc config check --format github", about: "for GitHub Actions, as remarks beside the lines" },
    {
      line: "git show HEAD~1:.github/rfcbot.yml | rfc config check -",
      about: "as it was before",
    },
  ],
  json: `\`\`\`json
{
  "version": 1,
  "file": ".github/rfcbot.yml",
  "ok": false,
  "problems": [
    {
      "line": 7, "column": 8, "endLine": 7, "endColumn": 11,
      "path": "fcp.days",
      "found": "the text \`ten\`",
      "expected": "a whole number of days from 1 to 365",
      "message": "Found the text \`ten\` at \`fcp.days\`, expected a whole number of days from 1 to 365."
    }
  ],
  "unchecked": { "logins": ["alice"], "teams": ["acme/core"] }
}
\`\`\`

Problems stand in the order of their places; lines and columns begin at 1, and the end is exclusive. A problem has a
\`suggestion\` where there is a nearest valid spelling. \`unchecked\` lists what only GitHub knows; it is empty while there are
problems.`,
  load: () => import("../commands/config-check.ts"),
};

const show: CommandSpec = {
  name: "show",
  argument: { name: "[setting]", about: "one setting, or one part of them, such as fcp.days or labels" },
  summary: "print the configuration with every default filled in",
  details:
    "Behind each value stands where it comes from: the file and the line, or that it is the default. Of a single setting a pipe gets the value alone, and of a list one item a line.\n\nExit status: 0 printed, 2 there is no such setting, or the configuration can't be read.",
  options: [
    { flags: "--config <file>", about: "the configuration, if it isn't .github/rfcbot.yml" },
    {
      flags: "--format <format>",
      about: "how to print it",
      choices: ["pretty", "yaml", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc config show", about: "all of it" },
    { line: "rfc config show fcp", about: "one part" },
    { line: "days=$(rfc config show fcp.days)", about: "one value, for a script" },
    { line: "rfc config show --format yaml > whole.yml", about: "a configuration that says everything" },
  ],
  json: `\`\`\`json
{
  "version": 1,
  "file": ".github/rfcbot.yml",
  "settings": [
    { "name": "fcp.days", "value": 5, "line": 7 },
    { "name": "fcp.minimum", "value": "0h", "line": null }
  ],
  "value": { "days": 5, "minimum": "0h" }
}
\`\`\`

\`settings\` has each value by itself, with the line of the file that says it; \`null\`: it is the default. \`value\` is the
same as one value: the whole configuration, or what was asked for.`,
  load: () => import("../commands/config-show.ts"),
};

export const config: CommandGroup = {
  name: "config",
  summary: "the repository's configuration",
  commands: [check, show, pin],
};
