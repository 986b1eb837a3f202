/** How `rfc verify` is called. */
import type { CommandSpec } from "../command-spec.ts";

export const verify: CommandSpec = {
  name: "verify",
  summary: "prove that the bot never merges what it should not",
  details:
    "Explores every small world of the process, compares it with a second opinion, kills the bot at every step, plays with all that goes wrong on the way, throws hostile input at what reads input, and plants bugs to see that they are found. It takes about three minutes on two cores.\n\nEach failure is one line that says how to see it again.\n\nExit status: 0 everything held, 1 something did not, 2 it could not be done.",
  options: [
    { flags: "--seed <number>", about: "what chance is drawn from; `random` for another one each time" },
    {
      flags: "--time <duration>",
      about:
        "about how long it may take, such as 60s or 1h: what draws by chance goes on that long, and what explores everything stops there",
    },
    {
      flags: "--only <name>",
      about: "a proof such as `worlds`, or a part such as `worlds/texts`; may be given several times",
      repeatable: true,
    },
    {
      flags: "--format <format>",
      about: "how to print the result",
      choices: ["pretty", "json"],
      default: "pretty",
    },
  ],
  examples: [
    { line: "rfc verify", about: "all proofs" },
    { line: "rfc verify --only worlds --only models", about: "two of them" },
    { line: "rfc verify --seed random --time 1h", about: "look further than anybody has before" },
    { line: "rfc verify --format json", about: "for another program to read" },
  ],
  load: () => import("../commands/verify.ts"),
};
