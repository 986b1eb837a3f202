/** How `rfc app` is called. */
import type { CommandGroup, CommandSpec } from "../command-spec.ts";

const create: CommandSpec = {
  name: "create",
  summary: "make the GitHub App that the bot runs as",
  details:
    "It serves a page on this machine, for your browser, that says what will be made and leads to GitHub. GitHub asks you once more, makes the app and sends the browser back. Then the app's secrets are written to a file that only you can read, and what is left to do is said. No secret is printed.\n\nOn a machine without a browser, name a port, and forward it: `ssh -L 4748:127.0.0.1:4748 HOST`. Where NODE_ENV is production it is off.\n\nExit status: 0 the app is made, 2 it is not, 130 after Ctrl-C.",
  options: [
    { flags: "--act", about: "an app that merges what was decided; so it is if you say neither" },
    { flags: "--advise", about: "an app without the right to merge: a person merges what was decided" },
    {
      flags: "--org <name>",
      about: "the organisation that it is to belong to; your own account if not given",
    },
    { flags: "--name <name>", about: "what it is called; ORG-rfcbot, or else GitHub asks you" },
    {
      flags: "--webhook-url <url>",
      about: "where GitHub reaches the bot; if not given, you set it later in the app's settings",
    },
    { flags: "--public", about: "others can install it as well" },
    { flags: "--host <host>", about: "an Enterprise Server's name; GHE_HOST, or github.com, if not given" },
    {
      // Not `--env-file`: Node takes that for its own, wherever it stands.
      flags: "--secrets <file>",
      about: "the new file for the secrets",
      default: ".env",
    },
    { flags: "--port <number>", about: "where the page is served; any free port if not given" },
  ],
  examples: [
    { line: "rfc app create --org acme", about: "an app of the organisation acme" },
    { line: "rfc app create --org acme --advise", about: "one that never merges" },
    {
      line: "rfc app create --org acme --webhook-url https://rfcbot.acme.example",
      about: "where you know already at which address the bot will be",
    },
  ],
  load: () => import("../commands/app.ts"),
};

export const app: CommandGroup = {
  name: "app",
  summary: "the GitHub App that the bot runs as",
  commands: [create],
};
