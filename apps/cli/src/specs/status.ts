/** How `rfc status` is called. */
import type { CommandSpec } from "../command-spec.ts";
import { BOT, HOST, TOKENS } from "./asking.ts";

export const status: CommandSpec = {
  name: "status",
  argument: {
    name: "[repository]",
    about: "OWNER/REPO, OWNER/REPO#NUMBER or an address; the working folder's repository if not given",
  },
  summary: "show where open RFCs stand, and who is awaited",
  details: `For each open RFC: its phase, whom and which groups it waits for, open objections, and when its final comment period ends. What should be looked at first stands first. With a number, that RFC alone and in full. ${TOKENS}

What it shows stays on your terminal: nothing is kept on disk.

Exit status: 0 it was shown, 2 GitHub couldn't be asked.`,
  options: [
    { flags: "--mine", about: "only what waits for you" },
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
    { line: "rfc status", about: "the repository of this folder" },
    { line: "rfc status acme/rfcs --mine", about: "what waits for you there" },
    { line: "rfc status acme/rfcs#12", about: "one RFC in full" },
    {
      line: "rfc status acme/rfcs --format json | jq -r '.rfcs[].title'",
      about: "for another program to read",
    },
  ],
  json: "One document, by [its schema](../schemas/status.schema.json). Keys are only ever added.",
  load: () => import("../commands/status.ts"),
};
