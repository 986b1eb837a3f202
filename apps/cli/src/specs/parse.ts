/** How `rfc parse` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const parse: CommandSpec = {
  name: "parse",
  argument: {
    name: "[file]",
    about: "a file with a comment's text; `-` or nothing reads standard input",
    files: true,
  },
  summary: "show how the bot would read a comment",
  options: [
    {
      // Without a default for commander: `--jsonl` must know whether somebody asked for `pretty`.
      flags: "--format <format>",
      about: "how to print the result; pretty if not given",
      choices: ["pretty", "json"],
    },
    { flags: "--jsonl", about: 'read many: one {"body": "..."} a line in, one result a line out' },
    {
      flags: "--mention <name>",
      about: "what addresses the bot, @rfcbot if not given; may be given several times",
      repeatable: true,
    },
  ],
  examples: [
    { line: 'echo "@rfcbot fcp merge" | rfc parse', about: "read one comment" },
    { line: "rfc parse --format json comment.md", about: "for another program to read" },
    { line: "rfc parse --jsonl < comments.jsonl", about: "read many comments" },
    { line: "rfc parse --mention @wasm-bot comment.md", about: "for a bot of another name" },
  ],
  load: () => import("../commands/parse.ts"),
};
