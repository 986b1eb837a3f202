/** How `rfc dev` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const dev: CommandSpec = {
  name: "dev",
  argument: { name: "[doing...]", about: "what to do; nothing starts the bot and its GitHub" },
  summary: "try the bot on a simulated GitHub, by hand",
  details:
    "Without a doing it starts a simulated GitHub, the real bot, and an RFC repository with one pull request, all on this machine, and stays until Ctrl-C. From a second terminal you act on it:\n\n  comment TEXT            post a comment\n  review VERDICT [TEXT]   approved, changes_requested or commented\n  tick [LOGIN], untick    the box of LOGIN, or of whoever acts\n  push, update-branch     a new text; the base merged into the branch\n  draft, ready, close, reopen, merge\n  label NAME, unlabel NAME\n  advance LENGTH          let time pass: 10d, 2h, 90m\n  step YAML               any step of a scenario file, such as '{hinder: check}'\n  thread                  print the whole thread\n  stop                    end it\n\nTime passes as it does outside, and jumps with `advance`.\n\nExit status: 0 done, 1 GitHub did not let it happen, 2 it could not be done.",
  options: [
    { flags: "--as <login>", about: "who does it; the pull request's author if not given" },
    { flags: "--scenario <file>", about: "start with a scenario's repository, pull request and steps" },
    { flags: "--port <number>", about: "where it listens, or where to find it", default: "4747" },
    {
      flags: "--format <format>",
      about: "how to print what came of it",
      choices: ["pretty", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc dev", about: "start, and leave it running" },
    {
      line: 'rfc dev comment --as ana "@rfcbot fcp merge"',
      about: "move to merge, from a second terminal",
    },
    { line: "rfc dev advance 10d", about: "let the final comment period pass" },
    { line: "rfc dev thread", about: "see what the bot has said" },
  ],
  load: () => import("../commands/dev.ts"),
};
