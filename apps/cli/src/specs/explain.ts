/** How `rfc explain` is called. */
import type { CommandSpec } from "../command-spec.ts";
import { BOT, HOST, TOKENS } from "./asking.ts";

export const explain: CommandSpec = {
  name: "explain",
  argument: { name: "<pull>", about: "a pull request, as OWNER/REPO#NUMBER, #NUMBER or its address" },
  summary: "tell why an RFC stands as it does, and what has to happen next",
  details: `Fact by fact, each with the rules of the process that gave it its effect and with where it is written; then what is awaited next, and from whom. ${TOKENS}

With --at it is told as of any moment so far: by what had been counted until then. Before the first motion only the bot knows which text there was.

Exit status: 0 it was told, 2 GitHub couldn't be asked.`,
  options: [
    {
      flags: "--at <instant>",
      about:
        "a moment so far: a day (its end, in UTC; of today: now), or an instant such as 2026-01-17T09:00:00Z",
    },
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
    { line: "rfc explain acme/rfcs#12", about: "why it stands as it does" },
    { line: "rfc explain '#12' --at 2026-01-17", about: "why it stood so then, in this folder's repository" },
  ],
  json: "One document, by [its schema](../schemas/explain.schema.json). Keys are only ever added.",
  load: () => import("../commands/explain.ts"),
};
