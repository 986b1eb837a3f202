/** How `rfc config pin` is called. */
import type { CommandSpec } from "../command-spec.ts";
import { HOST, TOKEN } from "./asking.ts";

export const pin: CommandSpec = {
  name: "pin",
  argument: {
    name: "[file]",
    about: "the configuration; nothing: the repository's .github/rfcbot.yml",
    files: true,
  },
  summary: "write people's numeric ids behind their logins",
  details: `\`bob\` becomes \`bob#583231\`, everywhere the configuration names somebody. A login can be given up, and taken by somebody else; an id stays with its owner. Comments and layout stay as they are, and what is pinned already is left alone. ${TOKEN}

Exit status: 0 every login is pinned, 1 some logins nobody has, and they are listed, 2 it could not be done.`,
  options: [
    { flags: "--dry-run", about: "print what would change as a diff, and change nothing" },
    HOST,
    {
      flags: "--format <format>",
      about: "how to print what was done",
      choices: ["pretty", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc config pin --dry-run", about: "what would change" },
    { line: "rfc config pin", about: "pin everybody" },
  ],
  json: `\`\`\`json
{
  "version": 1,
  "file": ".github/rfcbot.yml",
  "pinned": [{ "login": "bob", "id": 583231, "line": 7 }],
  "left": [{ "login": "bbo", "line": 8, "because": "unknown" }],
  "written": true
}
\`\`\`

\`left\` has the logins that aren't pinned: \`because\` nobody bears them (\`unknown\`), or since they are written with
escapes and have to be pinned by hand (\`escaped\`).`,
  load: () => import("../commands/config-pin.ts"),
};
