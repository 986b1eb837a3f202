/** How `rfc snapshot` is called. */
import type { CommandSpec } from "../command-spec.ts";
import { BOT, HOST, TOKEN } from "./asking.ts";

export const snapshot: CommandSpec = {
  name: "snapshot",
  argument: { name: "<pull>", about: "a pull request, as OWNER/REPO#NUMBER, #NUMBER or its address" },
  summary: "save a thread to a file, to tell it again under another configuration",
  details: `Everything that GitHub says of it at this moment, as JSON: the thread with its edits, the configuration and its earlier versions, who its logins stand for, and the documents (docs/schemas/snapshot.schema.json describes it). No token and no secret is in it; of a private repository all that is said there is, and you are warned. ${TOKEN}

Exit status: 0 it was saved, 2 it couldn't be.`,
  options: [{ flags: "--output <file>", about: "where to save it; standard output if not given" }, HOST, BOT],
  examples: [
    { line: "rfc snapshot acme/rfcs#12 --output thread.json", about: "save it" },
    {
      line: "rfc snapshot acme/rfcs#12 --output thread.json && rfc simulate --policy five-days.yml --snapshot thread.json",
      about: "how it would have gone in five days",
    },
  ],
  load: () => import("../commands/snapshot.ts"),
};
