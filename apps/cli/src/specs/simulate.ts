/** How `rfc simulate` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const simulate: CommandSpec = {
  name: "simulate",
  argument: { name: "[file...]", about: "scenario files, or folders of them", files: true },
  summary: "play scenarios on the GitHub simulator and check what they expect",
  details:
    "A scenario is one pull request's life, written down: who does what when, and what must then be true. It is played by the real bot on a simulated GitHub under a virtual clock, so nothing sleeps and the same file always gives the same answer.\n\nWith --policy and --snapshot a real thread, saved by `rfc snapshot`, is told again: how it would have gone under another configuration. FILE is a configuration or a part of one, such as `fcp: { days: 5 }`; what it leaves out stays as it was.\n\nExit status: 0 everything held, 1 something did not, 2 a file can't be read.",
  options: [
    {
      flags: "--format <format>",
      about: "how to print the result",
      choices: ["pretty", "json"],
      default: "pretty",
    },
    { flags: "--policy <file>", about: "with --snapshot: what is to be different" },
    { flags: "--snapshot <file>", about: "with --policy: a thread that `rfc snapshot` saved" },
    {
      flags: "--http",
      about: "through the real app: its own server, signed webhooks, and the simulator's HTTP API",
    },
  ],
  examples: [
    { line: "rfc simulate life-of-an-rfc.yml", about: "play one scenario and print its thread" },
    { line: "rfc simulate scenarios/", about: "play every scenario in a folder" },
    { line: "rfc simulate --format json a.yml b.yml", about: "for another program to read" },
    {
      line: "rfc simulate --policy five-days.yml --snapshot thread.json",
      about: "how a real thread would have gone in five days",
    },
  ],
  json: "With `--policy`: one document, by [its schema](../schemas/simulate-policy.schema.json). Keys are only ever added.",
  load: () => import("../commands/simulate.ts"),
};
