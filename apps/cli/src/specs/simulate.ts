/** How `rfc simulate` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const simulate: CommandSpec = {
  name: "simulate",
  argument: { name: "<file...>", about: "scenario files, or folders of them", files: true },
  summary: "play scenarios on the GitHub simulator and check what they expect",
  details:
    "A scenario is one pull request's life, written down: who does what when, and what must then be true. It is played by the real bot on a simulated GitHub under a virtual clock, so nothing sleeps and the same file always gives the same answer.\n\nExit status: 0 everything held, 1 something did not, 2 a file can't be read.",
  options: [
    {
      flags: "--format <format>",
      about: "how to print the result",
      choices: ["pretty", "json"],
      default: "pretty",
    },
    {
      flags: "--http",
      about: "through the real app: its own server, signed webhooks, and the simulator's HTTP API",
    },
  ],
  examples: [
    { line: "rfc simulate life-of-an-rfc.yml", about: "play one scenario and print its thread" },
    { line: "rfc simulate scenarios/", about: "play every scenario in a folder" },
    { line: "rfc simulate --format json a.yml b.yml", about: "for another program to read" },
  ],
  load: () => import("../commands/simulate.ts"),
};
